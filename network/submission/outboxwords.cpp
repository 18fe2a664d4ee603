#include "network/submission/outboxwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace fairlead::words {

namespace {

struct OutboxText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

QString withTrouble(const OutboxEntry& entry, const QString& sentence)
{
    return entry.trouble.isEmpty() ? sentence : entry.trouble + u' ' + sentence;
}

} // namespace

QString interrupted()
{
    return OutboxText::tr("Fairlead ended before an answer came.");
}

QString otherCampaign()
{
    return OutboxText::tr("the answer is about another campaign");
}

QString launchFailed()
{
    return OutboxText::tr("The server could not launch the campaign and gives no reason.");
}

QString sameElsewhere()
{
    return OutboxText::tr("Another draft with exactly this content was uploaded. Nothing was created for "
                          "this one; “create another” makes a second campaign.");
}

QString earlierUnclear()
{
    return OutboxText::tr(
        "What became of an earlier upload of this name is not known yet; that comes first.");
}

QString inAnotherWorkspace()
{
    return OutboxText::tr("It belongs to another account and goes on when you switch to that one.");
}

QString keptAsItWas(const QString& field)
{
    return OutboxText::tr("%1: the server kept what it had.").arg(field);
}

QString askedToWait(qint64 until)
{
    return OutboxText::tr("The server asked to be left alone until %1.")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(until), QLocale::ShortFormat));
}

QString mayStillFinish(qint64 until)
{
    return OutboxText::tr(
               "The server may still be at work on it, so it is read until %1; before that nothing is sent "
               "again.")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(until).time(), QStringLiteral("hh:mm:ss")));
}

QString givenUp(int attempts)
{
    return OutboxText::tr("It was tried %n times; it goes out when you try again.", nullptr, attempts);
}

QString changedBeforeLaunch(const QString& field)
{
    return OutboxText::tr("%1: the server holds something else than you saw, so it was not launched.")
        .arg(field);
}

QString storedOtherwise(const QString& field)
{
    return OutboxText::tr(
               "%1: the server shows something else than was sent. Look at it there before you launch.")
        .arg(field);
}

QString keptSome()
{
    return OutboxText::tr("The server took the change in part; your draft is kept as it is.");
}

QString notUpdated()
{
    return OutboxText::tr("The change was not taken; your draft is kept as it is.");
}

QString changedThere()
{
    return OutboxText::tr(
        "The campaign was changed on the account since you saved it there, so nothing was changed there.");
}

QString updateWaits()
{
    return OutboxText::tr("The changes go out as soon as the server answers.");
}

QString explanation(const OutboxEntry& entry)
{
    if (entry.update && isSettled(entry.state))
        return withTrouble(entry, updateWaits());
    switch (entry.state) {
    case SubmissionState::None:
        return entry.trouble;
    case SubmissionState::Waiting:
        return withTrouble(
            entry, !isUnproven(entry)
                       ? OutboxText::tr("Nothing was created. The campaign waits here and is uploaded later.")
                       : OutboxText::tr("As far as the server shows, nothing was created. The campaign waits "
                                        "here; the server is read once more before anything is sent."));
    case SubmissionState::Sending:
        return OutboxText::tr("The campaign is being created…");
    case SubmissionState::Unclear:
        return withTrouble(
            entry, entry.candidates.empty()
                       ? OutboxText::tr("Checking whether it was created…")
                       : OutboxText::tr("The server holds what may be this campaign. Choose which one "
                                        "it is; nothing is sent until then."));
    case SubmissionState::SettledCreated:
        return withTrouble(entry, OutboxText::tr("The campaign was created on the server."));
    case SubmissionState::SettledAdopted:
        return withTrouble(
            entry, OutboxText::tr("An earlier attempt had created the campaign; no second one was made."));
    case SubmissionState::Refused:
        return OutboxText::tr(
            "The campaign was refused. The draft is kept as it is; correct it and upload it again.");
    case SubmissionState::Cancelled:
        return withTrouble(entry,
                           !isUnproven(entry)
                               ? OutboxText::tr("The upload was cancelled. Nothing was created.")
                               : OutboxText::tr("The upload was cancelled. An earlier attempt may still have "
                                                "created the campaign; look on the account."));
    }
    Q_UNREACHABLE();
}

QString launchExplanation(const OutboxEntry& entry)
{
    const auto withReason = [&](const QString& sentence) {
        return entry.launch.trouble.isEmpty() ? sentence : entry.launch.trouble + u' ' + sentence;
    };
    switch (entry.launch.state) {
    case LaunchState::None:
        return {};
    case LaunchState::Wanted:
        return withReason(OutboxText::tr("The launch waits here; until it goes out nobody is written to."));
    case LaunchState::Sending:
        return OutboxText::tr("It is being launched…");
    case LaunchState::Unclear:
        return withReason(OutboxText::tr("Checking whether it was launched…"));
    case LaunchState::Done:
        return OutboxText::tr("It is launched; its status is “%1”.").arg(entry.campaignStatus);
    case LaunchState::Refused:
        return OutboxText::tr("It was not launched, and nobody is written to; the problems say why.");
    }
    Q_UNREACHABLE();
}

} // namespace fairlead::words
