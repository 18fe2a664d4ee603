#pragma once

#include <QDialog>

namespace fairlead {

class LineEdit;

/// Asks for the user name and password of a proxy on the way to the server.
class ProxyDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param proxy "host:port"
    explicit ProxyDialog(const QString& proxy, QWidget* parent = nullptr);

    QString user() const;
    QString password() const;

private:
    LineEdit* m_user;
    LineEdit* m_password;
};

} // namespace fairlead
