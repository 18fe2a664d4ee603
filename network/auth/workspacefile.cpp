#include "network/auth/workspacefile.h"

#include "network/api/endpoint.h"
#include "network/auth/workspacemerge.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace fairlead {

namespace {

constexpr auto format = "fairlead-workspaces";
constexpr int version = 1;
constexpr qint64 largestList = 1 << 20; ///< bytes; a workspace is some two hundred

struct WorkspaceFileText
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceFile)
};

WorkspaceFile empty()
{
    return {{{"format", format}, {"version", version}, {"workspaces", Json::array()}}};
}

WorkspaceFile untouched(const QString& trouble)
{
    auto file = empty();
    file.trouble = trouble;
    file.isWritable = false;
    return file;
}

WorkspaceFile setAside(const QString& path)
{
    const auto stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    const auto other = QStringLiteral("%1.damaged-%2").arg(path, stamp);
    if (!QFile::rename(path, other))
        return untouched(WorkspaceFileText::tr("%1 is damaged and cannot be moved aside, so it stays as it "
                                               "is and accounts cannot be changed.")
                             .arg(path));
    auto file = empty();
    file.trouble = WorkspaceFileText::tr("The list of accounts was damaged. It lies in %1; the keys are "
                                         "still in the keyring. Connect the accounts again.")
                       .arg(other);
    return file;
}

bool isList(const Json& root)
{
    return root.is_object() && root.value("format", Json()) == format && root.contains("version") &&
           root["version"].is_number_integer() && root.contains("workspaces") &&
           root["workspaces"].is_array();
}

QString textOf(const Json& entry, const char* member)
{
    const auto found = entry.find(member);
    return found != entry.end() && found->is_string() ? toQString(*found) : QString();
}

} // namespace

WorkspaceFile readWorkspaceFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return empty();
    if (!file.open(QIODevice::ReadOnly))
        return untouched(WorkspaceFileText::tr("%1 cannot be read (%2), so accounts cannot be changed.")
                             .arg(path, file.errorString()));
    auto parsed = file.size() <= largestList ? parseJson(file.readAll()) : JsonResult{};
    file.close();
    if (!parsed.value || !isList(*parsed.value))
        return setAside(path);
    if ((*parsed.value)["version"] > version)
        return untouched(WorkspaceFileText::tr("%1 was written by a newer Fairlead. It stays as it is, and "
                                               "its accounts cannot be used here.")
                             .arg(path));
    auto root = std::move(*parsed.value);
    mergeWorkspaces(root);
    return {std::move(root)};
}

QString writeWorkspaceFile(const QString& path, const Json& root)
{
    QSaveFile file(path);
    const auto text = toIndentedJson(root);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        file.write(text) == text.size() && file.commit())
        return {};
    return WorkspaceFileText::tr("%1 cannot be written (%2). Nothing was changed.")
        .arg(path, file.errorString());
}

std::vector<Workspace> workspacesIn(const Json& root)
{
    std::vector<Workspace> workspaces;
    for (const auto& entry : root["workspaces"]) {
        if (!entry.is_object())
            continue;
        const auto server = serverUrl(textOf(entry, "server"));
        Workspace workspace;
        workspace.id = textOf(entry, "id");
        workspace.name = textOf(entry, "name");
        workspace.server = server.url;
        workspace.colour = QColor(textOf(entry, "colour"));
        workspace.caFile = textOf(entry, "ca_file");
        workspace.keyPrefix = tokenPrefix(textOf(entry, "key_prefix").toLatin1());
        workspace.keyMark = textOf(entry, "key_mark");
        if (server.error.isEmpty() && !workspace.id.isEmpty() &&
            workspace.id != QLatin1String(sandboxWorkspaceId))
            workspaces.push_back(workspace);
    }
    return workspaces;
}

Json* entryOf(Json& root, const QString& id)
{
    for (auto& entry : root["workspaces"])
        if (entry.is_object() && textOf(entry, "id") == id)
            return &entry;
    return nullptr;
}

void putWorkspace(Json& entry, const Workspace& workspace)
{
    entry["id"] = toJson(workspace.id);
    entry["name"] = toJson(workspace.name);
    entry["server"] = toJson(workspace.server.toString());
    entry["colour"] = toJson(workspace.colour.name());
    entry["ca_file"] = toJson(workspace.caFile);
    // The prefix again, whatever the caller holds: a whole key must not get into the file.
    entry["key_prefix"] = toJson(tokenPrefix(workspace.keyPrefix.toLatin1()));
    entry["key_mark"] = toJson(workspace.keyMark);
}

} // namespace fairlead
