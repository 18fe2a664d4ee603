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
    enum class Purpose {
        Launch, ///< to the end
        Watch   ///< only read how far the server is with what it has taken
    };

    LaunchRun(OutboxWorkplace workplace, qint64 number, Purpose purpose = Purpose::Launch,
              QObject* parent = nullptr);

protected:
    void proceed() override;
    bool isDone() const override { return m_purpose == Purpose::Watch && !isLaunchingThere(entry()); }
    bool giveUp() override;
    Rest stopped() const override;

private:
    void read();
    void takeState(const ServerCampaign& campaign);
    void takeDraft(const ServerCampaign& campaign);
    void takeNoState(const ApiError& error);
    void checkAndSend(const ServerCampaign& campaign);
    void send();
    void takeAnswer(LaunchCampaign* call);
    void takeFailure(const ApiError& error);
    void goOnWaiting(const ApiError& error, Rest reason);
    void refuse(Problems problems);
    void watch();
    void poll();

    Purpose m_purpose;
    int m_polls = 0;               ///< reads since the server took the launch
    int m_draftPolls = 0;          ///< those of them that still showed a draft
    bool m_readAfterQuiet = false; ///< a read that began late enough to conclude
};

} // namespace fairlead
