#include "models/submission/statewords.h"

#include <QCoreApplication>

#include <map>

namespace fairlead {

namespace {

struct StateWordsText
{
    Q_DECLARE_TR_FUNCTIONS(StateWords)
};

/// A campaign that is there (API sheet, section 1.5); a status that we do not know as it stands.
QString thereInWords(const QString& status, const QString& account)
{
    const std::map<QString, QString> words{{QStringLiteral("launching"), StateWordsText::tr("launching")},
                                           {QStringLiteral("scheduled"), StateWordsText::tr("scheduled")},
                                           {QStringLiteral("active"), StateWordsText::tr("running")},
                                           {QStringLiteral("draining"), StateWordsText::tr("running")},
                                           {QStringLiteral("paused"), StateWordsText::tr("paused")},
                                           {QStringLiteral("completed"), StateWordsText::tr("done")},
                                           {QStringLiteral("failed"), StateWordsText::tr("failed")}};
    if (const auto found = words.find(status); found != words.end())
        return found->second;
    if (!status.isEmpty() && status != QLatin1String("draft"))
        return status;
    return account.isEmpty() ? StateWordsText::tr("draft, uploaded")
                             : StateWordsText::tr("draft on %1").arg(account);
}

} // namespace

QString stateInWords(SubmissionState state, const QString& campaignStatus, const QString& account)
{
    switch (state) {
    case SubmissionState::None:
    case SubmissionState::Cancelled:
        return StateWordsText::tr("draft on this computer");
    case SubmissionState::Waiting:
    case SubmissionState::Sending:
        return StateWordsText::tr("uploading");
    case SubmissionState::Unclear:
    case SubmissionState::Refused:
        return StateWordsText::tr("needs attention");
    case SubmissionState::SettledCreated:
    case SubmissionState::SettledAdopted:
        return thereInWords(campaignStatus, account);
    }
    Q_UNREACHABLE();
}

} // namespace fairlead
