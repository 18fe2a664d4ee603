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

    void prepare() override { ++prepared; }
    void submit(const QString& draftId, const Campaign& campaign, Again) override
    {
        submitted.push_back(campaign);
        calls << QStringLiteral("submit ") + draftId;
    }
    void cancel(const QString& draftId) override { calls << QStringLiteral("cancel ") + draftId; }
    void launch(const QString& draftId) override { calls << QStringLiteral("launch ") + draftId; }
    void update(const QString& draftId, const Campaign& campaign, Foreign foreign) override
    {
        updated.push_back(campaign);
        calls << (foreign == Foreign::Overwrite ? QStringLiteral("overwrite ") : QStringLiteral("update ")) +
                     draftId;
    }
    void retry(const QString& draftId) override { calls << QStringLiteral("retry ") + draftId; }
    void resolve(const QString& draftId, const QString& campaignId) override
    {
        calls << QStringLiteral("resolve %1 %2").arg(draftId, campaignId);
    }
    SubmissionDetails details(const QString&) const override { return presentDetails; }
    SubmissionStatus status(const QString&, const Campaign&) const override { return present; }

    void setStatus(const QString& draftId, const SubmissionStatus& status)
    {
        present = status;
        Q_EMIT statusChanged(draftId);
    }

    int prepared = 0;
    QStringList calls;
    std::vector<Campaign> submitted;
    std::vector<Campaign> updated;
    SubmissionStatus present;
    SubmissionDetails presentDetails;
};

} // namespace fairlead
