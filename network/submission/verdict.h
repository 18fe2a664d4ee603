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
/// match has the same content, was created by the server's clock not before the attempt, and belongs to no
/// other submission. One of the same name for the same dataset with another content may be a stranger's, or
/// ours with values that the server changed: neither a match nor nothing, but a doubt.
/// @param clockLead seconds that the server's clock is ahead; nothing: not known
Verdict judge(const OutboxEntry& entry, const std::vector<ServerCampaign>& seen, const QSet<QString>& owned,
              std::optional<qint64> clockLead);

/// Leaves out what another open submission of ours asked for, so that that one finds it.
void dropNamesakes(std::vector<ServerCampaign>& seen, const OutboxEntry& entry,
                   const std::vector<OutboxEntry>& others);

/// Whether an answer to a create call can be about that submission: a name or a dataset that differs says no.
bool canBeAnswerTo(const OutboxEntry& entry, const ServerCampaign& answer);

/// JSON Pointers of the top-level fields in which two campaigns differ after normalisation.
QStringList differingFields(const Campaign& ours, const Campaign& theirs);

/// JSON Pointers of the top-level fields that a server shows otherwise than they were sent; what was not sent
/// or is not shown at all is none of them.
QStringList fieldsStoredOtherwise(const Campaign& sent, const Campaign& shown);

} // namespace fairlead
