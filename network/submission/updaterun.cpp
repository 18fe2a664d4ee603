#include "network/submission/updaterun.h"

#include "models/campaign/request.h"
#include "models/campaign/rules.h"
#include "network/api/campaigncalls.h"
#include "network/submission/outboxwords.h"
#include "network/submission/refusals.h"
#include "network/submission/verdict.h"

namespace fairlead {

UpdateRun::UpdateRun(OutboxWorkplace place, qint64 number, QObject* parent)
    : OutboxRun(std::move(place), number, parent)
{
}

void UpdateRun::proceed()
{
    m_content = entry().update->content;
    auto* call = new GetCampaign(workplace().client, entry().campaignId);
    follow(call, [this, call] {
        if (call->error())
            takeFailure(call->error(), true);
        else
            takePresent(call->campaign());
    });
}

void UpdateRun::takePresent(const ServerCampaign& present)
{
    const auto changes = changedMembers(present.content, m_content);
    if (changes.empty())
        return takeEcho(present);
    const auto foreign = foreignChanges(present);
    if (!entry().update->overwrites && !foreign.isEmpty())
        return holdBack(present, foreign);
    auto problems = checkCampaign(m_content, {.now = clock()});
    if (!changes.contains("start_date")) // a start that stays is over once the campaign runs
        std::erase_if(problems, [](const Problem& each) { return each.code == Problem::Code::InThePast; });
    if (hasErrors(problems)) {
        mine().problems = std::move(problems);
        mine().trouble = words::notUpdated();
        return end();
    }
    noteSent();
    auto* call = new UpdateCampaign(workplace().client, entry().campaignId, changes);
    follow(call, [this, call] {
        if (!call->error())
            takeEcho(call->campaign());
        else if (leavesOpen(call->error()))
            readAfter(call->error());
        else
            takeFailure(call->error(), false);
    });
}

/// The fields that are neither as the server last showed them nor as they shall become. `updated_at`, the
/// only mark of a version (A27), moves with a launch too and counts in seconds, so the fields themselves
/// decide.
QStringList UpdateRun::foreignChanges(const ServerCampaign& present) const
{
    const auto unlikeDraft = differingFields(m_content, present.content);
    QStringList foreign;
    for (const auto& pointer : differingFields(knownContent(entry()), present.content))
        if (unlikeDraft.contains(pointer))
            foreign << pointer;
    return foreign;
}

void UpdateRun::holdBack(const ServerCampaign& present, const QStringList& changed)
{
    mine().campaignStatus = present.status;
    mine().changedThere = changed;
    mine().problems.clear();
    mine().trouble = words::changedThere();
    end();
}

/// An answer got lost; what the campaign is like now tells what became of the update.
void UpdateRun::readAfter(const ApiError& error)
{
    auto* call = new GetCampaign(workplace().client, entry().campaignId);
    follow(call, [this, call, error] {
        if (!call->error() && changedMembers(call->campaign().content, m_content).empty())
            takeEcho(call->campaign());
        else
            fail(error);
    });
}

/// The server may leave fields as they were and say nothing (API sheet, A7). What the entry holds is what is
/// there now, so that the draft still counts as changed then.
void UpdateRun::takeEcho(const ServerCampaign& echo)
{
    mine().campaignStatus = echo.status;
    mine().seen = echo.content;
    mine().changedThere.clear();
    mine().trouble.clear();
    const auto kept = differingFields(m_content, echo.content);
    mine().problems = warningsAt(kept, words::keptAsItWas);
    mine().content = kept.isEmpty() ? m_content : echo.content;
    mine().contentHash = contentHash(mine().content);
    mine().name = mine().content.name.valueOr({});
    if (!kept.isEmpty())
        mine().trouble = words::keptSome();
    end();
}

/// What only waits stays wanted; what the server refused, or left open, is for the user to see.
void UpdateRun::takeFailure(const ApiError& error, bool nothingSent)
{
    switch (error.kind) {
    case ApiError::Kind::Unauthorised:
        return goOnWaiting(error, Rest::Unauthorised);
    case ApiError::Kind::RateLimited:
        leaveAlone(error);
        return goOnWaiting(error, isExhausted() ? Rest::GivenUp : Rest::Asked);
    case ApiError::Kind::NotReached:
    case ApiError::Kind::NotTrusted:
        return goOnWaiting(error, Rest::NotReached);
    case ApiError::Kind::Refused:
        return fail(error);
    default:
        return nothingSent ? goOnWaiting(error, Rest::NotReached) : fail(error);
    }
}

void UpdateRun::goOnWaiting(const ApiError& error, Rest reason)
{
    mine().trouble = describe(error);
    if (reason == Rest::GivenUp)
        mine().trouble += u' ' + words::givenUp(sent());
    if (save())
        rest(reason);
}

void UpdateRun::fail(const ApiError& error)
{
    mine().problems = problemsOf(error);
    mine().trouble = describe(error) + u' ' + words::notUpdated();
    end();
}

void UpdateRun::end()
{
    mine().update.reset();
    if (save())
        rest(Rest::Done);
}

Json changedMembers(const Campaign& from, const Campaign& to)
{
    const auto before = canonicalContent(from);
    const auto after = canonicalContent(to);
    const auto request = createRequest(to);
    Json changes = Json::object();
    for (const auto& [name, value] : request.items())
        if (const auto old = before.find(name); old == before.end() || *old != after.at(name))
            changes[name] = value;
    for (const auto& [name, value] : before.items())
        if (!request.contains(name))
            changes[name] = nullptr;
    return changes;
}

} // namespace fairlead
