#include "models/drafts/draftrecord.h"

namespace fairlead {

namespace {
constexpr auto neverSubmitted = "draft";
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
