#include "models/drafts/campaignexport.h"

#include "models/common/filename.h"
#include "models/drafts/campaignfile.h"

#include <QDir>
#include <QFileInfo>

namespace fairlead {

namespace {

constexpr auto ending = ".campaign";

/// @param number of a file with that name in the folder; the first one has none
QString numberedName(const CampaignDraft& draft, int number)
{
    const auto suffix = number == 1 ? QString() : QStringLiteral(" %1").arg(number);
    return fileNameOf(draft.campaign.name.valueOr({}), suffix + QLatin1String(ending),
                      QStringLiteral("campaign"));
}

QString freePath(const QDir& folder, const CampaignDraft& draft)
{
    for (int number = 1;; ++number) {
        const auto path = folder.filePath(numberedName(draft, number));
        if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
            return path;
    }
}

} // namespace

QString campaignFileName(const CampaignDraft& draft)
{
    return numberedName(draft, 1);
}

WrittenFiles writeCampaignFiles(const QString& folder, const std::vector<CampaignDraft>& drafts)
{
    WrittenFiles written;
    for (const auto& draft : drafts) {
        const auto path = freePath(QDir(folder), draft);
        const auto error = writeCampaignFile(path, draft);
        if (error.isEmpty())
            written.paths << path;
        else
            written.errors << QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), error);
    }
    return written;
}

} // namespace fairlead
