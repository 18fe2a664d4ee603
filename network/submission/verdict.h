#pragma once

#include "models/campaign/response.h"
#include "network/submission/outboxentry.h"

#include <QSet>

namespace fairlead {

/// What reading the server says about an unclear submission.
struct Verdict
{
    enum class Kind {
        Nothing, ///< no campaign can be its creation
        Match,   ///< one campaign is
        Doubt    ///< several may be, or one whose content differs: the user decides
    };
    Kind kind = Kind::Nothing;
    ServerCampaign match;
    std::vector<SubmissionCandidate> candidates; ///< of a doubt
};

/// Compares what was submitted with campaigns read from the server, field by field after normalisation. A
/// match has the same content, was created not before the attempt, by the server's clock or since it was
/// not there then, and belongs to no other submission. Where it cannot be told when it was created, the user
/// is asked. One of the same name for the same dataset with another content may be a stranger's, or
/// ours with values that the server changed: neither a match nor nothing, but a doubt.
Verdict judge(const OutboxEntry& entry, const std::vector<ServerCampaign>& seen, const QSet<QString>& owned);

/// Whether the server's own words say that a campaign is older than the first attempt.
bool wasThereBefore(const OutboxEntry& entry, const ServerCampaign& campaign);

/// Learns from a server's time, UTC seconds as of now, when the first attempt was by its clock, unless that
/// is known; 0: the server does not tell its time.
void placeAttempt(OutboxEntry& entry, qint64 serverTime, const Moment& now);

/// Leaves out what another open submission of ours asked for, so that that one finds it.
void dropNamesakes(std::vector<ServerCampaign>& seen, const OutboxEntry& entry,
                   const std::vector<OutboxEntry>& others);

/// Whether an answer to a create call can be about that submission: a name or a dataset that differs says no.
bool canBeAnswerTo(const OutboxEntry& entry, const ServerCampaign& answer);

/// JSON Pointers of the top-level fields in which two campaigns differ after normalisation.
QStringList differingFields(const Campaign& ours, const Campaign& theirs);

/// JSON Pointers of the top-level fields in which what a server shows is another campaign than the one that
/// was sent, after normalisation: its form of times and defaults is none. What it does not show is none
/// either, nor are fields whose default is not known and that were not sent.
QStringList fieldsStoredOtherwise(const Campaign& sent, const Campaign& shown);

} // namespace fairlead
