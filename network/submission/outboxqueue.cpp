#include "network/submission/outboxqueue.h"

#include "models/drafts/librarydatabase.h"
#include "network/api/campaigncalls.h"
#include "network/api/httpclient.h"
#include "network/submission/launchrun.h"
#include "network/submission/outboxstore.h"
#include "network/submission/submissionrun.h"
#include "network/submission/updaterun.h"

#include <algorithm>

namespace fairlead {

using std::chrono::milliseconds;

namespace {

/// Between two looks at a server that was not reached: doubles up to the longest.
constexpr milliseconds firstWait{2'000};
constexpr milliseconds longestWait{60'000};
constexpr int mostDoublings = 10;
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
            m_store.hold(m_target, m_timing.now() + time.count());
        } catch (const StoreFailure& failure) {
            Q_EMIT storeFailed(failure.error.text);
        }
    });
    retry();
}

void OutboxQueue::await(const OutboxTarget& target)
{
    pause();
    if (target != m_target)
        m_updates.clear();
    m_target = target;
}

void OutboxQueue::pause()
{
    m_wait.stop();
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
    lookAgain();
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
        begin(*task);
    else if (task)
        probe();
    else if (!m_stalled.empty())
        waitForServer();
}

std::optional<OutboxQueue::Task> OutboxQueue::nextTask()
{
    if (!m_updates.empty())
        return Task{m_updates.begin()->first, Kind::Update};
    try {
        for (const auto& entry : m_store.withWork(m_target)) {
            if (hasWork(entry) && !entry.draftId.isEmpty() && !m_undecided.contains(entry.number) &&
                !m_stalled.contains(entry.number))
                return Task{entry.number, isSettled(entry.state) ? Kind::Launch : Kind::Create};
        }
    } catch (const StoreFailure& failure) {
        Q_EMIT storeFailed(failure.error.text);
        wait(longestWait);
    }
    return std::nullopt;
}

OutboxRun* OutboxQueue::runFor(const Task& task)
{
    const OutboxWorkplace place{*m_client, m_store, m_timing};
    switch (task.kind) {
    case Kind::Launch:
        return new LaunchRun(place, task.number, this);
    case Kind::Update: {
        const auto update = m_updates.extract(task.number);
        return new UpdateRun(place, task.number, update.mapped().content, update.mapped().foreign, this);
    }
    case Kind::Create:
        return new SubmissionRun(place, task.number, SubmissionRun::Purpose::Create, this);
    }
    Q_UNREACHABLE();
}

void OutboxQueue::begin(const Task& task)
{
    m_run = runFor(task);
    connect(m_run, &OutboxRun::changed, this, &OutboxQueue::changed);
    connect(m_run, &OutboxRun::finished, this, [this, run = m_run.data()](Rest rest) {
        run->deleteLater();
        m_run.clear();
        takeRest(run->entry(), rest);
    });
    m_run->start();
}

void OutboxQueue::takeRest(const OutboxEntry& entry, Rest rest)
{
    switch (rest) {
    case Rest::Done:
        m_failures = 0;
        break;
    case Rest::Undecided:
    case Rest::OtherKey: // comes from the command line only
        m_undecided.insert(entry.number);
        break;
    case Rest::Asked:
        wait(milliseconds(entry.notBefore - m_timing.now()));
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
    Q_EMIT changed(entry.number);
    if (!m_wait.isActive())
        QMetaObject::invokeMethod(this, &OutboxQueue::goOn, Qt::QueuedConnection);
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
    try {
        pauseOf({*m_client, m_store, m_timing}, m_target);
    } catch (const StoreFailure& failure) {
        return Q_EMIT storeFailed(failure.error.text);
    }
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
    wait(std::min(longestWait, firstWait * (1 << std::min(m_failures++, mostDoublings))));
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

void OutboxQueue::update(qint64 number, const Campaign& content, CampaignGateway::Foreign foreign)
{
    m_updates.insert_or_assign(number, Update{content, foreign});
    goOn();
}

} // namespace fairlead
