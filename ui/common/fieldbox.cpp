#include "ui/common/fieldbox.h"

#include "ui/common/calmstyle.h"
#include "ui/common/fieldmessage.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace fairlead {

QString withoutMnemonic(const QString& label)
{
    QString spoken = label;
    spoken.replace(QLatin1String("&&"), QLatin1String("\x01"));
    spoken.remove(u'&');
    return spoken.replace(QLatin1String("\x01"), QLatin1String("&"));
}

FieldBox::FieldBox(const QString& label, QWidget* control, QWidget* parent)
    : QWidget(parent),
      m_control(control),
      m_label(new WrapLabel),
      m_counter(new QLabel),
      m_help(new WrapLabel),
      m_message(new FieldMessage)
{
    m_counter->setPalette(mutedPalette(palette()));
    m_counter->setFont(themeFont(TypeSize::Small));
    m_help->setPalette(mutedPalette(palette()));
    m_help->setFont(themeFont(TypeSize::Small));
    m_help->hide();

    m_head = new QWidget;
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_label, 1);
    head->addWidget(m_counter, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_head);
    layout->addWidget(control);
    layout->addWidget(m_help);
    layout->addWidget(m_message);

    m_label->setBuddy(focusTarget());
    setLabel(label);
}

QString FieldBox::name() const
{
    return withoutMnemonic(m_label->text());
}

bool FieldBox::covers(const QString& path) const
{
    return !m_path.isEmpty() && path.startsWith(m_path) &&
           (path.size() == m_path.size() || path[m_path.size()] == u'/');
}

void FieldBox::setLabel(const QString& label)
{
    m_label->setText(label);
    m_head->setVisible(!label.isEmpty());
    if (!label.isEmpty())
        setSpokenLabel(withoutMnemonic(label));
}

void FieldBox::setSpokenLabel(const QString& name)
{
    auto* target = focusTarget();
    target->setAccessibleName(name);
    if (const auto* combo = qobject_cast<QComboBox*>(target); combo && combo->lineEdit())
        combo->lineEdit()->setAccessibleName(name);
}

void FieldBox::setHelp(const QString& help)
{
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    describe();
}

void FieldBox::setCounter(const QString& counter)
{
    m_counter->setText(counter);
    describe();
}

void FieldBox::setProblems(const Problems& problems)
{
    Problems own;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(own),
                 [&](const Problem& problem) { return covers(problem.path); });
    m_message->setProblems(own);
    QVariant severity;
    for (const auto& problem : own)
        if (problem.severity != Problem::Severity::Hint)
            severity = severity.isValid() ? std::min(severity.toInt(), static_cast<int>(problem.severity))
                                          : static_cast<int>(problem.severity);
    m_control->setProperty(severityProperty, severity);
    m_control->update();
    describe();
}

QWidget* FieldBox::focusTarget() const
{
    QWidget* target = m_control;
    while (target->focusProxy())
        target = target->focusProxy();
    return target;
}

void FieldBox::describe()
{
    QStringList parts{m_message->text(), m_help->text(), m_counter->text()};
    parts.removeAll(QString());
    const auto description = parts.join(u'\n');
    auto* target = focusTarget();
    if (target->accessibleDescription() == description)
        return;
    target->setAccessibleDescription(description);
}

} // namespace fairlead
