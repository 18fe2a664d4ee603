#pragma once

#include "models/campaign/response.h"
#include "network/submission/outboxrun.h"

namespace fairlead {

class LaunchCampaign;

/// Launches a created campaign once: reads its state first, and again before anything is repeated (API sheet,
/// section 2). Only after the user confirmed it.
class LaunchRun : public OutboxRun
{
    Q_OBJECT
public:
    LaunchRun(OutboxWorkplace workplace, qint64 number, QObject* parent = nullptr);

protected:
    void proceed() override;
    bool isDone() const override { return false; }
    bool giveUp() override;
    Rest stopped() const override;

private:
    void read();
    void takeState(const ServerCampaign& campaign);
    void takeDraft(const ServerCampaign& campaign);
    void takeNoState(const ApiError& error);
    void checkAndSend();
    void send();
    void takeAnswer(LaunchCampaign* call);
    void takeFailure(const ApiError& error);
    void goOnWaiting(const ApiError& error, Rest reason);
    void refuse(Problems problems);
    void watch();

    int m_sent = 0;
    bool m_readAfterQuiet = false; ///< a read that began late enough to conclude
};

} // namespace fairlead
