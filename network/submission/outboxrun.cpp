#include "network/submission/outboxrun.h"

#include "models/drafts/librarydatabase.h"
#include "network/api/apicall.h"
#include "network/api/httpclient.h"
#include "network/submission/outboxstore.h"

namespace fairlead {

using std::chrono::milliseconds;

OutboxTiming defaultTiming()
{
    return {};
}

milliseconds pauseOf(const OutboxWorkplace& place, const OutboxTarget& target)
{
    const auto held = place.store.holdLeft(target, place.timing.now());
    place.client.pauseFor(std::min<milliseconds>(held, longestPause)); // whatever the clock did since
    return place.client.pause();
}

OutboxRun::OutboxRun(OutboxWorkplace workplace, qint64 number, QObject* parent)
    : QObject(parent), m_workplace(std::move(workplace))
{
    m_entry.number = number;
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
}

OutboxRun::OutboxRun(OutboxWorkplace workplace, Recorded recorded, QObject* parent)
    : OutboxRun(std::move(workplace), recorded.entry.number, parent)
{
    if (!recorded.lock)
        return;
    m_entry = std::move(recorded.entry);
    m_lock = std::move(recorded.lock);
}

OutboxRun::~OutboxRun() = default;

void OutboxRun::start()
{
    if (m_lock)
        return proceed();
    after(milliseconds(0), [this] { claim(); });
}

void OutboxRun::stop()
{
    if (m_atRest)
        return;
    m_timer.stop();
    if (m_call) {
        m_call->disconnect(this);
        m_call->cancel();
    }
    if (m_first) {
        m_first->disconnect(this);
        m_first->stop();
    }
    const bool isLoaded = m_entry.recordedAt > 0;
    if (!isLoaded && !guarded([this] { load(); }))
        return;
    const bool wasUnderWay = m_lock && giveUp();
    if (wasUnderWay && !save())
        return;
    rest(stopped());
}

void OutboxRun::claim()
{
    const bool read = guarded([this] {
        m_lock = m_workplace.store.tryLock(m_entry.number);
        load();
        pause(); // for the reads
    });
    if (!read)
        return;
    Q_EMIT changed(m_entry.number);
    if (isDone())
        rest(Rest::Done);
    else if (m_lock)
        proceed();
    else
        after(m_workplace.timing.lockPoll, [this] { claim(); });
}

void OutboxRun::load()
{
    auto stored = m_workplace.store.find(m_entry.number);
    if (!stored)
        throw StoreFailure{fairlead::storeError(StoreError::Kind::Missing)};
    m_entry = std::move(*stored);
}

bool OutboxRun::guarded(const std::function<void()>& work)
{
    try {
        work();
        return true;
    } catch (const StoreFailure& failure) {
        m_storeError = failure.error.text;
        rest(Rest::StoreFailed);
        return false;
    }
}

bool OutboxRun::save()
{
    if (!guarded([this] { m_workplace.store.save(m_entry); }))
        return false;
    Q_EMIT changed(m_entry.number);
    return true;
}

bool OutboxRun::saveOutcome()
{
    if (!guarded([this] { m_workplace.store.saveOutcome(m_entry); }))
        return false;
    Q_EMIT changed(m_entry.number);
    return true;
}

void OutboxRun::rest(Rest reason)
{
    m_atRest = true;
    m_timer.stop();
    m_lock.reset();
    Q_EMIT finished(reason);
}

bool OutboxRun::saveAttempt(OutboxEntry attempt)
{
    if (!guarded([&] { m_workplace.store.save(attempt); }))
        return false;
    m_entry = std::move(attempt);
    Q_EMIT changed(m_entry.number);
    return true;
}

void OutboxRun::leaveAlone(const ApiError& error)
{
    m_workplace.client.leaveAlone(m_workplace.timing.retries.pauseAfter(m_sent, error));
}

/// After a new start of the computer nobody knows how long ago the request ended: as good as now.
milliseconds OutboxRun::untilReading(int number, const Moment& endedAt) const
{
    const auto& timing = m_workplace.timing;
    const auto since = elapsed(endedAt, now()).value_or(milliseconds(0));
    return std::max(timing.quiet * number / (timing.readings - 1) - since, milliseconds(0));
}

milliseconds OutboxRun::untilQuiet(const Moment& endedAt) const
{
    return untilReading(m_workplace.timing.readings - 1, endedAt);
}

qint64 OutboxRun::quietAt(const Moment& endedAt) const
{
    return later(now(), untilQuiet(endedAt)).utc;
}

void OutboxRun::after(milliseconds delay, std::function<void()> step)
{
    m_timer.disconnect(this);
    connect(&m_timer, &QTimer::timeout, this, std::move(step));
    m_timer.start(std::max(delay, milliseconds(0)));
}

void OutboxRun::follow(ApiCall* call, std::function<void()> step)
{
    m_call = call;
    connect(call, &ApiCall::finished, this, std::move(step));
}

void OutboxRun::follow(OutboxRun* run, std::function<void(Rest)> step)
{
    m_first = run;
    connect(run, &OutboxRun::changed, this, &OutboxRun::changed);
    connect(run, &OutboxRun::finished, this, [this, run, step = std::move(step)](Rest rest) {
        run->deleteLater();
        m_first.clear();
        step(rest);
    });
    run->start();
}

} // namespace fairlead
