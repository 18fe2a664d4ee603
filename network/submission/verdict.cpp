#include "network/submission/verdict.h"

#include "models/campaign/codec.h"
#include "models/campaign/request.h"

#include <algorithm>

namespace fairlead {

namespace {

/// A server's `Date` counts whole seconds and is as old as its way to us.
constexpr qint64 clockSlackSeconds = 2;
/// A computer's clock is rarely wrong by more.
constexpr qint64 implausibleClockSeconds = 24 * 60 * 60;

enum class When { Before, Since, Unknown };

/// Where the server does not tell its time, the clocks are taken to agree as far as a match goes, and to
/// differ by up to a day before an age says "not ours".
When createdWhen(const OutboxEntry& entry, const ServerCampaign& campaign, std::optional<qint64> clockLead)
{
    if (!campaign.createdAt)
        return When::Unknown;
    // The server's own time at the attempt holds whatever this computer's clock did since.
    const bool isKnownThere = entry.unprovenSinceThere != 0;
    const auto attempt =
        isKnownThere ? entry.unprovenSinceThere : entry.unprovenSince / 1000 + clockLead.value_or(0);
    const auto earliest = attempt - clockSlackSeconds;
    if (*campaign.createdAt >= earliest)
        return When::Since;
    const bool surelyOlder =
        isKnownThere || clockLead || *campaign.createdAt < earliest - implausibleClockSeconds;
    return surelyOlder ? When::Before : When::Unknown;
}

SubmissionCandidate candidateOf(const OutboxEntry& entry, const ServerCampaign& campaign)
{
    return {campaign.id,
            campaign.content.name.valueOr({}),
            campaign.status,
            campaign.createdAt.value_or(0),
            differingFields(entry.content, campaign.content),
            campaign.content};
}

bool holds(const Json& object, const std::string& name, const Json& value)
{
    const auto found = object.find(name);
    return found != object.end() && *found == value;
}

} // namespace

Verdict judge(const OutboxEntry& entry, const std::vector<ServerCampaign>& seen, const QSet<QString>& owned,
              std::optional<qint64> clockLead)
{
    std::vector<const ServerCampaign*> matches;
    std::vector<const ServerCampaign*> doubts;
    bool sureOfTimes = true;
    for (const auto& campaign : seen) {
        const auto when = createdWhen(entry, campaign, clockLead);
        if (owned.contains(campaign.id) || when == When::Before || !canBeAnswerTo(entry, campaign))
            continue;
        if (hasSameContent(entry.content, campaign.content)) {
            matches.push_back(&campaign);
            sureOfTimes = sureOfTimes && when == When::Since;
        } else {
            doubts.push_back(&campaign);
        }
    }
    if (matches.size() == 1 && sureOfTimes)
        return {Verdict::Kind::Match, *matches.front(), {}};
    if (matches.empty() && doubts.empty())
        return {};
    Verdict verdict{Verdict::Kind::Doubt, {}, {}};
    matches.insert(matches.end(), doubts.begin(), doubts.end());
    for (const auto* campaign : matches)
        verdict.candidates.push_back(candidateOf(entry, *campaign));
    return verdict;
}

void dropNamesakes(std::vector<ServerCampaign>& seen, const OutboxEntry& entry,
                   const std::vector<OutboxEntry>& others)
{
    std::erase_if(seen, [&](const ServerCampaign& campaign) {
        return !hasSameContent(entry.content, campaign.content) &&
               std::ranges::any_of(others, [&](const OutboxEntry& other) {
                   return hasSameContent(other.content, campaign.content);
               });
    });
}

bool canBeAnswerTo(const OutboxEntry& entry, const ServerCampaign& answer)
{
    const auto agree = [](const Field<QString>& mine, const Field<QString>& other) {
        return !other.hasValue() ||
               mine.valueOr({}).simplified().compare(other.value().simplified(), Qt::CaseInsensitive) == 0;
    };
    return agree(entry.content.name, answer.content.name) &&
           agree(entry.content.datasetId, answer.content.datasetId);
}

QStringList differingFields(const Campaign& ours, const Campaign& theirs)
{
    const auto mine = canonicalContent(ours);
    const auto other = canonicalContent(theirs);
    QStringList pointers;
    for (const auto& [name, value] : mine.items())
        if (!holds(other, name, value))
            pointers << u'/' + pointerToken(QString::fromStdString(name));
    for (const auto& [name, value] : other.items())
        if (!mine.contains(name))
            pointers << u'/' + pointerToken(QString::fromStdString(name));
    return pointers;
}

QStringList fieldsStoredOtherwise(const Campaign& sent, const Campaign& shown)
{
    const auto ours = canonicalContent(sent);
    const auto theirs = canonicalContent(shown);
    const auto members = encodeCampaign(shown);
    QStringList pointers;
    for (const auto& [name, value] : ours.items())
        if (members.contains(name) && !holds(theirs, name, value))
            pointers << u'/' + pointerToken(QString::fromStdString(name));
    return pointers;
}

} // namespace fairlead
