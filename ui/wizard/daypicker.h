#pragma once

#include "models/campaign/field.h"

#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace fairlead {

/// The days of the week as a row of switches, Monday first. Entries that are no days are shown behind them,
/// so that they can be taken out.
class DayPicker : public QWidget
{
    Q_OBJECT
public:
    explicit DayPicker(QWidget* parent = nullptr);

    void setDays(const QStringList& days);
    /// In week order, then what is no day.
    QStringList days() const;

Q_SIGNALS:
    void daysEdited(const QStringList& days);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    QToolButton* addSwitch(const QString& day, const QString& label, const QString& spoken);

    QHBoxLayout* m_layout;
    QList<QToolButton*> m_switches; ///< objectName: the API's name of the day
};

} // namespace fairlead
