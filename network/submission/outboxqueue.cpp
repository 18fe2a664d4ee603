#include "network/submission/outboxqueue.h"

#include "models/drafts/librarydatabase.h"
#include "network/api/campaigncalls.h"
#include "network/api/httpclient.h"
#include "network/submission/launchrun.h"
#include "network/submission/outboxwords.h"
#include "network/submission/submissionrun.h"
#include "network/submission/updaterun.h"

#include <algorithm>

namespace fairlead {

using std::chrono::milliseconds;

namespace {

/// Before the outbox itself is tried again.
constexpr milliseconds longestWait{60'000};
/// How long an answer proves that the server is there and the connection open.
constexpr milliseconds freshness{10'000};

/// Whether an answer came from the server itself. A page that a network puts in front of it redirects or
/// sends a text that is no JSON; a gateway that finds no server behind it says 502, 503 or 504.
bool isFromServer(const ApiError& error)
{
    switch (error.kind) {
    case ApiError::Kind::None:
    case ApiError::Kind::Unauthorised:
    case ApiError::Kind::Refused:
    case ApiError::Kind::RateLimited:
        return true;
    case ApiError::Kind::ServerFailed:
        return error.status == 500;
    default:
        return false;
    }
}

} // namespace

OutboxQueue::OutboxQueue(OutboxStore& store, OutboxTiming timing, QObject* parent)
    : QObject(parent), m_store(store), m_timing(std::move(timing))
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        m_stalled.clear();
        goOn();
    });
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_toLookAt = m_launching;
        goOn();
    });
}

OutboxQueue::~OutboxQueue()
{
    pause();
}

void OutboxQueue::use(HttpClient& client, const OutboxTarget& target)
{
    await(target);
    m_client = &client;
    connect(&client, &HttpClient::askedToWait, this, [this](milliseconds time) {
        try {
            m_store.hold(m_target, m_timing.now(), time);
        } catch (const StoreFailure& failure) {
            Q_EMIT storeFailed(failure.error.text);
        }
    });
    try {
        for (const auto& entry : m_store.launching(target))
            noteLaunch(entry);
    } catch (const StoreFailure& failure) {
        Q_EMIT storeFailed(failure.error.text);
    }
    retry();
}

void OutboxQueue::await(const OutboxTarget& target)
{
    pause();
    m_target = target;
}

void OutboxQueue::pause()
{
    m_wait.stop();
    m_look.stop();
    m_launching.clear();
    m_toLookAt.clear();
    m_isReached = false;
    if (m_client)
        m_client->disconnect(this);
    m_client.clear();
    if (m_probe) {
        m_probe->disconnect(this);
        m_probe->cancel();
        m_probe.clear();
    }
    if (m_run)
        m_run->stop();
    setTrouble({});
}

void OutboxQueue::retry()
{
    m_needsKey = false;
    m_undecided.clear();
    m_sent.clear();
    lookAgain();
}

void OutboxQueue::takeUp(qint64 number)
{
    m_undecided.erase(number);
    m_sent.erase(number);
}

void OutboxQueue::lookAgain()
{
    m_isReached = false;
    m_stalled.clear();
    m_failures = 0;
    goOn();
}

/// One step; every end of a run leads here again.
void OutboxQueue::goOn()
{
    if (!m_client || m_run || m_probe || m_needsKey)
        return;
    m_wait.stop();
    const auto task = nextTask();
    if (task && m_isReached)
        begin(runFor(*task));
    else if (task)
        probe();
    else if (!m_stalled.empty())
        waitForServer();
}

/// What is launched is what the user saw, so an update goes first, unless the launch is out already.
OutboxQueue::Kind OutboxQueue::kindOf(const OutboxEntry& entry)
{
    const auto launch = entry.launch.state;
    if (!isSettled(entry.state))
        return Kind::Create;
    if (!entry.update || launch == LaunchState::Sending || launch == LaunchState::Unclear)
        return Kind::Launch;
    return Kind::Update;
}

std::optional<OutboxQueue::Task> OutboxQueue::nextTask()
{
    try {
        for (const auto& entry : m_store.withWork(m_target)) {
            if (hasWork(entry) && !entry.draftId.isEmpty() && !m_undecided.contains(entry.number) &&
                !m_stalled.contains(entry.number))
                return Task{entry.number, kindOf(entry)};
        }
    } catch (const StoreFailure& failure) {
        Q_EMIT storeFailed(failure.error.text);
        wait(longestWait);
        return std::nullopt;
    }
    if (!m_toLookAt.empty()) // last: it holds nobody up
        return Task{*m_toLookAt.begin(), Kind::Watch};
    return std::nullopt;
}

OutboxRun* OutboxQueue::runFor(const Task& task)
{
    const OutboxWorkplace place{*m_client, m_store, m_timing};
    switch (task.kind) {
    case Kind::Launch:
        return new LaunchRun(place, task.number, LaunchRun::Purpose::Launch, this);
    case Kind::Watch:
        return new LaunchRun(place, task.number, LaunchRun::Purpose::Watch, this);
    case Kind::Update:
        return new UpdateRun(place, task.number, this);
    case Kind::Create:
        return new SubmissionRun(place, task.number, SubmissionRun::Purpose::Create, this);
    }
    Q_UNREACHABLE();
}

OutboxEntry OutboxQueue::submit(const QString& draftId, const OutboxTarget& target, const Campaign& content,
                                Repeat repeat)
{
    if (!isFreeFor(target))
        return m_store.record(draftId, target, content, repeat, m_timing.now().utc);
    const OutboxWorkplace place{*m_client, m_store, m_timing};
    auto recorded = SubmissionRun::record(place, draftId, target, content, repeat);
    auto entry = recorded.entry;
    if (recorded.lock)
        begin(new SubmissionRun(place, std::move(recorded), this));
    return entry;
}

bool OutboxQueue::isFreeFor(const OutboxTarget& target)
{
    const bool isIdle = m_client && m_isReached && !m_run && !m_probe && !m_needsKey && !m_wait.isActive();
    return isIdle && target == m_target && !nextTask();
}

void OutboxQueue::begin(OutboxRun* run)
{
    m_run = run;
    m_run->countFrom(m_sent[run->entry().number]);
    connect(m_run, &OutboxRun::changed, this, &OutboxQueue::changed);
    connect(m_run, &OutboxRun::finished, this, [this, run = m_run.data()](Rest rest) {
        run->deleteLater();
        m_run.clear();
        m_sent[run->entry().number] = run->sent();
        takeRest(run->entry(), rest);
    });
    m_run->start();
}

void OutboxQueue::takeRest(const OutboxEntry& entry, Rest rest)
{
    switch (rest) {
    case Rest::Done:
        m_failures = 0;
        m_sent.erase(entry.number);
        break;
    case Rest::Undecided:
    case Rest::GivenUp:
    case Rest::OtherKey: // comes from the command line only
        m_undecided.insert(entry.number);
        break;
    case Rest::Asked:
        wait(pauseOfTarget());
        break;
    case Rest::NotReached:
    case Rest::Unread:
        stall(entry.number);
        break;
    case Rest::Unauthorised:
        needKey();
        break;
    case Rest::StoreFailed:
        Q_EMIT storeFailed(storeErrorText(StoreError::Kind::Failed));
        wait(longestWait);
        break;
    }
    noteLaunch(entry);
    Q_EMIT changed(entry.number);
    if (!m_wait.isActive())
        QMetaObject::invokeMethod(this, &OutboxQueue::goOn, Qt::QueuedConnection);
}

/// A launch that goes on in the background is looked at from time to time.
void OutboxQueue::noteLaunch(const OutboxEntry& entry)
{
    m_toLookAt.erase(entry.number);
    m_launching.erase(entry.number);
    if (!isLaunchingThere(entry))
        return;
    m_launching.insert(entry.number);
    if (m_client && !m_look.isActive())
        m_look.start(m_timing.launchLook);
}

/// Whether it is the entry or the server that does not get on, the next probe tells.
void OutboxQueue::stall(qint64 number)
{
    m_stalled.insert(number);
    m_isReached = false;
}

void OutboxQueue::needKey()
{
    m_needsKey = true;
    Q_EMIT keyRefused();
}

void OutboxQueue::probe()
{
    const bool isFresh = m_isReached && !m_lastProbe.hasExpired(freshness.count());
    if (!m_client || m_run || m_probe || m_needsKey || isFresh)
        return;
    const auto asked = pauseOfTarget();
    if (asked > milliseconds(0))
        setTrouble(words::askedToWait(later(m_timing.now(), asked).utc));
    m_probe = new AuthMe(*m_client);
    connect(m_probe, &ApiCall::finished, this, [this, probe = m_probe.data()] {
        m_probe.clear();
        takeProbe(probe->error());
    });
}

void OutboxQueue::takeProbe(const ApiError& error)
{
    m_isReached = isFromServer(error);
    m_lastProbe.start();
    setTrouble(m_isReached ? QString() : describe(error));
    if (error.kind == ApiError::Kind::Unauthorised)
        needKey();
    else if (m_isReached)
        goOn();
    else
        waitForServer();
}

void OutboxQueue::waitForServer()
{
    wait(m_timing.retries.pauseAfter(++m_failures));
}

milliseconds OutboxQueue::pauseOfTarget()
{
    if (!m_client)
        return milliseconds(0);
    try {
        return pauseOf({*m_client, m_store, m_timing}, m_target);
    } catch (const StoreFailure& failure) {
        Q_EMIT storeFailed(failure.error.text);
        return m_client->pause();
    }
}

void OutboxQueue::wait(milliseconds time)
{
    if (m_client)
        m_wait.start(std::max(time, milliseconds(1)));
}

void OutboxQueue::setTrouble(const QString& text)
{
    if (std::exchange(m_trouble, text) != text)
        Q_EMIT troubleChanged();
}

void OutboxQueue::release(qint64 number)
{
    if (!m_run || m_run->entry().number != number)
        return;
    const auto& entry = m_run->entry();
    const bool launchWaits = isSettled(entry.state) && entry.launch.state == LaunchState::Wanted;
    if (entry.state == SubmissionState::Waiting || launchWaits)
        m_run->stop();
}

} // namespace fairlead
