#pragma once

#include "models/campaign/campaign.h"
#include "models/submission/submissiondetails.h"
#include "network/submission/moment.h"

namespace fairlead {

/// Which account of which server a submission is for. Two keys of one account have different marks; whether
/// they belong together is for the server to say.
struct OutboxTarget
{
    QString server;  ///< its origin, or a fixed word for the embedded sandbox, whose port changes
    QString keyMark; ///< tells keys apart without holding one

    friend bool operator==(const OutboxTarget&, const OutboxTarget&) = default;
};

struct LaunchRecord
{
    LaunchState state = LaunchState::None;
    int attempts = 0;             ///< requests that could have launched
    Moment endedAt;               ///< when the last attempt was last known to be under way
    Json report = Json::object(); ///< `summary` and `warnings` of the server's answer
    Problems problems;            ///< of a refusal
    QString trouble;              ///< what stood in the way last, for people
};

/// A moment by a server's clock, UTC seconds, as far as it is known; 0: not at all.
struct ServerSpan
{
    qint64 earliest = 0;
    qint64 latest = 0;

    bool isKnown() const { return latest != 0; }
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
    int attempts = 0;            ///< requests that could have created
    qint64 recordedAt = 0;       ///< UTC milliseconds by this computer's clock
    Moment unprovenSince;        ///< begin of the first attempt that is not known to have created nothing
    ServerSpan unprovenThere;    ///< the same by the server's clock
    QStringList idsBefore;       ///< campaigns that cannot be its creation: they were there before
    bool knowsIdsBefore = false; ///< they are all of its name that were there before the first such attempt
    QString namedId;             ///< the campaign that an answer to such an attempt spoke of
    Moment endedAt;              ///< when the last attempt was last known to be under way
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

/// Whether an attempt went out that is not known to have created nothing.
inline bool isUnproven(const OutboxEntry& entry)
{
    return entry.unprovenSince.isSet();
}
/// All attempts so far are known to have created nothing.
void forgetAttempts(OutboxEntry& entry);

/// The user's word on an unclear entry with candidates: one of them, or an empty id for none. Then it may be
/// sent again, and none of them is asked about once more. @returns false: there was nothing of that to decide
bool decide(OutboxEntry& entry, const QString& campaignId);

/// The campaign as its user knows it: as the server showed it last, or as it was sent.
const Campaign& knownContent(const OutboxEntry& entry);

/// Whether the server has taken its launch and still works on it, as far as is known.
bool isLaunchingThere(const OutboxEntry& entry);

/// What is stored beside the columns of the outbox's table; entryDetails() and takeDetails() mirror each
/// other, unknown members are ignored.
Json entryDetails(const OutboxEntry& entry);
void takeDetails(OutboxEntry& entry, const Json& details);

} // namespace fairlead
