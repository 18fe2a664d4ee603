#include "network/sandbox/sandboxlaunch.h"

#include "models/campaign/formats.h"
#include "models/campaign/schema.h"
#include "network/sandbox/sandboxcampaign.h"
#include "network/sandbox/sandboxcatalog.h"

#include <QUuid>

#include <algorithm>

namespace fairlead::sandbox {

namespace {

const Json& datasetOf(const Json& campaign, const SandboxCatalog& catalog)
{
    return *catalog.dataset(toQString(campaign.at("dataset_id")));
}

bool hasChannel(const Json& campaign, const char* channel)
{
    const auto& steps = campaign.at("steps_config");
    return std::any_of(steps.begin(), steps.end(),
                       [&](const Json& step) { return step.at("channel") == channel; });
}

/// UTC milliseconds, or nothing without a start date.
std::optional<qint64> startOf(const Json& campaign)
{
    const auto& start = campaign.at("start_date");
    if (campaign.at("launch_type") != schema::launchScheduled || start.is_null())
        return std::nullopt;
    return *parseInstant(toQString(start)) * 1000;
}

void fire(Json& campaign)
{
    const auto& policy = campaign.at("unreviewed_launch_policy");
    if (!usesPersonalization(campaign) || policy == "launch_default") {
        campaign["status"] = "active";
    } else if (policy == "hold") {
        campaign["status"] = "paused";
        campaign["paused_reason"] = "pending_personalization_review"; // the one known value, API sheet 1.5
    } else {
        campaign["status"] = "draft";
    }
}

Json rowWarning(qint64 row, const char* code, const char* message)
{
    return {{"row_index", row}, {"code", code}, {"message", message}};
}

} // namespace

bool isEditable(const Json& campaign)
{
    return campaign.at("status") == "draft" || campaign.at("status") == "failed";
}

void beginLaunch(SandboxStore::Entry& entry, const SandboxCatalog& catalog, qint64 now, qint64 settlesAt)
{
    auto& campaign = entry.campaign;
    campaign["status"] = "launching";
    campaign["launch_job_id"] = toJson(QUuid::createUuid().toString(QUuid::Id128));
    campaign["launch_requested_at"] = instantJson(now);
    campaign["launch_error"] = nullptr;
    campaign["total_leads"] = datasetOf(campaign, catalog).at("total_rows");
    touch(campaign, now);
    entry.settlesAt = settlesAt;
}

void settle(SandboxStore::Entry& entry, qint64 now)
{
    auto& campaign = entry.campaign;
    const auto start = startOf(campaign);
    entry.settlesAt.reset();
    if (campaign.at("status") == "launching" && start && *start > now) {
        campaign["status"] = "scheduled";
        entry.settlesAt = start;
    } else if (start) {
        fire(campaign);
    } else {
        campaign["status"] = "active";
    }
    touch(campaign, now);
}

Json launchReport(const Json& campaign, const SandboxCatalog& catalog)
{
    const auto& dataset = datasetOf(campaign, catalog);
    const auto total = dataset.at("total_rows").get<qint64>();
    const bool email = hasChannel(campaign, schema::channelEmail);
    const bool linkedIn = hasChannel(campaign, schema::channelLinkedIn);
    qint64 launchable = 0;
    Json warnings = Json::array();
    for (qint64 row = 0; row < total; ++row) {
        const bool noEmail = email && catalog.lacksEmail(dataset, row);
        const bool noLinkedIn = linkedIn && catalog.lacksLinkedIn(dataset, row);
        if (noEmail)
            warnings.push_back(rowWarning(row, "MISSING_EMAIL", "The lead has no e-mail address"));
        if (noLinkedIn)
            warnings.push_back(rowWarning(row, "MISSING_LINKEDIN_URL", "The lead has no LinkedIn profile"));
        launchable += noEmail || noLinkedIn ? 0 : 1;
    }
    return {{"summary",
             {{"total_rows", total}, {"launchable_rows", launchable}, {"warning_count", warnings.size()}}},
            {"warnings", warnings}};
}

} // namespace fairlead::sandbox
