#pragma once

#include <QDialog>

class QLineEdit;

namespace fairlead {

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
    QLineEdit* m_user;
    QLineEdit* m_password;
};

} // namespace fairlead
