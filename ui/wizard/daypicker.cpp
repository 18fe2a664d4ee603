#include "ui/wizard/daypicker.h"

#include "models/campaign/schema.h"
#include "ui/common/spacing.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace fairlead {

DayPicker::DayPicker(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    setFocusPolicy(Qt::ClickFocus);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::tight);
    m_layout->addStretch();
    const QLocale locale;
    int number = 0;
    for (const auto& day : schema::weekDays()) {
        ++number;
        addSwitch(day, locale.standaloneDayName(number, QLocale::ShortFormat),
                  locale.standaloneDayName(number));
    }
}

QToolButton* DayPicker::addSwitch(const QString& day, const QString& label, const QString& spoken)
{
    auto* button = new QToolButton;
    button->setObjectName(day);
    button->setText(label);
    button->setAccessibleName(spoken);
    button->setToolTip(spoken);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumSize(44, 32);
    m_layout->insertWidget(m_layout->count() - 1, button);
    m_switches << button;
    connect(button, &QToolButton::toggled, this, [this] { Q_EMIT daysEdited(days()); });
    return button;
}

void DayPicker::setDays(const QStringList& days)
{
    for (const auto& day : days) {
        const bool known = std::any_of(m_switches.begin(), m_switches.end(), [&](const QToolButton* button) {
            return button->objectName() == day;
        });
        if (!known)
            addSwitch(day, day, tr("“%1” (no day)").arg(day));
    }
    for (auto* button : m_switches) {
        const QSignalBlocker ours(button);
        button->setChecked(days.contains(button->objectName()));
    }
}

QStringList DayPicker::days() const
{
    QStringList chosen;
    for (const auto* button : m_switches)
        if (button->isChecked())
            chosen << button->objectName();
    return chosen;
}

void DayPicker::focusInEvent(QFocusEvent* event)
{
    m_switches.first()->setFocus(event->reason());
}

} // namespace fairlead
