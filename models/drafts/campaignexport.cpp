#include "models/drafts/campaignexport.h"

#include "models/drafts/campaignfile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace fairlead {

namespace {

constexpr int longestName = 80; ///< characters; with the ending well below every file system's 255 bytes
constexpr auto ending = ".campaign";

QString baseName(const CampaignDraft& draft)
{
    static const QRegularExpression unsafe(QStringLiteral("[^\\p{L}\\p{N} ._-]+"));
    auto name = draft.campaign.name.valueOr({}).simplified().remove(unsafe).left(longestName).trimmed();
    while (name.toUtf8().size() > 2 * longestName)
        name.chop(1);
    while (name.startsWith(u'.')) // hidden files would seem not to be there
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("campaign") : name;
}

QString freePath(const QDir& folder, const QString& name)
{
    auto path = folder.filePath(name + QLatin1String(ending));
    for (int number = 2; QFileInfo::exists(path) || QFileInfo(path).isSymLink(); ++number)
        path = folder.filePath(QStringLiteral("%1 %2").arg(name).arg(number) + QLatin1String(ending));
    return path;
}

} // namespace

QString campaignFileName(const CampaignDraft& draft)
{
    return baseName(draft) + QLatin1String(ending);
}

WrittenFiles writeCampaignFiles(const QString& folder, const std::vector<CampaignDraft>& drafts)
{
    WrittenFiles written;
    for (const auto& draft : drafts) {
        const auto path = freePath(QDir(folder), baseName(draft));
        const auto error = writeCampaignFile(path, draft);
        if (error.isEmpty())
            written.paths << path;
        else
            written.errors << QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), error);
    }
    return written;
}

} // namespace fairlead
