#include "ui/plan/plancontroller.h"

#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/lateness.h"

#include <QDateTime>

namespace fairlead {

namespace {

constexpr int reportEvery = 80; // ms; a shorter forecast shows no progress
constexpr int minuteMs = 60'000;
constexpr qint64 stalest = 5 * 60; // seconds by which the "now" of a plan may be past

PlanFacts factsOf(const Plan& plan, const std::atomic_bool& cancelled)
{
    return {lateFollowUps(plan), findingsOf(plan, &cancelled)};
}

} // namespace

struct PlanController::Job
{
    std::atomic_bool cancelled = false;
    std::atomic<qint64> sent = 0;
    std::atomic<qint64> of = 0;

    /// Null when it was cancelled.
    std::shared_ptr<const Plan> planOf(const ForecastInput& input, const Forecast& forecast)
    {
        ForecastOptions options;
        options.keepActions = true;
        options.cancelled = &cancelled;
        options.progress = [this](qint64 done, qint64 all) {
            sent = done;
            of = all;
        };
        auto plan = forecast(input, options);
        return plan ? std::make_shared<const Plan>(*std::move(plan)) : nullptr;
    }
};

bool isSameInput(const ForecastInput& a, const ForecastInput& b)
{
    return a.leads == b.leads && a.delayDays == b.delayDays && a.window.start == b.window.start &&
           a.window.end == b.window.end && a.window.days == b.window.days &&
           a.window.zone.id() == b.window.zone.id() && a.dailyLimit == b.dailyLimit &&
           a.minInterval == b.minInterval && a.launch == b.launch && a.order == b.order &&
           a.delay == b.delay && a.pacing == b.pacing && a.dropOut == b.dropOut &&
           a.launchIsPast == b.launchIsPast && a.addresses == b.addresses;
}

PlanController::PlanController(QObject* parent, Clock clock, Forecast forecast)
    : QObject(parent), m_clock(std::move(clock)), m_forecast(std::move(forecast))
{
    m_pool.setMaxThreadCount(1);
    m_factsPool.setMaxThreadCount(1);
    m_reports.setInterval(reportEvery);
    connect(&m_reports, &QTimer::timeout, this, &PlanController::report);
    m_minutes.setInterval(minuteMs);
    m_minutes.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_minutes, &QTimer::timeout, this, &PlanController::keepUp);
    m_minutes.start();
}

PlanController::~PlanController()
{
    drop();
    m_pool.waitForDone();
    m_factsPool.waitForDone();
}

qint64 PlanController::systemClock()
{
    return QDateTime::currentSecsSinceEpoch();
}

void PlanController::setServerFacts(const ServerFacts& facts)
{
    if (facts == m_serverFacts)
        return;
    const bool movesWindow = facts.readsWindowInUtc != m_serverFacts.readsWindowInUtc;
    m_serverFacts = facts;
    if (movesWindow)
        ask();
    else if (m_plan && !m_isPlanning)
        Q_EMIT planChanged(m_plan);
}

void PlanController::setDocument(CampaignDocument* document, const QString& draftId)
{
    if (m_document)
        disconnect(m_document, nullptr, this, nullptr);
    if (document != m_document)
        forget();
    m_document = document;
    m_draftId = draftId;
    if (m_document)
        connect(m_document, &CampaignDocument::changed, this, &PlanController::ask);
    refresh();
    if (m_isPlanning && !m_plan)
        Q_EMIT unavailable({});
}

/// The plan, findings and fixes of one campaign must not stand under the name of another.
void PlanController::forget()
{
    drop();
    m_plan.reset();
    m_facts = {};
    m_factsOf.reset();
}

void PlanController::refresh()
{
    m_now = 0;
    m_asked.reset();
    ask();
}

void PlanController::keepUp()
{
    if (m_asked && m_clock() >= m_now + stalest)
        ask();
}

void PlanController::ask()
{
    if (const auto now = m_clock(); now > m_now)
        m_now = launchSoon(now);
    auto read = m_document ? forecastInputOf(m_document->draft(), m_now) : CampaignForecast();
    if (read.input)
        *read.input = asRead(*std::move(read.input), m_serverFacts);
    m_problems = std::move(read.problems);
    if (!read.input) {
        forget();
        m_asked.reset();
        Q_EMIT unavailable(m_problems);
        return;
    }
    if (m_asked && isSameInput(*m_asked, *read.input)) {
        if (!m_isPlanning)
            Q_EMIT planKept();
        return;
    }
    m_asked = read.input;
    start(*read.input);
}

void PlanController::start(const ForecastInput& input)
{
    drop();
    m_job = std::make_shared<Job>();
    if (input.leads * input.steps() <= directActions) {
        if (auto plan = m_job->planOf(input, m_forecast))
            accept(std::move(plan));
        return;
    }
    m_isPlanning = true;
    m_reports.start();
    Q_EMIT planning();
    m_pool.start([this, input, job = m_job] {
        if (auto plan = job->cancelled ? nullptr : job->planOf(input, m_forecast))
            deliver(job, [this, plan] { accept(plan); });
    });
}

void PlanController::startFacts()
{
    m_factsPool.start([this, plan = m_plan, job = m_job] {
        if (job->cancelled)
            return;
        deliver(job, [this, plan, facts = factsOf(*plan, job->cancelled)] {
            m_facts = facts;
            m_factsOf = plan;
            Q_EMIT factsChanged();
        });
    });
}

/// From a worker. The destructor waits for the workers, so `this` is there; a newer job makes the result
/// void.
void PlanController::deliver(const std::shared_ptr<Job>& job, const std::function<void()>& result)
{
    QMetaObject::invokeMethod(
        this,
        [this, job, result] {
            if (job == m_job)
                result();
        },
        Qt::QueuedConnection);
}

void PlanController::drop()
{
    m_reports.stop();
    m_isPlanning = false;
    if (m_job)
        m_job->cancelled = true;
    m_job.reset();
}

void PlanController::accept(std::shared_ptr<const Plan> plan)
{
    m_reports.stop();
    m_isPlanning = false;
    m_plan = std::move(plan);
    startFacts();
    Q_EMIT planChanged(m_plan);
}

void PlanController::cancel()
{
    if (!m_isPlanning)
        return;
    drop();
    m_asked.reset();
    Q_EMIT cancelled();
}

void PlanController::report()
{
    if (m_isPlanning)
        Q_EMIT busy(m_job->sent, m_job->of);
}

} // namespace fairlead
