#pragma once

#include "models/campaign/draft.h"

#include <QStringList>

namespace fairlead {

/// A name for the draft's file that every file system takes, ending in `.campaign`.
QString campaignFileName(const CampaignDraft& draft);

struct WrittenFiles
{
    QStringList paths;
    QStringList errors; ///< for the user, one for each draft that was not written
};

/// Writes each draft into the folder, as a file named after it. Nothing that is there is overwritten.
WrittenFiles writeCampaignFiles(const QString& folder, const std::vector<CampaignDraft>& drafts);

} // namespace fairlead
