#pragma once

#include "models/campaign/draft.h"

namespace fairlead {

/// Largest file that is read: a campaign is some kilobytes, and a mistaken choice must not fill the memory.
inline constexpr qint64 maxCampaignFileSize = 16 * 1024 * 1024;

struct CampaignFileResult
{
    std::optional<CampaignDraft> draft;
    QString error; ///< for the user; empty when there is a draft
};

/// Reads a `*.campaign` file or a bare create request. Refuses newer versions; touches nothing.
CampaignFileResult readCampaignFile(const QString& path);

/// The same for text that is already in memory.
CampaignFileResult readCampaignText(QByteArrayView text);

/// The file's text: keys in the order of the API's documentation, two-space indent, one trailing newline.
QByteArray campaignFileText(const CampaignDraft& draft);

/// Writes the file as a whole or not at all. Returns an error for the user, or an empty text.
QString writeCampaignFile(const QString& path, const CampaignDraft& draft);

} // namespace fairlead
