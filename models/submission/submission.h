#pragma once

#include "models/campaign/problem.h"

#include <QString>

namespace fairlead {

/// Where the submission of one draft stands. A submission is a durable record before its first byte leaves.
enum class SubmissionState {
    None,           ///< never submitted
    Waiting,        ///< recorded, not sent yet (offline, or others go first)
    Sending,        ///< a request that could create is under way
    Unclear,        ///< a request went out and its outcome is not known: read before anything is sent again
    SettledCreated, ///< the server created it for this submission
    SettledAdopted, ///< an earlier attempt had created it; no second one was made
    Refused,        ///< the server or the rules said no; `problems` say where
    Cancelled       ///< taken back while it waited
};

/// One draft's submission as views show it.
struct SubmissionStatus
{
    SubmissionState state = SubmissionState::None;
    QString campaignId;          ///< on the server, once settled
    QString campaignStatus;      ///< the server's word: draft, launching, scheduled, active, …
    int attempts = 0;            ///< requests that could have created
    Problems problems;           ///< of a refusal; paths of fields that we do not know are empty
    QString explanation;         ///< one sentence for people: what happened, what was kept, what comes next
    bool contentChanged = false; ///< the draft was edited since this submission

    friend bool operator==(const SubmissionStatus&, const SubmissionStatus&) = default;
};

/// The stable name of a state, as stored and shown in logs ("settled-created").
QString submissionStateName(SubmissionState state);

/// Whether the campaign exists on the server because of this submission.
bool isSettled(SubmissionState state);

} // namespace fairlead
