#include "network/submission/outboxview.h"

#include "models/campaign/request.h"
#include "network/submission/outboxwords.h"

namespace fairlead {

namespace {

qint64 reportedNumber(const Json& report, const char* name)
{
    const auto summary = report.find("summary");
    if (summary == report.end() || !summary->is_object())
        return -1;
    const auto value = summary->find(name);
    return value != summary->end() && value->is_number_integer() ? value->get<qint64>() : -1;
}

/// inferred: warnings are texts, or objects with a `message` or a `msg` (API sheet, section 2).
QString warningText(const Json& warning)
{
    if (warning.is_string())
        return toQString(warning);
    for (const char* name : {"message", "msg"})
        if (const auto text = warning.find(name); text != warning.end() && text->is_string())
            return toQString(*text);
    return QString::fromUtf8(toCompactJson(warning));
}

/// inferred: the row that a warning is about (API sheet, section 2); -1: it does not say.
qint64 rowOf(const Json& warning)
{
    const auto row = warning.is_object() ? warning.find("row_index") : warning.end();
    return warning.is_object() && row != warning.end() && row->is_number_integer() ? row->get<qint64>() : -1;
}

std::vector<LaunchWarning> warningsOf(const Json& report)
{
    std::vector<LaunchWarning> warnings;
    const auto list = report.find("warnings");
    if (list == report.end() || !list->is_array())
        return warnings;
    for (const auto& warning : *list)
        warnings.push_back({warningText(warning), rowOf(warning)});
    return warnings;
}

} // namespace

SubmissionStatus statusOf(const OutboxEntry& entry, const Campaign& campaign)
{
    SubmissionStatus status;
    status.state = entry.state;
    status.campaignId = entry.campaignId;
    status.campaignStatus = entry.campaignStatus;
    status.attempts = entry.attempts;
    status.problems = entry.problems;
    status.explanation = words::explanation(entry);
    if (entry.launch.state != LaunchState::None)
        status.explanation += u' ' + words::launchExplanation(entry);
    status.contentChanged = contentHash(campaign) != entry.contentHash;
    return status;
}

SubmissionDetails detailsOf(const OutboxEntry& entry)
{
    SubmissionDetails details;
    details.submitted = entry.content;
    details.candidates = entry.candidates;
    details.changedThere = entry.changedThere;
    details.launch = entry.launch.state;
    details.launchProblems = entry.launch.problems;
    details.updateWaits = entry.update.has_value();
    if (entry.launch.report.is_object()) {
        details.totalRows = reportedNumber(entry.launch.report, "total_rows");
        details.launchableRows = reportedNumber(entry.launch.report, "launchable_rows");
        details.launchWarnings = warningsOf(entry.launch.report);
    }
    return details;
}

} // namespace fairlead
