#pragma once

#include "network/submission/outboxentry.h"

/// What the outbox says to people.
namespace fairlead::words {

QString interrupted();
QString otherCampaign();
QString launchFailed();
QString sameElsewhere();
QString earlierUnclear();
QString inAnotherWorkspace();
QString keptAsItWas(const QString& field);
/// @param until UTC milliseconds
QString askedToWait(qint64 until);
/// What an unclear attempt waits for. @param until UTC milliseconds
QString mayStillFinish(qint64 until);
QString givenUp(int attempts);
QString changedBeforeLaunch(const QString& field);
QString storedOtherwise(const QString& field);
QString keptSome();
QString notUpdated();
QString changedThere();
QString updateWaits();

/// One sentence on where a submission stands: what happened, what was kept, what comes next.
QString explanation(const OutboxEntry& entry);
/// The same about the launch.
QString launchExplanation(const OutboxEntry& entry);

} // namespace fairlead::words
