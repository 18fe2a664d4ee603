#pragma once

#include "models/campaign/campaign.h"
#include "models/submission/submissiondetails.h"

namespace fairlead {

/// Which account of which server a submission is for. Two keys of one account have different marks; whether
/// they belong together is for the server to say.
struct OutboxTarget
{
    QString server;  ///< its origin, or a fixed word for the embedded sandbox, whose port changes
    QString keyMark; ///< tells keys apart without holding one

    friend bool operator==(const OutboxTarget&, const OutboxTarget&) = default;
};

/// Times are UTC milliseconds by this computer's clock; 0: not yet.
struct LaunchRecord
{
    LaunchState state = LaunchState::None;
    int attempts = 0; ///< requests that could have launched
    qint64 endedAt = 0;
    bool timedOut = false;
    Json report = Json::object(); ///< `summary` and `warnings` of the server's answer
    Problems problems;            ///< of a refusal
    QString trouble;              ///< what stood in the way last, for people
};

/// An update of the campaign that waits to go out.
struct WantedUpdate
{
    Campaign content;
    bool overwrites = false; ///< what somebody else changed there meanwhile
};

/// One submission as the outbox holds it, from before its first byte leaves until long after its end.
struct OutboxEntry
{
    qint64 number = 0; ///< the order of submissions, and what is locked
    QString draftId;   ///< empty: from the command line
    OutboxTarget target;
    QByteArray contentHash;
    QString name; ///< of the campaign
    Campaign content;
    bool isAnother = false; ///< the user wanted one more of the same content
    SubmissionState state = SubmissionState::Waiting;
    int attempts = 0; ///< requests that could have created
    qint64 recordedAt = 0;
    qint64 unprovenSince = 0;      ///< begin of the first attempt that is not known to have created nothing
    qint64 unprovenSinceThere = 0; ///< the same in UTC seconds by the server's clock; 0: not known
    qint64 endedAt = 0;            ///< when the last attempt was last known to be under way
    bool timedOut = false;         ///< how the last attempt ended
    qint64 notBefore = 0;          ///< the server asked to wait until then
    QString campaignId;
    QString campaignStatus;
    Campaign seen;            ///< what the server showed after our last change; empty: not known
    QStringList changedThere; ///< see SubmissionDetails
    Problems problems;        ///< of a refusal, or of one that a read still has to confirm
    QString trouble;          ///< what stood in the way last, for people
    std::vector<SubmissionCandidate> candidates;
    LaunchRecord launch;
    std::optional<WantedUpdate> update;
};

/// Whether the submission still has a way to go.
bool isUnfinished(SubmissionState state);
/// The same for the submission, the launch that follows it, and an update.
bool hasWork(const OutboxEntry& entry);

/// The user's word on an unclear entry with candidates: one of them, or an empty id for none. Then it may be
/// sent again, and what was there before counts no more. @returns false: there was nothing of that to decide
bool decide(OutboxEntry& entry, const QString& campaignId);

/// Whether the server has taken its launch and still works on it, as far as is known.
bool isLaunchingThere(const OutboxEntry& entry);

/// What is stored beside the columns of the outbox's table; entryDetails() and takeDetails() mirror each
/// other, unknown members are ignored.
Json entryDetails(const OutboxEntry& entry);
void takeDetails(OutboxEntry& entry, const Json& details);

} // namespace fairlead
