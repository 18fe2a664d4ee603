#include "ui/plan/plancontroller.h"

#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/lateness.h"

#include <QDateTime>

namespace fairlead {

namespace {

constexpr int reportEvery = 80; // ms; a shorter forecast shows no progress

/// "Now" moves on by whole minutes, so that typing does not shift the plan by seconds.
qint64 nextMinute(qint64 instant)
{
    return (instant + 59) / 60 * 60;
}

PlanFacts factsOf(const Plan& plan)
{
    return {lateFollowUps(plan), findingsOf(plan)};
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
           a.delay == b.delay && a.pacing == b.pacing && a.dropOut == b.dropOut;
}

PlanController::PlanController(QObject* parent, Clock clock, Forecast forecast)
    : QObject(parent), m_clock(std::move(clock)), m_forecast(std::move(forecast))
{
    m_pool.setMaxThreadCount(1);
    m_reports.setInterval(reportEvery);
    connect(&m_reports, &QTimer::timeout, this, &PlanController::report);
}

PlanController::~PlanController()
{
    drop();
    m_pool.waitForDone();
}

qint64 PlanController::systemClock()
{
    return QDateTime::currentSecsSinceEpoch();
}

void PlanController::setDocument(CampaignDocument* document)
{
    if (m_document)
        disconnect(m_document, nullptr, this, nullptr);
    m_document = document;
    if (m_document)
        connect(m_document, &CampaignDocument::changed, this, &PlanController::ask);
    refresh();
}

void PlanController::refresh()
{
    m_now = 0;
    m_asked.reset();
    ask();
}

void PlanController::ask()
{
    if (const auto now = m_clock(); now > m_now)
        m_now = nextMinute(now);
    auto read = m_document ? forecastInputOf(m_document->draft(), m_now) : CampaignForecast();
    m_problems = std::move(read.problems);
    if (!read.input) {
        drop();
        m_asked.reset();
        m_plan.reset();
        Q_EMIT unavailable(m_problems);
        return;
    }
    if (m_asked && isSameInput(*m_asked, *read.input))
        return;
    m_asked = read.input;
    start(*read.input);
}

void PlanController::start(const ForecastInput& input)
{
    drop();
    if (input.leads * input.steps() > directActions) {
        m_isPlanning = true;
        m_reports.start();
        return run(input, nullptr);
    }
    ForecastOptions options;
    options.keepActions = true;
    if (auto plan = m_forecast(input, options)) {
        accept(std::make_shared<const Plan>(*std::move(plan)));
        run(input, m_plan);
    }
}

/// Makes the plan, where there is none yet, and its facts, on the worker.
void PlanController::run(const ForecastInput& input, std::shared_ptr<const Plan> plan)
{
    m_job = std::make_shared<Job>();
    m_pool.start([this, input, plan, job = m_job]() mutable {
        // The destructor waits for this worker, so `this` is there; a newer job makes the result void.
        const auto deliver = [this, &job](auto result) {
            QMetaObject::invokeMethod(
                this,
                [this, job, result] {
                    if (job == m_job)
                        result();
                },
                Qt::QueuedConnection);
        };
        if (!plan && !job->cancelled) {
            plan = job->planOf(input, m_forecast);
            if (plan)
                deliver([this, plan] { accept(plan); });
        }
        if (!plan || job->cancelled)
            return;
        deliver([this, facts = factsOf(*plan)] {
            m_facts = facts;
            Q_EMIT factsChanged();
        });
    });
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
