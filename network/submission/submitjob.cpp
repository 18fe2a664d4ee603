#include "network/submission/submitjob.h"

#include "models/campaign/request.h"
#include "models/drafts/librarydatabase.h"
#include "network/api/campaigncalls.h"
#include "network/api/httpclient.h"
#include "network/submission/launchrun.h"
#include "network/submission/submissionrun.h"

#include <algorithm>
#include <limits>

namespace fairlead {

using std::chrono::milliseconds;

namespace {

/// How soon at the earliest an unclear submission is read again after a read failed.
constexpr milliseconds readAgain{1'000};

/// What was never sent, and belongs to no draft.
bool mayBeTakenOver(const OutboxEntry& entry)
{
    return entry.state == SubmissionState::Waiting && !isUnproven(entry) && entry.draftId.isEmpty();
}

} // namespace

SubmitJob::SubmitJob(OutboxWorkplace workplace, SubmitOrder order, QObject* parent)
    : QObject(parent), m_workplace(std::move(workplace)), m_order(std::move(order))
{
    m_workplace.timing.launchPolls = std::numeric_limits<int>::max(); // the job's time bounds them
    m_result.entry.name = m_order.campaign.name.valueOr({});
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &SubmitJob::expire);
    connect(&m_workplace.client, &HttpClient::askedToWait, this, &SubmitJob::share);
}

SubmitJob::~SubmitJob() = default;

/// Where it cannot be recorded it holds for this process all the same, and what the call brought counts more.
void SubmitJob::share(milliseconds pause)
{
    try {
        m_workplace.store.hold(m_order.target, m_workplace.timing.now(), pause);
    } catch (const StoreFailure& failure) {
        qWarning("A pause is not recorded: %s", qPrintable(failure.error.text));
    }
}

void SubmitJob::start()
{
    m_deadline.start(m_order.wait);
    pauseFor(milliseconds(0), &SubmitJob::lookUnderOtherKeys);
}

void SubmitJob::expire()
{
    m_pause.stop();
    if (m_run)
        return m_run->stop(); // its rest follows
    if (m_call) {
        m_call->disconnect(this);
        m_call->cancel();
    }
    const bool read = guarded([&] {
        auto standing =
            m_workplace.store.known(m_order.target, contentHash(m_order.campaign), m_order.repeat);
        if (!standing)
            standing = unprovenUnderOtherKey();
        m_result.entry = standing.value_or(m_result.entry);
    });
    if (read)
        finish(Rest::NotReached);
}

/// The same content with another key is the same submission if the keys belong to one account. The server
/// shows a campaign to its owner only (API sheet, section 5.4), so a known one tells.
void SubmitJob::lookUnderOtherKeys()
{
    const bool read = guarded(
        [&] { m_others = m_workplace.store.underOtherKeys(m_order.target, contentHash(m_order.campaign)); });
    if (!read)
        return;
    const auto waiting = std::ranges::find_if(m_others, mayBeTakenOver);
    if (waiting != m_others.end())
        return takeOver(*waiting);
    std::optional<OutboxEntry> unproven;
    if (!guarded([&] { unproven = unprovenUnderOtherKey(); }))
        return;
    if (unproven)
        return lookAt(*unproven);
    std::erase_if(m_others, [](const OutboxEntry& entry) { return !isSettled(entry.state); });
    if (m_others.empty() || m_order.repeat == Repeat::CreateAnother)
        return record();
    askForKnown(m_others.front());
}

/// The same content, sent with another key and not known to have created nothing. Shown as unclear: with the
/// key at hand it is, whatever it was with its own.
std::optional<OutboxEntry> SubmitJob::unprovenUnderOtherKey()
{
    for (auto& entry : m_workplace.store.underOtherKeys(m_order.target, contentHash(m_order.campaign))) {
        if (!isUnfinished(entry.state) || !isUnproven(entry) || m_lookedAt.contains(entry.number))
            continue;
        entry.state = SubmissionState::Unclear;
        return std::move(entry);
    }
    return std::nullopt;
}

/// If the keys belong to one account, this one shows what the other one created. If they do not, only the
/// other one can tell, and sending would be a guess: nothing is created unless another one is wanted anyhow.
void SubmitJob::lookAt(const OutboxEntry& unproven)
{
    run(new SubmissionRun(m_workplace, unproven.number, SubmissionRun::Purpose::Look, this),
        [this, unproven](Rest rest) {
            m_result.entry = isUnfinished(m_run->entry().state) ? unproven : m_run->entry();
            if (rest == Rest::OtherKey && m_order.repeat == Repeat::CreateAnother)
                m_lookedAt.insert(unproven.number);
            else if (rest != Rest::Done)
                return goesOnLater(rest, &SubmitJob::lookUnderOtherKeys) ? void() : finish(rest);
            lookUnderOtherKeys();
        });
}

void SubmitJob::askForKnown(const OutboxEntry& known)
{
    auto* call = new GetCampaign(m_workplace.client, known.campaignId);
    m_call = call;
    connect(call, &ApiCall::finished, this, [this, call, known] {
        const auto kind = call->error().kind;
        if (kind == ApiError::Kind::None) {
            m_result.entry = known;
            m_result.entry.campaignStatus = call->campaign().status;
            return m_order.launch ? launch() : finish(Rest::Done);
        }
        if (kind != ApiError::Kind::Refused)
            return finish(kind == ApiError::Kind::Unauthorised ? Rest::Unauthorised : Rest::NotReached);
        m_others.erase(m_others.begin());
        if (m_others.empty())
            record();
        else
            askForKnown(m_others.front());
    });
}

/// A submission that was never sent goes on with the key at hand.
void SubmitJob::takeOver(const OutboxEntry& waiting)
{
    bool taken = false;
    const bool done = guarded([&] {
        const auto lock = m_workplace.store.tryLock(waiting.number);
        const auto present = lock ? m_workplace.store.find(waiting.number) : std::nullopt;
        taken = present && mayBeTakenOver(*present); // another process may have sent it since
        if (taken)
            m_workplace.store.move(waiting.number, m_order.target);
    });
    if (!done)
        return;
    if (taken)
        record();
    else
        pauseFor(m_workplace.timing.lockPoll, &SubmitJob::lookUnderOtherKeys);
}

void SubmitJob::record()
{
    Recorded recorded;
    const bool done = guarded([&] {
        recorded = SubmissionRun::record(m_workplace, {}, m_order.target, m_order.campaign, m_order.repeat);
    });
    if (!done)
        return;
    m_result.entry = recorded.entry;
    create(std::move(recorded));
}

void SubmitJob::createLater()
{
    create({.entry = m_result.entry, .lock = std::nullopt});
}

void SubmitJob::create(Recorded recorded)
{
    auto* creation = new SubmissionRun(m_workplace, std::move(recorded), this);
    creation->countFrom(m_creates);
    run(creation, [this, creation](Rest rest) {
        m_created = m_created || creation->hasCreated();
        takeCreation(rest);
    });
}

void SubmitJob::takeCreation(Rest rest)
{
    m_result.entry = m_run->entry();
    m_creates = m_run->sent();
    if (goesOnLater(rest, &SubmitJob::createLater))
        return;
    if (m_order.launch && rest == Rest::Done && isSettled(m_result.entry.state) && m_deadline.isActive())
        launch();
    else
        finish(rest);
}

void SubmitJob::launch()
{
    auto* launchRun = new LaunchRun(m_workplace, m_result.entry.number, LaunchRun::Purpose::Launch, this);
    launchRun->countFrom(m_launches);
    run(launchRun, [this](Rest rest) {
        m_result.entry = m_run->entry();
        m_launches = m_run->sent();
        if (!goesOnLater(rest, &SubmitJob::launch))
            finish(rest);
    });
}

/// Whether the job goes on by itself after a rest, within its time.
bool SubmitJob::goesOnLater(Rest rest, void (SubmitJob::*step)())
{
    const bool again = rest == Rest::Unread || rest == Rest::Asked;
    if (!again || !m_deadline.isActive())
        return false;
    milliseconds wait{0};
    if (!guarded([&] { wait = pauseOf(m_workplace, m_order.target); }))
        return true;
    if (rest == Rest::Unread)
        wait = std::max({wait, readAgain, m_workplace.client.backOff()});
    if (wait > m_deadline.remainingTimeAsDuration())
        return false;
    pauseFor(wait, step);
    return true;
}

void SubmitJob::run(OutboxRun* next, std::function<void(Rest)> rested)
{
    m_run = next;
    connect(next, &OutboxRun::finished, this, [this, next, rested = std::move(rested)](Rest rest) {
        if (rest == Rest::StoreFailed)
            m_result.storeError = next->storeError();
        rested(rest);
        next->deleteLater();
        if (m_run == next)
            m_run.clear();
    });
    next->start();
}

void SubmitJob::pauseFor(milliseconds time, void (SubmitJob::*step)())
{
    m_pause.disconnect(this);
    connect(&m_pause, &QTimer::timeout, this, step);
    m_pause.start(std::max(time, milliseconds(0)));
}

bool SubmitJob::guarded(const std::function<void()>& work)
{
    try {
        work();
        return true;
    } catch (const StoreFailure& failure) {
        m_result.storeError = failure.error.text;
        finish(Rest::StoreFailed);
        return false;
    }
}

void SubmitJob::finish(Rest rest)
{
    if (m_finished)
        return;
    m_finished = true;
    m_deadline.stop();
    m_result.rest = rest;
    m_result.outcome = outcome();
    Q_EMIT finished();
}

/// What the server may hold decides, whatever this computer came to record of it.
SubmitResult::Outcome SubmitJob::outcome() const
{
    using Outcome = SubmitResult::Outcome;
    switch (m_result.entry.state) {
    case SubmissionState::SettledCreated:
        return m_created ? Outcome::Created : Outcome::Adopted;
    case SubmissionState::SettledAdopted:
        return Outcome::Adopted;
    case SubmissionState::Refused:
        return Outcome::Refused;
    case SubmissionState::Sending:
    case SubmissionState::Unclear:
        return Outcome::Unknown;
    default:
        return isUnproven(m_result.entry) ? Outcome::Unknown : Outcome::NotSent;
    }
}

} // namespace fairlead
