#include "ui/workspace/leaving.h"

#include "models/submission/campaigngateway.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct LeavingText
{
    Q_DECLARE_TR_FUNCTIONS(Leaving)
};

bool isOpen(const SubmissionStatus& status, const SubmissionDetails& details)
{
    return status.state == SubmissionState::Sending || status.state == SubmissionState::Unclear ||
           details.launch == LaunchState::Sending || details.launch == LaunchState::Unclear;
}

} // namespace

Leaving letGo(CampaignGateway& gateway, const QStringList& draftIds)
{
    Leaving leaving;
    QStringList sentences;
    int takenBack = 0;
    for (const auto& id : draftIds) {
        if (canBeTakenBack(gateway.status(id, {}), gateway.details(id))) {
            gateway.cancel(id);
            ++takenBack;
        }
        if (!isOpen(gateway.status(id, {}), gateway.details(id)))
            leaving.free << id;
    }
    if (takenBack > 0)
        sentences << LeavingText::tr("What waited to be uploaded was cancelled.");
    if (leaving.free.size() < draftIds.size())
        sentences << LeavingText::tr(
            "A campaign stays where it is while it is being uploaded, or while it is not known what came "
            "of that: let that be settled first.");
    leaving.notice = sentences.join(u' ');
    return leaving;
}

} // namespace fairlead
