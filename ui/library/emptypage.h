#pragma once

#include <QWidget>

class QLabel;

namespace fairlead {

/// What stands in the place of a campaign while none is shown, in a library that holds some.
class EmptyPage : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyPage(QWidget* parent = nullptr);

    void show(const QString& title, const QString& text);

private:
    QLabel* m_title;
    QLabel* m_text;
};

} // namespace fairlead
