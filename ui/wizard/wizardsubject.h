#pragma once

#include "ui/wizard/campaignproblems.h"

class QSettings;

namespace fairlead {

class CampaignGateway;
class Catalog;

/// What the wizard of one campaign works on; everything outlives the window.
struct WizardSubject
{
    QString draftId;
    CampaignDocument& document;
    Catalog& catalog;
    CampaignGateway& gateway;
    CampaignProblems::Clock clock;                 ///< UTC seconds
    QString serverName = QStringLiteral("Bavlio"); ///< what the user calls the server
    std::function<bool()> isSandbox = {};          ///< whether that server mails nobody; none: no
    QSettings* settings = nullptr;                 ///< where windows are remembered; null: nowhere
};

} // namespace fairlead
