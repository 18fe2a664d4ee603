#include "ui/plan/missingplan.h"

#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

/// Settings of the forecast have their editors beside the plan, which is not there. The leads have no
/// default, and their field stays.
bool hasDefault(const QString& path)
{
    return path.startsWith(QLatin1String("/editor/forecast/")) &&
           !path.startsWith(QLatin1String("/editor/forecast/leads"));
}

} // namespace

MissingPlan::MissingPlan(QWidget* parent)
    : QWidget(parent), m_list(new QWidget), m_rows(new QVBoxLayout(m_list)), m_title(new WrapLabel)
{
    setObjectName(QStringLiteral("missingPlan"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(spacing::normal);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    layout->setSpacing(spacing::wide);
    layout->addWidget(m_title);
    layout->addWidget(m_list);
    layout->addStretch();
}

void MissingPlan::setProblems(const Problems& problems, bool hasCampaign)
{
    while (auto* item = m_rows->takeAt(0)) {
        if (auto* widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    if (!hasCampaign)
        m_title->setText(tr("Choose a campaign to see its plan."));
    else
        m_title->setText(problems.empty() ? tr("The plan appears here as soon as it is made.")
                                          : tr("The plan appears here as soon as this is filled in:"));
    for (const auto& problem : problems)
        if (problem.severity == Problem::Severity::Error)
            addProblem(problem);
}

void MissingPlan::addProblem(const Problem& problem)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* message = new WrapLabel(problem.message);
    const bool toDefault = hasDefault(problem.path);
    auto* go = new QPushButton(toDefault ? tr("Use the default") : tr("Show field"));
    go->setAccessibleName(
        (toDefault ? tr("Use the default: %1") : tr("Show the field: %1")).arg(problem.message));
    go->setProperty("pointer", problem.path);
    layout->addWidget(message, 1);
    layout->addWidget(go, 0, Qt::AlignTop);
    connect(go, &QPushButton::clicked, this, [this, toDefault, path = problem.path] {
        if (toDefault)
            Q_EMIT defaultRequested(path);
        else
            Q_EMIT fieldRequested(path);
    });
    m_rows->addWidget(row);
}

} // namespace fairlead
