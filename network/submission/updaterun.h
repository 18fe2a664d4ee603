#pragma once

#include "models/campaign/response.h"
#include "models/submission/campaigngateway.h"
#include "network/submission/outboxrun.h"

namespace fairlead {

/// Brings a created campaign up to its draft's content: reads it, sends the fields that differ, and compares
/// what came of it (API sheet, section 3). Where somebody else changed the campaign meanwhile, it stops,
/// unless that may be overwritten (A27). A repeat after a crash finds nothing left to send, so no attempt
/// need be recorded.
class UpdateRun : public OutboxRun
{
    Q_OBJECT
public:
    UpdateRun(OutboxWorkplace workplace, qint64 number, Campaign content, CampaignGateway::Foreign foreign,
              QObject* parent = nullptr);

protected:
    void proceed() override;
    bool isDone() const override { return false; }
    bool giveUp() override { return false; }
    Rest stopped() const override { return Rest::Done; }

private:
    void takePresent(const ServerCampaign& present);
    QStringList foreignChanges(const ServerCampaign& present) const;
    void holdBack(const ServerCampaign& present, const QStringList& changed);
    void readAfter(const ApiError& error);
    void takeEcho(const ServerCampaign& echo);
    void fail(const ApiError& error);

    Campaign m_content;
    CampaignGateway::Foreign m_foreign;
};

/// The members of an update that turns one campaign into the other: only those that differ; null clears what
/// the API lets be cleared.
Json changedMembers(const Campaign& from, const Campaign& to);

} // namespace fairlead
