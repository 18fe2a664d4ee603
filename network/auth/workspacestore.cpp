#include "network/auth/workspacestore.h"

#include "models/common/privatefiles.h"
#include "network/auth/workspacefile.h"
#include "network/auth/workspacemerge.h"

#include <QDir>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int workspaceFileWait = 5'000; ///< milliseconds, for another process that changes the file

} // namespace

WorkspaceStore::WorkspaceStore(const QString& dataDir, QObject* parent)
    : QObject(parent), m_path(QDir(dataDir).filePath(QStringLiteral("workspaces.json")))
{
    const auto file = readWorkspaceFile(m_path);
    m_trouble = file.trouble;
    take(file.root);
}

QString WorkspaceStore::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

std::optional<Workspace> WorkspaceStore::find(const QString& id) const
{
    const auto found = std::ranges::find(m_workspaces, m_formerIds.value(id, id), &Workspace::id);
    return found == m_workspaces.end() ? std::nullopt : std::optional(*found);
}

Workspace WorkspaceStore::current() const
{
    return find(m_current).value_or(m_workspaces.front());
}

void WorkspaceStore::take(const Json& root)
{
    m_formerIds = fairlead::formerIds(root);
    m_workspaces = workspacesIn(root);
    m_workspaces.insert(m_workspaces.begin(), sandboxWorkspace());
    const auto current = root.value("current", Json());
    m_current = current.is_string() ? toQString(current) : QString();
}

QString WorkspaceStore::change(const Change& change)
{
    const QDir directory = QFileInfo(m_path).dir();
    if (!makePrivateFolder(directory.path()))
        return tr("The folder %1 cannot be made.").arg(directory.path());
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(workspaceFileWait))
        return tr("%1 is being changed by another program or cannot be written. Nothing was changed.")
            .arg(m_path);
    makePrivate(lock.fileName());
    auto file = readWorkspaceFile(m_path);
    if (!file.trouble.isEmpty())
        m_trouble = file.trouble;
    if (!file.isWritable)
        return file.trouble;
    if (auto error = change(file.root); !error.isEmpty())
        return error;
    if (auto error = writeWorkspaceFile(m_path, file.root); !error.isEmpty())
        return error;
    const auto before = current().id;
    take(file.root);
    Q_EMIT changed();
    if (current().id != before)
        Q_EMIT currentChanged();
    return {};
}

QString WorkspaceStore::add(Workspace workspace)
{
    if (workspace.id.isEmpty())
        workspace.id = newId();
    return change([&](Json& root) {
        if (workspace.isSandbox || entryOf(root, workspace.id))
            return tr("This account is in the list already.");
        Json entry = Json::object();
        putWorkspace(entry, workspace);
        root["workspaces"].push_back(entry);
        root["current"] = toJson(workspace.id);
        return QString();
    });
}

QString WorkspaceStore::update(const Workspace& workspace)
{
    return change([&](Json& root) {
        auto* entry = entryOf(root, workspace.id);
        if (!entry)
            return tr("There is no such account any more.");
        putWorkspace(*entry, workspace);
        return QString();
    });
}

QString WorkspaceStore::remove(const QString& id)
{
    return change([&](Json& root) {
        auto* entry = entryOf(root, id);
        if (!entry)
            return tr("There is no such account any more.");
        auto& list = root["workspaces"];
        list.erase(static_cast<std::size_t>(entry - &list[0]));
        if (root.value("current", Json()) == toJson(id))
            root["current"] = sandboxWorkspaceId;
        return QString();
    });
}

QString WorkspaceStore::setCurrent(const QString& id)
{
    return change([&](Json& root) {
        if (id != QLatin1String(sandboxWorkspaceId) && !entryOf(root, id))
            return tr("There is no such account any more.");
        root["current"] = toJson(id);
        return QString();
    });
}

} // namespace fairlead
