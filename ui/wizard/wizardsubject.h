#pragma once

#include "models/workspace/draftaccount.h"
#include "ui/wizard/campaignproblems.h"

#include <QPointer>
#include <QSettings>

namespace fairlead {

class CampaignGateway;
class Catalog;

/// What the wizard of one campaign works on; everything outlives the window that is shown.
struct WizardSubject
{
    using Account = std::function<DraftAccount()>;

    QString draftId;
    CampaignDocument& document;
    Catalog& catalog;
    CampaignGateway& gateway;
    CampaignProblems::Clock clock;     ///< UTC seconds
    Account account;                   ///< of this campaign, and the one in use
    QPointer<QSettings> settings = {}; ///< where windows are remembered; null: nowhere
};

} // namespace fairlead
