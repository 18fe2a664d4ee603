#include "ui/plan/findingslist.h"

#include "ui/common/spacing.h"
#include "ui/plan/planstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace fairlead {

FindingsList::FindingsList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("planFindings"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(spacing::normal);
}

void FindingsList::setFindings(const std::vector<Finding>& findings)
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& finding : findings)
        m_rows->addWidget(rowOf(finding));
}

QWidget* FindingsList::rowOf(const Finding& finding)
{
    auto* row = new QWidget;
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    auto* message = new QLabel(finding.message);
    message->setWordWrap(true);
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(message);
    // Beside the wizard's pages there is little width: the text wraps, the button does not.
    const auto add = [&](const QString& text, const QString& press, auto clicked) {
        auto* button = new QPushButton(press);
        button->setAccessibleName(text.isEmpty() ? press : tr("%1: %2").arg(press, text));
        button->setAccessibleDescription(finding.message);
        connect(button, &QPushButton::clicked, this, clicked);
        auto* what = new QLabel(text);
        what->setWordWrap(true);
        auto* line = new QHBoxLayout;
        line->setSpacing(spacing::normal);
        line->addWidget(what, 1);
        line->addWidget(button, 0, Qt::AlignTop);
        layout->addLayout(line);
    };
    for (const auto& fix : finding.fixes)
        add(fix.label, tr("Apply"), [this, fix] { Q_EMIT fixRequested(fix); });
    if (finding.date)
        add({}, tr("Show day"), [this, date = *finding.date] { Q_EMIT dayRequested(date); });
    else if (!finding.path.isEmpty())
        add({}, tr("Show field"), [this, path = finding.path] { Q_EMIT fieldRequested(path); });
    return row;
}

} // namespace fairlead
