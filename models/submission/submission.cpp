#include "models/submission/submission.h"

namespace fairlead {

QString submissionStateName(SubmissionState state)
{
    switch (state) {
    case SubmissionState::None:
        return QStringLiteral("none");
    case SubmissionState::Waiting:
        return QStringLiteral("waiting");
    case SubmissionState::Sending:
        return QStringLiteral("sending");
    case SubmissionState::Unclear:
        return QStringLiteral("unclear");
    case SubmissionState::SettledCreated:
        return QStringLiteral("settled-created");
    case SubmissionState::SettledAdopted:
        return QStringLiteral("settled-adopted");
    case SubmissionState::Refused:
        return QStringLiteral("refused");
    case SubmissionState::Cancelled:
        return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

bool isSettled(SubmissionState state)
{
    return state == SubmissionState::SettledCreated || state == SubmissionState::SettledAdopted;
}

} // namespace fairlead
