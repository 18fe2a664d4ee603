#include "network/submission/updaterun.h"

#include "models/campaign/request.h"
#include "models/campaign/schema.h"
#include "network/api/campaigncalls.h"
#include "network/submission/outboxwords.h"
#include "network/submission/refusals.h"
#include "network/submission/verdict.h"

namespace fairlead {

UpdateRun::UpdateRun(OutboxWorkplace place, qint64 number, Campaign content, QObject* parent)
    : OutboxRun(std::move(place), number, parent), m_content(std::move(content))
{
}

void UpdateRun::proceed()
{
    auto* call = new GetCampaign(workplace().client, entry().campaignId);
    follow(call, [this, call] {
        if (call->error())
            fail(call->error());
        else
            takePresent(call->campaign());
    });
}

void UpdateRun::takePresent(const ServerCampaign& present)
{
    const auto changes = changedMembers(present.content, m_content);
    if (changes.empty())
        return takeEcho(present);
    auto* call = new UpdateCampaign(workplace().client, entry().campaignId, changes);
    follow(call, [this, call] {
        if (call->error())
            fail(call->error());
        else
            takeEcho(call->campaign());
    });
}

/// The server may leave fields as they were and say nothing (API sheet, A7).
void UpdateRun::takeEcho(const ServerCampaign& echo)
{
    mine().campaignStatus = echo.status;
    mine().problems.clear();
    mine().trouble.clear();
    for (const auto& pointer : differingFields(m_content, echo.content)) {
        const auto* field = schema::fieldAt(pointer);
        mine().problems.push_back({Problem::Severity::Warning, pointer, Problem::Code::Server,
                                   words::keptAsItWas(field ? schema::labelOf(*field) : pointer)});
    }
    mine().content = m_content;
    mine().contentHash = contentHash(m_content);
    mine().name = m_content.name.valueOr({});
    if (save())
        rest(Rest::Done);
}

void UpdateRun::fail(const ApiError& error)
{
    mine().problems = problemsOf(error);
    mine().trouble = describe(error);
    if (save())
        rest(error.kind == ApiError::Kind::Unauthorised ? Rest::Unauthorised : Rest::Done);
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
