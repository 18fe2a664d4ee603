#include "app/submitoutput.h"

#include "app/commandline.h"
#include "app/problemoutput.h"
#include "models/campaign/formats.h"
#include "network/submission/outboxwords.h"

#include <QCoreApplication>

namespace fairlead {

using Outcome = SubmitResult::Outcome;

namespace {

struct SubmitOutputText
{
    Q_DECLARE_TR_FUNCTIONS(SubmitOutput)
};

const char* outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Created:
        return "created";
    case Outcome::Adopted:
        return "adopted";
    case Outcome::Refused:
        return "refused";
    case Outcome::NotSent:
        return "not_sent";
    case Outcome::Unknown:
        return "unknown";
    }
    Q_UNREACHABLE();
}

const char* launchOutcome(LaunchState state)
{
    switch (state) {
    case LaunchState::Done:
        return "launched";
    case LaunchState::Refused:
        return "refused";
    case LaunchState::Sending:
    case LaunchState::Unclear:
        return "unknown";
    case LaunchState::None:
    case LaunchState::Wanted:
        return "not_sent";
    }
    Q_UNREACHABLE();
}

Json textOrNull(const QString& text)
{
    return text.isEmpty() ? Json() : toJson(text);
}

Json launchJson(const OutboxEntry& entry)
{
    const auto& launch = entry.launch;
    Json json{{"outcome", launchOutcome(launch.state)},
              {"attempts", launch.attempts},
              {"problems", problemsJson(launch.problems)}};
    for (const char* member : {"summary", "warnings"})
        if (const auto found = launch.report.find(member); found != launch.report.end())
            json[member] = *found;
    return json;
}

Json candidatesJson(const std::vector<SubmissionCandidate>& candidates)
{
    Json list = Json::array();
    for (const auto& candidate : candidates) {
        Json differences = Json::array();
        for (const auto& path : candidate.differences)
            differences.push_back(toJson(path));
        list.push_back(
            {{"campaign_id", toJson(candidate.campaignId)},
             {"name", toJson(candidate.name)},
             {"status", toJson(candidate.status)},
             {"created_at", candidate.createdAt > 0 ? toJson(formatInstant(candidate.createdAt)) : Json()},
             {"differences", differences}});
    }
    return list;
}

} // namespace

Json submitJson(const SubmitResult& result, bool launchWanted)
{
    const auto& entry = result.entry;
    Json json{{"outcome", outcomeName(result.outcome)},
              {"campaign_id", textOrNull(entry.campaignId)},
              {"status", textOrNull(entry.campaignStatus)},
              {"attempts", entry.attempts},
              {"problems", problemsJson(entry.problems)},
              {"launch", launchWanted && isSettled(entry.state) ? launchJson(entry) : Json()},
              {"message", toJson(submitText(result, launchWanted))}};
    if (!entry.candidates.empty())
        json["candidates"] = candidatesJson(entry.candidates);
    return json;
}

QString submitText(const SubmitResult& result, bool launchWanted)
{
    if (!result.storeError.isEmpty() && result.outcome == Outcome::NotSent)
        return SubmitOutputText::tr("The outbox cannot be used: %1. Nothing is sent without a record of it.")
            .arg(result.storeError);
    auto text = result.outcome == Outcome::Adopted && result.entry.state == SubmissionState::SettledCreated
                    ? SubmitOutputText::tr(
                          "This campaign was created before; no second one was made (--again makes one).")
                    : words::explanation(result.entry);
    if (result.rest == Rest::OtherKey)
        text = SubmitOutputText::tr(
            "An earlier attempt with another key is not settled, and this key does not show what became "
            "of it, so nothing was sent. Submit the campaign with that key, or make one more with "
            "--again.");
    else if (result.rest == Rest::Undecided)
        text += u' ' + SubmitOutputText::tr(
                           "Open the file in the window and save it there once more: then you can choose.");
    else if (result.outcome == Outcome::Unknown)
        text +=
            u' ' +
            SubmitOutputText::tr(
                "It stays in the outbox: submit it again, and the server is read before anything is sent.");
    if (launchWanted && isSettled(result.entry.state))
        text += u' ' + words::launchExplanation(result.entry);
    if (!result.storeError.isEmpty())
        text += u' ' +
                SubmitOutputText::tr("The outbox does not hold what came of it: %1.").arg(result.storeError);
    return text;
}

int submitExitCode(const SubmitResult& result, bool launchWanted)
{
    switch (result.outcome) {
    case Outcome::Refused:
        return exitcode::refused;
    case Outcome::NotSent:
        if (result.rest == Rest::StoreFailed)
            return exitcode::file;
        return result.rest == Rest::Unauthorised ? exitcode::notAuthorised : exitcode::notReached;
    case Outcome::Unknown:
        return exitcode::unknown;
    case Outcome::Created:
    case Outcome::Adopted:
        break;
    }
    if (!launchWanted || result.entry.launch.state == LaunchState::Done)
        return exitcode::done;
    if (result.entry.launch.state == LaunchState::Refused)
        return exitcode::refused;
    return result.rest == Rest::Unauthorised ? exitcode::notAuthorised : exitcode::unknown;
}

} // namespace fairlead
