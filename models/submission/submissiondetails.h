#pragma once

#include "models/campaign/campaign.h"
#include "models/submission/submission.h"

#include <QStringList>

#include <vector>

namespace fairlead {

/// Where the launch of a campaign that is on the server stands.
enum class LaunchState {
    None,    ///< not asked for
    Wanted,  ///< the user confirmed it; it goes out when the server can be reached
    Sending, ///< a request that could launch is under way
    Unclear, ///< a request went out and its outcome is not known: read before anything is sent again
    Done,    ///< the server has taken it
    Refused  ///< the server said no
};

/// A campaign on the server that may be what an unclear submission created; the user decides.
struct SubmissionCandidate
{
    QString campaignId;
    QString name;
    QString status;
    qint64 createdAt = 0;    ///< UTC seconds; 0: the server does not say
    QStringList differences; ///< JSON Pointers of the fields that differ from what was submitted
    Campaign content;

    friend bool operator==(const SubmissionCandidate&, const SubmissionCandidate&) = default;
};

/// What the server warned of at a launch.
struct LaunchWarning
{
    QString text;    ///< the server's words
    qint64 row = -1; ///< of the list, from 0; -1: it does not say

    friend bool operator==(const LaunchWarning&, const LaunchWarning&) = default;
};

/// What views show beside the status of a submission.
struct SubmissionDetails
{
    Campaign submitted;                          ///< the content of the last submission
    std::vector<SubmissionCandidate> candidates; ///< not empty: resolve() waits for the user's choice
    QStringList changedThere; ///< fields, as JSON Pointers, that were changed on the server since; not empty:
                              ///< an update was held back
    LaunchState launch = LaunchState::None;
    Problems launchProblems;
    qint64 totalRows = -1;      ///< leads of the dataset, as the launch reported; -1: unknown
    qint64 launchableRows = -1; ///< leads that will be written to; -1: unknown
    std::vector<LaunchWarning> launchWarnings;
    bool updateWaits = false; ///< an update is wanted and has not gone out
};

/// Whether the submission, or a launch or an update after it, only waits, so that it can be cancelled.
bool canBeTakenBack(const SubmissionStatus& status, const SubmissionDetails& details);

/// The state of a stored name; None for names that are none.
SubmissionState submissionStateOf(const QString& name);
QString launchStateName(LaunchState state);
LaunchState launchStateOf(const QString& name);

} // namespace fairlead
