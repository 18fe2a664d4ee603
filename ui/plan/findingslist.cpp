#include "ui/plan/findingslist.h"

#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/planstyle.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace fairlead {

namespace {

bool looksLike(const Finding& a, const Finding& b)
{
    return a.message == b.message && a.date == b.date && a.path == b.path &&
           std::ranges::equal(a.fixes, b.fixes, {}, &Fix::label, &Fix::label);
}

} // namespace

FindingsList::FindingsList(QWidget* parent) : QWidget(parent), m_place(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("planFindings"));
    m_place->setContentsMargins(0, 0, 0, 0);
}

/// What is the same to the eye keeps its rows, and a button in them its focus.
void FindingsList::setFindings(const std::vector<Finding>& findings)
{
    const bool looksTheSame = std::ranges::equal(findings, m_findings, looksLike);
    m_findings = findings;
    if (looksTheSame)
        return;
    while (auto* item = m_place->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    // All of them in one widget that is shown once: each showing lays out everything around it anew.
    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(spacing::normal);
    for (std::size_t i = 0; i < findings.size(); ++i)
        rows->addWidget(rowOf(i));
    m_place->addWidget(content);
}

QWidget* FindingsList::rowOf(std::size_t number)
{
    const auto& finding = m_findings[number];
    auto* row = new QWidget;
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    auto* message = new WrapLabel(finding.message);
    message->setSelectable();
    layout->addWidget(message);
    // Beside the wizard's pages there is little width: the text wraps, the button does not.
    const auto add = [&](const QString& text, const QString& press, auto clicked) {
        auto* button = new QPushButton(press);
        button->setAccessibleName(text.isEmpty() ? press : tr("%1: %2").arg(press, text));
        button->setAccessibleDescription(finding.message);
        connect(button, &QPushButton::clicked, this, clicked);
        auto* what = new WrapLabel(text);
        auto* line = new QHBoxLayout;
        line->setSpacing(spacing::normal);
        line->addWidget(what, 1);
        line->addWidget(button, 0, Qt::AlignTop);
        layout->addLayout(line);
    };
    for (std::size_t i = 0; i < finding.fixes.size(); ++i)
        add(finding.fixes[i].label, tr("Apply"), [this, number, i] {
            const auto fix = m_findings[number].fixes[i]; // the list may change while it is applied
            Q_EMIT fixRequested(fix);
        });
    if (finding.date)
        add({}, tr("Show day"), [this, date = *finding.date] { Q_EMIT dayRequested(date); });
    else if (!finding.path.isEmpty())
        add({}, tr("Show field"), [this, path = finding.path] { Q_EMIT fieldRequested(path); });
    return row;
}

} // namespace fairlead
