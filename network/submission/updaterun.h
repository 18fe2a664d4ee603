#pragma once

#include "models/campaign/response.h"
#include "network/submission/outboxrun.h"

namespace fairlead {

/// Brings a created campaign up to the content of the entry's `update`: reads it, sends the fields that
/// differ, and compares what came of it (API sheet, section 3). Where somebody else changed the campaign
/// meanwhile, it stops, unless that may be overwritten (A27). A repeat after a crash finds nothing left to
/// send, so no attempt need be recorded.
class UpdateRun : public OutboxRun
{
    Q_OBJECT
public:
    UpdateRun(OutboxWorkplace workplace, qint64 number, QObject* parent = nullptr);

protected:
    void proceed() override;
    bool isDone() const override { return !entry().update; }
    bool giveUp() override { return false; }
    Rest stopped() const override { return isDone() ? Rest::Done : Rest::NotReached; }

private:
    void takePresent(const ServerCampaign& present);
    QStringList foreignChanges(const ServerCampaign& present) const;
    void holdBack(const ServerCampaign& present, const QStringList& changed);
    void readAfter(const ApiError& error);
    void takeEcho(const ServerCampaign& echo);
    void takeFailure(const ApiError& error, bool nothingSent);
    void fail(const ApiError& error);
    void goOnWaiting(const ApiError& error, Rest rest);
    void end();

    Campaign m_content;
};

/// The members of an update that turns one campaign into the other: only those that differ; null clears what
/// the API lets be cleared.
Json changedMembers(const Campaign& from, const Campaign& to);

} // namespace fairlead
