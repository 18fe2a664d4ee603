#pragma once

#include "models/submission/campaigngateway.h"

#include <QStringList>

namespace fairlead {

/// A gateway without a server: notes what it is asked, and says what it is told to say.
class FakeGateway : public CampaignGateway
{
    Q_OBJECT
public:
    using CampaignGateway::CampaignGateway;

    void submit(const QString& draftId, const Campaign& campaign, Again) override
    {
        submitted.push_back(campaign);
        calls << QStringLiteral("submit ") + draftId;
    }
    void cancel(const QString& draftId) override { calls << QStringLiteral("cancel ") + draftId; }
    void launch(const QString& draftId) override { calls << QStringLiteral("launch ") + draftId; }
    SubmissionStatus status(const QString&, const Campaign&) const override { return present; }

    void setStatus(const QString& draftId, const SubmissionStatus& status)
    {
        present = status;
        Q_EMIT statusChanged(draftId);
    }

    QStringList calls;
    std::vector<Campaign> submitted;
    SubmissionStatus present;
};

} // namespace fairlead
