#include "ui/library/rowplans.h"

#include "models/common/people.h"
#include "models/common/whenfinished.h"
#include "models/drafts/draftlibrary.h"
#include "models/forecast/forecastofcampaign.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPromise>

namespace fairlead {

namespace {

constexpr qint64 mostActions = 500'000; ///< a larger plan takes longer than a line is worth
constexpr std::size_t mostKept = 1'000;

struct RowPlansText
{
    Q_DECLARE_TR_FUNCTIONS(RowPlans)
};

QDate dateAt(const ForecastInput& input, std::optional<qint64> instant)
{
    return instant ? QDate(1970, 1, 1).addDays(dateOf(input.window.zone.labelAt(*instant))) : QDate();
}

QString dayInWords(const QDate& day, const QDate& today)
{
    return QLocale().toString(day, day.year() == today.year() ? RowPlansText::tr("d MMM")
                                                              : RowPlansText::tr("d MMM yyyy"));
}

} // namespace

RowPlan rowPlanOf(const CampaignDraft& draft, qint64 now)
{
    RowPlan plan;
    const auto forecast = forecastInputOf(draft, launchSoon(now));
    if (const auto settings = forecastSettings(draft); settings.leads.hasValue())
        plan.people = settings.leads.value();
    if (!forecast.input)
        return plan;
    const auto& input = *forecast.input;
    plan.people = input.leads;
    if (input.leads > mostActions || input.leads * input.steps() > mostActions)
        return plan;
    const auto made = runForecast(input);
    plan.first = dateAt(input, made->first);
    plan.last = made->complete ? dateAt(input, made->last) : QDate();
    return plan;
}

QString rowPlanWords(const RowPlan& plan, const QDate& today)
{
    QStringList parts;
    if (plan.people)
        parts << peopleInWords(*plan.people);
    if (plan.first.isValid() && plan.last.isValid())
        parts << RowPlansText::tr("%1 – %2").arg(dayInWords(plan.first, today), dayInWords(plan.last, today));
    return parts.join(QStringLiteral(" · "));
}

RowPlans::RowPlans(const DraftLibrary& library, QObject* parent) : QObject(parent), m_library(library)
{
    m_pool.setMaxThreadCount(1);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &RowPlans::next);
}

RowPlans::~RowPlans() = default;

const RowPlan* RowPlans::of(const QString& draftId, const QDateTime& updatedAt)
{
    const auto found = m_kept.find(draftId);
    const bool isCurrent = found != m_kept.end() && found->second.updatedAt == updatedAt &&
                           found->second.day == QDate::currentDate();
    if (!isCurrent) {
        m_wanted[draftId] = updatedAt;
        if (!m_isPlanning)
            m_turn.start();
    }
    return found == m_kept.end() ? nullptr : &found->second.plan;
}

/// One at a time, so that neither reading nor planning is felt.
void RowPlans::next()
{
    if (m_isPlanning || m_wanted.empty())
        return;
    const auto wanted = m_wanted.extract(m_wanted.begin());
    const auto stored = m_library.draft(wanted.key());
    if (!stored)
        return m_turn.start();
    m_isPlanning = true;
    auto promise = std::make_shared<QPromise<RowPlan>>();
    promise->start();
    whenFinished(promise->future(), this,
                 [this, id = wanted.key(), updatedAt = wanted.mapped()](const RowPlan& plan) {
                     m_isPlanning = false;
                     if (m_kept.size() >= mostKept)
                         m_kept.clear();
                     m_kept[id] = {updatedAt, QDate::currentDate(), plan};
                     Q_EMIT known();
                     m_turn.start();
                 });
    m_pool.start([promise, draft = stored->draft, now = QDateTime::currentSecsSinceEpoch()] {
        promise->addResult(rowPlanOf(draft, now));
        promise->finish();
    });
}

} // namespace fairlead
