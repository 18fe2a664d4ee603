#pragma once

#include "models/submission/campaigngateway.h"

namespace fairlead {

class OpenDrafts;

/// The gateway that the windows use: before anything of a draft goes to a server, its edits are durable and
/// its present state is kept as a version. All else is the other gateway's.
class SavingGateway : public CampaignGateway
{
    Q_OBJECT
public:
    /// @param gateway and drafts outlive this one
    SavingGateway(CampaignGateway& gateway, OpenDrafts& drafts, QObject* parent = nullptr);

    void prepare() override;
    void submit(const QString& draftId, const Campaign& campaign, Again again) override;
    void cancel(const QString& draftId) override;
    void launch(const QString& draftId) override;
    void update(const QString& draftId, const Campaign& campaign, Foreign foreign) override;
    void retry(const QString& draftId) override;
    void resolve(const QString& draftId, const QString& campaignId) override;
    SubmissionStatus status(const QString& draftId, const Campaign& campaign) const override;
    SubmissionDetails details(const QString& draftId) const override;

private:
    void keepVersion(const QString& draftId);

    CampaignGateway& m_gateway;
    OpenDrafts& m_drafts;
};

} // namespace fairlead
