#include "models/drafts/campaignfile.h"

#include "models/campaign/codec.h"
#include "models/drafts/durable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <set>

namespace fairlead {

namespace {

constexpr auto formatName = "fairlead-campaign";
constexpr qint64 formatVersion = 1;

struct CampaignFileText
{
    Q_DECLARE_TR_FUNCTIONS(CampaignFile)
};

CampaignFileResult failure(const QString& error)
{
    return {std::nullopt, error};
}

/// A name that one object of a valid text has twice. Readers of JSON differ in which one counts, and the
/// other would be lost.
std::optional<QString> nameGivenTwice(QByteArrayView text)
{
    std::optional<QString> twice;
    std::vector<std::set<Json>> open;
    const auto look = [&](int, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            open.pop_back();
        else if (event == Json::parse_event_t::key && !open.back().insert(parsed).second)
            twice = toQString(parsed);
        return true;
    };
    [[maybe_unused]] const auto tree = Json::parse(text.begin(), text.end(), look);
    return twice;
}

/// A create request without the file's frame has at least one of the members that only a campaign has.
bool looksLikeRequest(const Json& object)
{
    bool known = false;
    const Campaign campaign;
    forEachMember(campaign, [&](const char* name, const auto&) { known = known || object.contains(name); });
    return known;
}

CampaignFileResult fromBareRequest(const Json& object)
{
    if (!looksLikeRequest(object))
        return failure(CampaignFileText::tr(
            "The file is JSON, but not a campaign: it has neither a format nor any field of a campaign."));
    CampaignDraft draft;
    draft.campaign = decodeCampaign(object);
    if (const auto framed = parseJson(campaignFileText(draft)); !framed.value)
        return failure(framed.error.message); // saved, it could not be opened again
    return {draft, {}};
}

CampaignFileResult fromFrame(Json object)
{
    if (object["format"] != formatName)
        return failure(CampaignFileText::tr("The file is not a campaign: its format is not “%1”.")
                           .arg(QLatin1String(formatName)));
    const auto version = object.contains("version") ? integerOf(object["version"]) : std::nullopt;
    if (!object.contains("version"))
        return failure(
            CampaignFileText::tr("The file does not say which version of the campaign format it has."));
    if (!version || *version < 1)
        return failure(CampaignFileText::tr("The file's version, %1, is none of the campaign format.")
                           .arg(QString::fromUtf8(toCompactJson(object["version"]))));
    if (*version > formatVersion)
        return failure(
            CampaignFileText::tr(
                "The file has version %1 of the campaign format; this program reads up to version %2. "
                "The file was not changed.")
                .arg(*version)
                .arg(formatVersion));
    if (!object.contains("campaign") || !object["campaign"].is_object())
        return failure(CampaignFileText::tr("The file has no “campaign” object."));
    object.erase("format");
    object.erase("version");
    return {decodeDraft(object), {}};
}

} // namespace

CampaignFileResult readCampaignText(QByteArrayView text)
{
    auto parsed = parseJson(text);
    if (!parsed.value)
        return failure(parsed.error.message);
    if (!parsed.value->is_object())
        return failure(CampaignFileText::tr("The file is JSON, but not a campaign: it is not an object."));
    if (const auto name = nameGivenTwice(text))
        return failure(CampaignFileText::tr(
                           "The file has “%1” twice in one place, and only one of them can count. Take one "
                           "out; the file was "
                           "not changed.")
                           .arg(*name));
    return parsed.value->contains("format") ? fromFrame(std::move(*parsed.value))
                                            : fromBareRequest(*parsed.value);
}

CampaignFileResult readCampaignFile(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return failure(CampaignFileText::tr("%1 is a folder.").arg(QDir::toNativeSeparators(path)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.errorString());
    const QByteArray text = file.read(maxCampaignFileSize + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(file.errorString());
    if (text.size() > maxCampaignFileSize)
        return failure(CampaignFileText::tr("The file is larger than %1 MB, too large for a campaign.")
                           .arg(maxCampaignFileSize / 1024 / 1024));
    return readCampaignText(text);
}

QByteArray campaignFileText(const CampaignDraft& draft)
{
    Json file = Json::object();
    file["format"] = formatName;
    file["version"] = formatVersion;
    const Json tree = encodeDraft(draft); // items() refers to it
    for (const auto& [name, value] : tree.items())
        if (name != "editor" || !value.is_object() || !value.empty())
            file[name] = value;
    return toIndentedJson(file);
}

QString writeCampaignFile(const QString& path, const CampaignDraft& draft)
{
    if (!canTakeFile(path))
        return CampaignFileText::tr("%1 is not a file.").arg(QDir::toNativeSeparators(path));
    const QByteArray text = campaignFileText(draft);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return file.errorString();
    return {};
}

} // namespace fairlead
