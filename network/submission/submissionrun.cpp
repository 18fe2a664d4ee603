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
    return campaign.content.steps.hasValue();
}

/// The entry as it is while a request is under way that could create.
void noteAttempt(OutboxEntry& entry, const OutboxWorkplace& place)
{
    entry.state = SubmissionState::Sending;
    entry.attempts += 1;
    if (entry.unprovenSince == 0) {
        entry.unprovenSince = place.timing.now();
        entry.unprovenSinceThere = place.client.serverTime();
    }
    entry.endedAt = 0;
    entry.timedOut = false;
    entry.problems.clear();
    entry.candidates.clear();
}

Problems problemsBefore(const OutboxEntry& entry, const OutboxWorkplace& place)
{
    return checkCampaign(entry.content, {.now = place.timing.now() / 1000});
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
        if (hasErrors(problemsBefore(entry, place)) || pauseOf(place, target) > 0ms)
            return false;
        noteAttempt(entry, place);
        return true;
    };
    return place.store.recordAttempt(draftId, target, content, repeat, place.timing.now(), begin);
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
    mine().trouble = words::interrupted();
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
    if (!guarded([&] { wait = std::max(milliseconds(mine().notBefore - now()), pause()); }))
        return;
    if (wait > 0ms) {
        mine().notBefore = now() + wait.count();
        mine().trouble = words::askedToWait(mine().notBefore);
        return rest(Rest::Asked);
    }
    if (mine().unprovenSince == 0)
        return sendUnlessKnown();
    readByName(&SubmissionRun::judgeBeforeSending);
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
    m_wasUnproven = mine().unprovenSince != 0;
    noteAttempt(mine(), workplace());
    if (save())
        request();
}

void SubmissionRun::request()
{
    ++m_sent;
    auto* call = new CreateCampaign(workplace().client, createRequest(mine().content));
    follow(call, [this, call] { takeCreated(call); });
}

void SubmissionRun::takeCreated(CreateCampaign* call)
{
    mine().endedAt = now();
    if (call->error())
        return takeFailure(call->error());
    const auto& campaign = call->campaign();
    bool isForeign = !canBeAnswerTo(mine(), campaign);
    const bool known =
        guarded([&] { isForeign = isForeign || workplace().store.isOwnedByOther(mine(), campaign.id); });
    if (!known)
        return;
    if (isForeign)
        return takeUnclear({.kind = ApiError::Kind::Unreadable, .text = words::otherCampaign()});
    m_hasCreated = true;
    settleAs(SubmissionState::SettledCreated, campaign);
}

/// A field that the server shows in another form than it was sent is said, the sending window above all (API
/// sheet, A1).
void SubmissionRun::settleAs(SubmissionState state, const ServerCampaign& campaign)
{
    mine().state = state;
    mine().campaignId = campaign.id;
    mine().campaignStatus = campaign.status;
    mine().seen = campaign.content;
    mine().candidates.clear();
    mine().problems =
        warningsAt(fieldsStoredOtherwise(mine().content, campaign.content), words::storedOtherwise);
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
        mine().notBefore =
            now() + askedWait(error, workplace().timing.firstDelay * (1 << std::min(m_sent, 10))).count();
        return goOnWaiting(error, Rest::Asked);
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
        mine().unprovenSince = mine().unprovenSinceThere = 0;
    mine().trouble = describe(error);
    if (save())
        rest(reason);
}

void SubmissionRun::takeUnclear(const ApiError& error)
{
    mine().state = SubmissionState::Unclear;
    mine().timedOut = mayStillRun(error);
    mine().trouble = describe(error);
    if (error.status == 409)
        mine().problems = problemsOf(error);
    if (error.retryAfterSeconds > 0)
        mine().notBefore = now() + error.retryAfterSeconds * 1000;
    if (save())
        settle();
}

void SubmissionRun::settle()
{
    Q_EMIT changed(mine().number);
    readByName(&SubmissionRun::judgeFirst);
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
    if (call->serverTime() > 0)
        m_clockLead = call->serverTime() - now() / 1000;
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
        found = judge(mine(), m_seen, store.ownedByOthers(mine()), m_clockLead);
    });
    return found;
}

void SubmissionRun::judgeFirst()
{
    const auto found = verdict();
    if (!found)
        return;
    if (found->kind == Verdict::Kind::Match)
        return settleAs(SubmissionState::SettledAdopted, found->match);
    const auto wait = found->kind == Verdict::Kind::Doubt ? 0ms : untilQuiet(mine().endedAt, mine().timedOut);
    after(wait, [this] { readAll(&SubmissionRun::judgeAgain); });
}

void SubmissionRun::judgeAgain()
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

/// Two complete readings agree, the second one begun when no request should be under way any more.
void SubmissionRun::concludeNothing()
{
    mine().candidates.clear();
    mine().state = mine().problems.empty() ? SubmissionState::Waiting : SubmissionState::Refused;
    if (!save())
        return;
    if (mine().state == SubmissionState::Refused || m_purpose == Purpose::Settle)
        return rest(Rest::Done);
    if (m_sent >= workplace().timing.attempts)
        return rest(Rest::NotReached);
    const auto delay = m_sent == 0 ? 0ms : workplace().timing.firstDelay * (1 << m_sent);
    after(delay, [this] { settleEarlier(); });
}

void SubmissionRun::unread(const ApiError& error)
{
    mine().trouble = describe(error);
    if (m_purpose == Purpose::Look || save()) // of the other key nothing was learned
        rest(error.kind == ApiError::Kind::Unauthorised ? Rest::Unauthorised : Rest::Unread);
}

} // namespace fairlead
