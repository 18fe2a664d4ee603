#include "models/submission/submissiondetails.h"

namespace fairlead {

bool canBeTakenBack(const SubmissionStatus& status, const SubmissionDetails& details)
{
    return status.state == SubmissionState::Waiting ||
           (isSettled(status.state) && (details.launch == LaunchState::Wanted || details.updateWaits));
}

SubmissionState submissionStateOf(const QString& name)
{
    using enum SubmissionState;
    for (const auto state : {Waiting, Sending, Unclear, SettledCreated, SettledAdopted, Refused, Cancelled})
        if (submissionStateName(state) == name)
            return state;
    return None;
}

QString launchStateName(LaunchState state)
{
    switch (state) {
    case LaunchState::None:
        return QStringLiteral("none");
    case LaunchState::Wanted:
        return QStringLiteral("wanted");
    case LaunchState::Sending:
        return QStringLiteral("sending");
    case LaunchState::Unclear:
        return QStringLiteral("unclear");
    case LaunchState::Done:
        return QStringLiteral("done");
    case LaunchState::Refused:
        return QStringLiteral("refused");
    }
    Q_UNREACHABLE();
}

LaunchState launchStateOf(const QString& name)
{
    using enum LaunchState;
    for (const auto state : {Wanted, Sending, Unclear, Done, Refused})
        if (launchStateName(state) == name)
            return state;
    return None;
}

} // namespace fairlead
