#include "network/submission/submissionrun.h"

#include "models/campaign/request.h"
#include "models/campaign/rules.h"
#include "network/api/campaigncalls.h"
#include "network/api/httpclient.h"
#include "network/submission/outboxstore.h"
#include "network/submission/outboxwords.h"
#include "network/submission/refusals.h"
#include "network/submission/verdict.h"

namespace fairlead {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

bool isComplete(const ServerCampaign& campaign)
{
    const auto& content = campaign.content;
    return content.steps.hasValue() && content.name.hasValue() && content.datasetId.hasValue();
}

/// The entry as it is while a request is under way that could create.
void noteAttempt(OutboxEntry& entry, const OutboxWorkplace& place)
{
    entry.state = SubmissionState::Sending;
    entry.attempts += 1;
    if (!isUnproven(entry)) {
        entry.unprovenSince = place.timing.now();
        const auto there = place.client.serverTime();
        entry.unprovenThere = {there, there};
    }
    entry.endedAt = {};
    entry.problems.clear();
    entry.candidates.clear();
}

Problems problemsBefore(const OutboxEntry& entry, const OutboxWorkplace& place)
{
    return checkCampaign(entry.content, {.now = place.timing.now().utc / 1000});
}

/// One more read before the attempt: where the server does not tell its time, and where campaigns of the same
/// content are known to be there.
bool needsIdsBefore(const OutboxEntry& entry, const OutboxWorkplace& place)
{
    return entry.isAnother || place.client.isWithoutClock();
}

} // namespace

SubmissionRun::SubmissionRun(OutboxWorkplace place, qint64 number, Purpose purpose, QObject* parent)
    : OutboxRun(std::move(place), number, parent), m_purpose(purpose)
{
}

SubmissionRun::SubmissionRun(OutboxWorkplace place, Recorded recorded, QObject* parent)
    : OutboxRun(std::move(place), std::move(recorded), parent),
      m_purpose(Purpose::Create),
      m_isBegun(entry().state == SubmissionState::Sending)
{
}

Recorded SubmissionRun::record(const OutboxWorkplace& place, const QString& draftId,
                               const OutboxTarget& target, const Campaign& content, Repeat repeat)
{
    const auto begin = [&](OutboxEntry& entry) {
        if (needsIdsBefore(entry, place) || hasErrors(problemsBefore(entry, place)) ||
            pauseOf(place, target) > 0ms)
            return false;
        noteAttempt(entry, place);
        return true;
    };
    return place.store.recordAttempt(draftId, target, content, repeat, place.timing.now().utc, begin);
}

bool SubmissionRun::isDone() const
{
    return !isUnfinished(entry().state);
}

bool SubmissionRun::giveUp()
{
    if (mine().state != SubmissionState::Sending)
        return false;
    mine().state = SubmissionState::Unclear;
    mine().endedAt = now();
    mine().trouble = words::interrupted() + u' ' + words::mayStillFinish(quietAt(mine().endedAt));
    return true;
}

Rest SubmissionRun::stopped() const
{
    return entry().state == SubmissionState::Waiting ? Rest::NotReached : Rest::Unread;
}

void SubmissionRun::proceed()
{
    if (std::exchange(m_isBegun, false))
        return request();
    const bool senderIsGone = giveUp();
    if (senderIsGone && !save())
        return;
    if (mine().state == SubmissionState::Unclear || m_purpose == Purpose::Look)
        settle();
    else if (m_purpose == Purpose::Settle)
        rest(Rest::Done);
    else
        settleEarlier();
}

/// A campaign of the same name that turns up later could be the creation of either. So what an earlier one
/// did is read before another of its name goes out, one after the other; none of them sends anything.
void SubmissionRun::settleEarlier()
{
    std::vector<OutboxEntry> earlier;
    if (!guarded([&] { earlier = workplace().store.unclearBefore(mine()); }))
        return;
    std::erase_if(earlier, [&](const OutboxEntry& entry) { return m_passed.contains(entry.number); });
    if (earlier.empty())
        return checkAndSend();
    const auto& first = earlier.front();
    const auto purpose = first.target == mine().target ? Purpose::Settle : Purpose::Look;
    auto* run = new SubmissionRun(workplace(), first.number, purpose, this);
    follow(run, [this, run](Rest rest) { passEarlier(run->entry(), rest); });
}

void SubmissionRun::passEarlier(const OutboxEntry& earlier, Rest reason)
{
    const bool isRead = reason == Rest::Done || reason == Rest::Undecided || reason == Rest::OtherKey;
    if (!isRead) {
        mine().trouble = words::earlierUnclear();
        if (save())
            rest(reason);
        return;
    }
    // What this key shows of another one is of the same account.
    const bool isTwin = isSettled(earlier.state) && earlier.contentHash == mine().contentHash;
    if (isTwin && !mine().isAnother)
        return takeTwin(earlier);
    m_passed.insert(earlier.number);
    settleEarlier();
}

void SubmissionRun::checkAndSend()
{
    auto problems = problemsBefore(mine(), workplace());
    if (hasErrors(problems)) {
        mine().state = SubmissionState::Refused;
        mine().problems = std::move(problems);
        if (save())
            rest(Rest::Done);
        return;
    }
    milliseconds wait{0};
    if (!guarded([&] { wait = pause(); }))
        return;
    if (wait > 0ms) {
        mine().trouble = words::askedToWait(later(now(), wait).utc);
        return rest(Rest::Asked);
    }
    if (isUnproven(mine()))
        readByName(&SubmissionRun::judgeBeforeSending);
    else if (needsIdsBefore(mine(), workplace()))
        readByName(&SubmissionRun::noteIdsBefore);
    else
        sendUnlessKnown();
}

/// What is there now cannot come from an attempt that is still to be made, and what comes later can.
void SubmissionRun::noteIdsBefore()
{
    for (const auto& campaign : m_seen)
        if (!mine().idsBefore.contains(campaign.id))
            mine().idsBefore << campaign.id;
    mine().knowsIdsBefore = true;
    sendUnlessKnown();
}

/// A server can come to an end with an earlier attempt long after two readings agreed that there was nothing.
void SubmissionRun::judgeBeforeSending()
{
    conclude(&SubmissionRun::sendUnlessKnown);
}

/// Entries of two keys that turned out to be of one account can hold the same content twice.
void SubmissionRun::sendUnlessKnown()
{
    std::optional<OutboxEntry> twin;
    if (!mine().isAnother && !guarded([&] { twin = workplace().store.settledTwin(mine()); }))
        return;
    if (twin)
        takeTwin(*twin);
    else
        send();
}

void SubmissionRun::takeTwin(const OutboxEntry& twin)
{
    if (twin.draftId == mine().draftId || twin.draftId.isEmpty() || mine().draftId.isEmpty())
        return adoptKnown(twin);
    mine().state = SubmissionState::Refused;
    mine().problems = {{Problem::Severity::Error, {}, Problem::Code::Duplicate, words::sameElsewhere()}};
    if (save())
        rest(Rest::Done);
}

void SubmissionRun::adoptKnown(const OutboxEntry& twin)
{
    mine().state = SubmissionState::SettledAdopted;
    mine().campaignId = twin.campaignId;
    mine().campaignStatus = twin.campaignStatus;
    mine().seen = twin.seen;
    if (twin.launch.state == LaunchState::Done)
        mine().launch = twin.launch;
    mine().problems.clear();
    mine().trouble.clear();
    if (save())
        rest(Rest::Done);
}

/// The record of the attempt is on the disk before the request begins.
void SubmissionRun::send()
{
    m_wasUnproven = isUnproven(mine());
    auto attempt = mine();
    noteAttempt(attempt, workplace());
    if (saveAttempt(std::move(attempt)))
        request();
}

void SubmissionRun::request()
{
    noteSent();
    auto* call = new CreateCampaign(workplace().client, createRequest(mine().content));
    follow(call, [this, call] { takeCreated(call); });
}

void SubmissionRun::takeCreated(CreateCampaign* call)
{
    mine().endedAt = now();
    placeAttempt(mine(), call->serverTime(), now());
    if (call->error())
        return takeFailure(call->error());
    takeInShort(call->campaign());
}

/// An answer that does not show what it is about is completed by a read.
void SubmissionRun::takeInShort(const ServerCampaign& campaign)
{
    if (isComplete(campaign))
        return takeInFull(campaign);
    auto* call = new GetCampaign(workplace().client, campaign.id);
    follow(call, [this, call, id = campaign.id] {
        if (!call->error())
            return takeInFull(call->campaign());
        mine().namedId = id;
        takeUnclear(call->error());
    });
}

/// Launches and updates are built on the id. So what it stands for has to be what was sent, new, and nobody
/// else's; whether it is ours all the same, the reading shows, or the user says.
void SubmissionRun::takeInFull(const ServerCampaign& campaign)
{
    const bool isSame = isComplete(campaign) && canBeAnswerTo(mine(), campaign) &&
                        fieldsStoredOtherwise(mine().content, campaign.content).isEmpty();
    bool isForeign = !isSame || wasThereBefore(mine(), campaign);
    const bool known =
        guarded([&] { isForeign = isForeign || workplace().store.isOwnedByOther(mine(), campaign.id); });
    if (!known)
        return;
    if (isForeign) {
        mine().namedId = campaign.id;
        return takeUnclear({.kind = ApiError::Kind::Unreadable, .text = words::otherCampaign()});
    }
    m_hasCreated = true;
    settleAs(SubmissionState::SettledCreated, campaign);
}

void SubmissionRun::settleAs(SubmissionState state, const ServerCampaign& campaign)
{
    mine().state = state;
    mine().campaignId = campaign.id;
    mine().campaignStatus = campaign.status;
    mine().seen = campaign.content;
    mine().candidates.clear();
    mine().problems.clear();
    mine().trouble.clear();
    if (m_hasCreated ? saveOutcome() : save())
        rest(Rest::Done);
}

void SubmissionRun::takeFailure(const ApiError& error)
{
    if (leavesOpen(error))
        return takeUnclear(error);
    switch (error.kind) {
    case ApiError::Kind::NotReached:
    case ApiError::Kind::NotTrusted:
        --mine().attempts; // nothing left this computer
        return goOnWaiting(error, Rest::NotReached);
    case ApiError::Kind::Redirected:
        return goOnWaiting(error, Rest::NotReached);
    case ApiError::Kind::Unauthorised:
        return goOnWaiting(error, Rest::Unauthorised);
    case ApiError::Kind::RateLimited:
        leaveAlone(error);
        return goOnWaiting(error, isExhausted() ? Rest::GivenUp : Rest::Asked);
    default:
        mine().state = SubmissionState::Refused;
        mine().problems = problemsOf(error);
        mine().trouble = describe(error);
        if (save())
            rest(Rest::Done);
    }
}

void SubmissionRun::goOnWaiting(const ApiError& error, Rest reason)
{
    mine().state = SubmissionState::Waiting;
    if (!m_wasUnproven)
        forgetAttempts(mine());
    mine().trouble = describe(error);
    if (reason == Rest::GivenUp)
        mine().trouble += u' ' + words::givenUp(sent());
    if (save())
        rest(reason);
}

void SubmissionRun::takeUnclear(const ApiError& error)
{
    mine().state = SubmissionState::Unclear;
    mine().trouble = describe(error) + u' ' + words::mayStillFinish(quietAt(mine().endedAt));
    if (error.status == 409)
        mine().problems = problemsOf(error);
    if (save())
        settle();
}

void SubmissionRun::settle()
{
    Q_EMIT changed(mine().number);
    m_readings = 0;
    after(untilReading(0, mine().endedAt), [this] { readOn(); });
}

/// The last reading goes to the end of the whole list: a filter may show less than there is.
void SubmissionRun::readOn()
{
    if (m_readings + 1 < workplace().timing.readings)
        readByName(&SubmissionRun::judgeReading);
    else
        readAll(&SubmissionRun::judgeLast);
}

/// A server without the filter is read to its end instead.
void SubmissionRun::readByName(Step next)
{
    auto* call = new ListCampaigns(workplace().client, mine().name);
    follow(call, [this, call, next] {
        if (call->error().kind == ApiError::Kind::Refused)
            readAll(next);
        else
            takeList(call, next);
    });
}

void SubmissionRun::readAll(Step next)
{
    auto* call = new ListCampaigns(workplace().client, {});
    follow(call, [this, call, next] { takeList(call, next); });
}

void SubmissionRun::takeList(ListCampaigns* call, Step next)
{
    if (call->error())
        return unread(call->error());
    placeAttempt(mine(), call->serverTime(), now());
    m_seen.clear();
    for (const auto& campaign : call->campaigns())
        if (canBeAnswerTo(mine(), campaign))
            m_seen.push_back(campaign);
    fillIn(0, next);
}

/// A list may show campaigns in short; those that may be ours are read in full.
void SubmissionRun::fillIn(std::size_t index, Step next)
{
    while (index < m_seen.size() && isComplete(m_seen[index]))
        ++index;
    if (index == m_seen.size())
        return (this->*next)();
    auto* call = new GetCampaign(workplace().client, m_seen[index].id);
    follow(call, [this, call, index, next] {
        if (call->error())
            return unread(call->error());
        m_seen[index] = call->campaign();
        fillIn(index + 1, next);
    });
}

/// Nothing when the outbox cannot be read; the run is at rest then.
std::optional<Verdict> SubmissionRun::verdict()
{
    std::optional<Verdict> found;
    guarded([&] {
        auto& store = workplace().store;
        dropNamesakes(m_seen, mine(), store.openNamesakes(mine()));
        found = judge(mine(), m_seen, store.ownedByOthers(mine()));
    });
    return found;
}

/// Neither that nothing is there nor that there are several is final before the server has come to its end.
void SubmissionRun::judgeReading()
{
    const auto found = verdict();
    if (!found)
        return;
    if (found->kind == Verdict::Kind::Match)
        return settleAs(SubmissionState::SettledAdopted, found->match);
    ++m_readings;
    after(untilReading(m_readings, mine().endedAt), [this] { readOn(); });
}

void SubmissionRun::judgeLast()
{
    conclude(&SubmissionRun::concludeNothing);
}

void SubmissionRun::conclude(Step nothing)
{
    const auto found = verdict();
    if (!found)
        return;
    if (found->kind == Verdict::Kind::Match)
        return settleAs(SubmissionState::SettledAdopted, found->match);
    if (m_purpose == Purpose::Look)
        return rest(Rest::OtherKey);
    switch (found->kind) {
    case Verdict::Kind::Match:
    case Verdict::Kind::Nothing:
        return (this->*nothing)();
    case Verdict::Kind::Doubt: // the user decides
        mine().state = SubmissionState::Unclear;
        mine().candidates = found->candidates;
        if (save())
            rest(Rest::Undecided);
    }
}

/// All readings agree, the last one begun when no request should be under way any more.
void SubmissionRun::concludeNothing()
{
    mine().candidates.clear();
    if (isExhausted())
        mine().trouble += u' ' + words::givenUp(sent());
    mine().state = mine().problems.empty() ? SubmissionState::Waiting : SubmissionState::Refused;
    if (!save())
        return;
    if (mine().state == SubmissionState::Refused || m_purpose == Purpose::Settle)
        return rest(Rest::Done);
    if (isExhausted())
        return rest(Rest::GivenUp);
    const auto delay = sent() == 0 ? 0ms : workplace().timing.retries.pauseAfter(sent());
    after(delay, [this] { settleEarlier(); });
}

void SubmissionRun::unread(const ApiError& error)
{
    mine().trouble = describe(error);
    if (m_purpose == Purpose::Look || save()) // of the other key nothing was learned
        rest(error.kind == ApiError::Kind::Unauthorised ? Rest::Unauthorised : Rest::Unread);
}

} // namespace fairlead
