#include "ui/common/choicegroup.h"

#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QFocusEvent>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace fairlead {

ChoiceGroup::ChoiceGroup(const QList<Choice>& choices, QWidget* parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setFocusPolicy(Qt::ClickFocus);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    for (const auto& choice : choices)
        addRow(choice);
}

void ChoiceGroup::addRow(const Choice& choice)
{
    auto* button = new QRadioButton(choice.label);
    button->setAccessibleDescription(choice.help);
    if (!m_rows.isEmpty())
        m_layout->addSpacing(spacing::normal);
    m_layout->addWidget(button);
    if (!choice.help.isEmpty()) {
        auto* help = new WrapLabel(choice.help);
        help->setFont(themeFont(TypeSize::Small));
        help->setPalette(mutedPalette(palette()));
        help->setIndent(0);
        help->setContentsMargins(18 + spacing::normal, 0, 0, 0);
        m_layout->addWidget(help);
    }
    m_rows.append({choice.value, button});
    const auto choose = [this, value = choice.value] {
        Q_EMIT chosen(value);
    };
    connect(button, &QRadioButton::clicked, this, choose); // of the one that only shows what is usual, too
    connect(button, &QRadioButton::toggled, this,
            [choose](bool on) { // the accessibility interface clicks none
                if (on)
                    choose();
            });
}

QString ChoiceGroup::value() const
{
    for (const auto& row : m_rows)
        if (row.button->isChecked())
            return row.value;
    return {};
}

void ChoiceGroup::setValue(const QString& value)
{
    if (value == this->value())
        return;
    const auto holds = [&](const Row& row) {
        return row.value == value;
    };
    if (!value.isEmpty() && std::none_of(m_rows.begin(), m_rows.end(), holds))
        addRow({value, tr("“%1” (not known here)").arg(value), {}});
    for (const auto& row : m_rows) {
        const QSignalBlocker ours(row.button);
        row.button->setAutoExclusive(!value.isEmpty()); // or none could not be shown
        row.button->setChecked(row.value == value);
    }
    for (const auto& row : m_rows)
        row.button->setAutoExclusive(true);
}

void ChoiceGroup::focusInEvent(QFocusEvent* event)
{
    for (const auto& row : m_rows)
        if (row.button->isChecked())
            return row.button->setFocus(event->reason());
    if (!m_rows.isEmpty())
        m_rows.first().button->setFocus(event->reason());
}

} // namespace fairlead
