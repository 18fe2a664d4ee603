#include "network/submission/outboxentry.h"

#include "models/campaign/codec.h"
#include "network/submission/outboxwords.h"
#include "network/submission/refusals.h"

#include <algorithm>

namespace fairlead {

namespace {

qint64 number(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() ? integerOf(*found).value_or(0) : 0;
}

bool flag(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

Json memberOrNull(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() ? *found : Json();
}

Problem::Code codeOfName(const QString& name)
{
    using enum Problem::Code;
    for (int i = 0; i < static_cast<int>(Server); ++i)
        if (const auto code = static_cast<Problem::Code>(i); codeName(code) == name)
            return code;
    return Server;
}

Json problemJson(const Problem& problem)
{
    return {{"severity", static_cast<int>(problem.severity)},
            {"path", toJson(problem.path)},
            {"code", toJson(codeName(problem.code))},
            {"message", toJson(problem.message)}};
}

Problem problemFrom(const Json& json)
{
    return {static_cast<Problem::Severity>(number(json, "severity")), textMember(json, "path"),
            codeOfName(textMember(json, "code")), textMember(json, "message")};
}

Problems problemsFrom(const Json& list)
{
    Problems problems;
    for (const auto& problem : list)
        problems.push_back(problemFrom(problem));
    return problems;
}

template <typename Items, typename Write>
Json listJson(const Items& items, Write write)
{
    Json list = Json::array();
    for (const auto& item : items)
        list.push_back(write(item));
    return list;
}

Json textsJson(const QStringList& texts)
{
    return listJson(texts, [](const QString& text) { return toJson(text); });
}

QStringList textsFrom(const Json& list)
{
    QStringList texts;
    for (const auto& item : list)
        if (item.is_string())
            texts << toQString(item);
    return texts;
}

ServerSpan spanFrom(const Json& json)
{
    if (!json.is_array() || json.size() != 2)
        return {};
    return {integerOf(json[0]).value_or(0), integerOf(json[1]).value_or(0)};
}

Json candidateJson(const SubmissionCandidate& candidate)
{
    return {{"id", toJson(candidate.campaignId)},
            {"name", toJson(candidate.name)},
            {"status", toJson(candidate.status)},
            {"created_at", candidate.createdAt},
            {"differences", textsJson(candidate.differences)},
            {"content", encodeCampaign(candidate.content)}};
}

SubmissionCandidate candidateFrom(const Json& json)
{
    return {textMember(json, "id"),
            textMember(json, "name"),
            textMember(json, "status"),
            number(json, "created_at"),
            textsFrom(memberOrNull(json, "differences")),
            decodeCampaign(memberOrNull(json, "content"))};
}

Json launchJson(const LaunchRecord& launch)
{
    return {{"state", toJson(launchStateName(launch.state))},
            {"attempts", launch.attempts},
            {"ended_at", toJson(launch.endedAt)},
            {"report", launch.report},
            {"problems", listJson(launch.problems, problemJson)},
            {"trouble", toJson(launch.trouble)}};
}

LaunchRecord launchFrom(const Json& json)
{
    if (!json.is_object())
        return {};
    return {launchStateOf(textMember(json, "state")),     static_cast<int>(number(json, "attempts")),
            momentOf(memberOrNull(json, "ended_at")),     memberOrNull(json, "report"),
            problemsFrom(memberOrNull(json, "problems")), textMember(json, "trouble")};
}

Json updateJson(const std::optional<WantedUpdate>& update)
{
    if (!update)
        return {};
    return {{"content", encodeCampaign(update->content)}, {"overwrites", update->overwrites}};
}

std::optional<WantedUpdate> updateFrom(const Json& json)
{
    if (!json.is_object())
        return std::nullopt;
    return WantedUpdate{decodeCampaign(memberOrNull(json, "content")), flag(json, "overwrites")};
}

} // namespace

bool isUnfinished(SubmissionState state)
{
    return state == SubmissionState::Waiting || state == SubmissionState::Sending ||
           state == SubmissionState::Unclear;
}

bool hasWork(const OutboxEntry& entry)
{
    const auto launch = entry.launch.state;
    const bool launches =
        launch == LaunchState::Wanted || launch == LaunchState::Sending || launch == LaunchState::Unclear;
    return isUnfinished(entry.state) || ((launches || entry.update) && isSettled(entry.state));
}

void forgetAttempts(OutboxEntry& entry)
{
    entry.unprovenSince = {};
    entry.unprovenThere = {};
    entry.knowsIdsBefore = false;
    entry.namedId.clear();
}

bool decide(OutboxEntry& entry, const QString& campaignId)
{
    const auto chosen = std::ranges::find(entry.candidates, campaignId, &SubmissionCandidate::campaignId);
    const bool isNone = campaignId.isEmpty();
    const bool isKnown = isNone || chosen != entry.candidates.end();
    if (entry.state != SubmissionState::Unclear || entry.candidates.empty() || !isKnown)
        return false;
    entry.state = isNone ? SubmissionState::Waiting : SubmissionState::SettledAdopted;
    entry.campaignId = campaignId;
    entry.campaignStatus = isNone ? QString() : chosen->status;
    entry.seen = isNone ? Campaign() : chosen->content;
    entry.problems = isNone ? Problems() : warningsAt(chosen->differences, words::storedOtherwise);
    if (isNone)
        for (const auto& candidate : entry.candidates)
            entry.idsBefore << candidate.campaignId;
    forgetAttempts(entry);
    entry.candidates.clear();
    entry.trouble.clear();
    return true;
}

const Campaign& knownContent(const OutboxEntry& entry)
{
    return entry.seen.steps.hasValue() ? entry.seen : entry.content;
}

bool isLaunchingThere(const OutboxEntry& entry)
{
    return entry.launch.state == LaunchState::Done && entry.campaignStatus == QLatin1String("launching");
}

Json entryDetails(const OutboxEntry& entry)
{
    return {{"content", encodeCampaign(entry.content)},
            {"another", entry.isAnother},
            {"attempts", entry.attempts},
            {"recorded_at", entry.recordedAt},
            {"unproven_since", toJson(entry.unprovenSince)},
            {"unproven_there", {entry.unprovenThere.earliest, entry.unprovenThere.latest}},
            {"ids_before", textsJson(entry.idsBefore)},
            {"knows_ids_before", entry.knowsIdsBefore},
            {"named_id", toJson(entry.namedId)},
            {"ended_at", toJson(entry.endedAt)},
            {"campaign_status", toJson(entry.campaignStatus)},
            {"seen", encodeCampaign(entry.seen)},
            {"changed_there", textsJson(entry.changedThere)},
            {"problems", listJson(entry.problems, problemJson)},
            {"trouble", toJson(entry.trouble)},
            {"candidates", listJson(entry.candidates, candidateJson)},
            {"launch", launchJson(entry.launch)},
            {"update", updateJson(entry.update)}};
}

void takeDetails(OutboxEntry& entry, const Json& details)
{
    entry.content = decodeCampaign(memberOrNull(details, "content"));
    entry.attempts = static_cast<int>(number(details, "attempts"));
    entry.recordedAt = number(details, "recorded_at");
    entry.isAnother = flag(details, "another");
    entry.unprovenSince = momentOf(memberOrNull(details, "unproven_since"));
    entry.unprovenThere = spanFrom(memberOrNull(details, "unproven_there"));
    entry.idsBefore = textsFrom(memberOrNull(details, "ids_before"));
    entry.knowsIdsBefore = flag(details, "knows_ids_before");
    entry.namedId = textMember(details, "named_id");
    entry.endedAt = momentOf(memberOrNull(details, "ended_at"));
    entry.campaignStatus = textMember(details, "campaign_status");
    entry.seen = decodeCampaign(memberOrNull(details, "seen"));
    entry.changedThere = textsFrom(memberOrNull(details, "changed_there"));
    entry.trouble = textMember(details, "trouble");
    entry.launch = launchFrom(memberOrNull(details, "launch"));
    entry.update = updateFrom(memberOrNull(details, "update"));
    entry.problems = problemsFrom(memberOrNull(details, "problems"));
    for (const auto& candidate : memberOrNull(details, "candidates"))
        entry.candidates.push_back(candidateFrom(candidate));
}

} // namespace fairlead
