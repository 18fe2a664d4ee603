#include "models/drafts/savinggateway.h"

#include "models/drafts/opendrafts.h"

namespace fairlead {

SavingGateway::SavingGateway(CampaignGateway& gateway, OpenDrafts& drafts, QObject* parent)
    : CampaignGateway(parent), m_gateway(gateway), m_drafts(drafts)
{
    connect(&gateway, &CampaignGateway::statusChanged, this, &CampaignGateway::statusChanged);
}

/// Where it cannot be stored the session says so; the outbox keeps what it sends by itself.
void SavingGateway::keepVersion(const QString& draftId)
{
    if (const auto session = m_drafts.open(draftId))
        session->keepVersion(QLatin1String(versionreason::submission));
}

void SavingGateway::prepare()
{
    m_gateway.prepare();
}

void SavingGateway::submit(const QString& draftId, const Campaign& campaign, Again again)
{
    keepVersion(draftId);
    m_gateway.submit(draftId, campaign, again);
}

void SavingGateway::cancel(const QString& draftId)
{
    m_drafts.flush(draftId);
    m_gateway.cancel(draftId);
}

void SavingGateway::launch(const QString& draftId)
{
    keepVersion(draftId);
    m_gateway.launch(draftId);
}

void SavingGateway::update(const QString& draftId, const Campaign& campaign, Foreign foreign)
{
    keepVersion(draftId);
    m_gateway.update(draftId, campaign, foreign);
}

void SavingGateway::retry(const QString& draftId)
{
    m_drafts.flush(draftId);
    m_gateway.retry(draftId);
}

void SavingGateway::resolve(const QString& draftId, const QString& campaignId)
{
    m_drafts.flush(draftId);
    m_gateway.resolve(draftId, campaignId);
}

SubmissionStatus SavingGateway::status(const QString& draftId, const Campaign& campaign) const
{
    return m_gateway.status(draftId, campaign);
}

SubmissionDetails SavingGateway::details(const QString& draftId) const
{
    return m_gateway.details(draftId);
}

} // namespace fairlead
