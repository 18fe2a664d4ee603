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
    const auto add = [&](const QString& text, const QString& consequence, auto clicked) {
        auto* button = new QPushButton(text);
        button->setAccessibleDescription(consequence.isEmpty() ? finding.message : consequence);
        connect(button, &QPushButton::clicked, this, clicked);
        auto* then = new QLabel(consequence);
        then->setWordWrap(true);
        auto* line = new QHBoxLayout;
        line->setSpacing(spacing::normal);
        line->addWidget(button);
        line->addWidget(then, 1);
        layout->addLayout(line);
    };
    // A label may go on with what comes of the fix: "Set the limit to 120: the last …".
    for (const auto& fix : finding.fixes)
        add(fix.label.section(QStringLiteral(": "), 0, 0), fix.label.section(QStringLiteral(": "), 1),
            [this, fix] { Q_EMIT fixRequested(fix); });
    if (finding.date)
        add(tr("Show day"), {}, [this, date = *finding.date] { Q_EMIT dayRequested(date); });
    else if (!finding.path.isEmpty())
        add(tr("Show field"), {}, [this, path = finding.path] { Q_EMIT fieldRequested(path); });
    return row;
}

} // namespace fairlead
