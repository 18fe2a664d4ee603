#include "models/drafts/draftrecord.h"

namespace fairlead {

namespace {
constexpr auto neverSubmitted = "draft";
}

QString storedText(const Field<QString>& field)
{
    const auto text = field.valueOr({});
    return text.isNull() ? QLatin1String("") : text;
}

DraftContent contentOf(const CampaignDraft& draft, const Json& tree)
{
    const auto& campaign = draft.campaign;
    return {toCompactJson(tree), storedText(campaign.name), storedText(campaign.type),
            storedText(campaign.datasetId)};
}

DraftContent contentOf(const CampaignDraft& draft)
{
    return contentOf(draft, encodeDraft(draft));
}

QString draftStateName(SubmissionState state)
{
    return state == SubmissionState::None ? QString::fromLatin1(neverSubmitted) : submissionStateName(state);
}

SubmissionState draftStateOf(const QString& name)
{
    using State = SubmissionState;
    for (const auto state : {State::Waiting, State::Sending, State::Unclear, State::SettledCreated,
                             State::SettledAdopted, State::Refused, State::Cancelled})
        if (submissionStateName(state) == name)
            return state;
    return State::None;
}

} // namespace fairlead
