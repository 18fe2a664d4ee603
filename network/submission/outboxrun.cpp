#include "network/submission/outboxrun.h"

#include "models/drafts/librarydatabase.h"
#include "network/api/apicall.h"
#include "network/api/httpclient.h"
#include "network/submission/outboxstore.h"

#include <QDateTime>

namespace fairlead {

using std::chrono::milliseconds;

OutboxTiming defaultTiming()
{
    OutboxTiming timing;
    timing.now = QDateTime::currentMSecsSinceEpoch;
    return timing;
}

milliseconds pauseOf(const OutboxWorkplace& place, const OutboxTarget& target)
{
    const milliseconds held(place.store.heldUntil(target) - place.timing.now());
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

milliseconds OutboxRun::untilQuiet(qint64 endedAt, bool timedOut) const
{
    const auto quiet = timedOut ? m_workplace.timing.quietAfterTimeOut : m_workplace.timing.quiet;
    return std::max(milliseconds(endedAt - now()) + quiet, milliseconds(0));
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
