#pragma once

#include "models/campaign/json.h"
#include "models/workspace/workspace.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace fairlead {

/// The workspaces of a data directory (`workspaces.json`), without their keys. The sandbox is always among
/// them and cannot be changed. Several processes may use one directory: each change is made to the file as it
/// is then.
class WorkspaceStore : public QObject
{
    Q_OBJECT
public:
    explicit WorkspaceStore(const QString& dataDir, QObject* parent = nullptr);

    /// For people: what was wrong with the file; empty: nothing.
    QString trouble() const { return m_trouble; }

    /// The sandbox first, then in the order in which they were connected.
    const std::vector<Workspace>& workspaces() const { return m_workspaces; }
    /// By its id, or one that it had before it was found to be another one.
    std::optional<Workspace> find(const QString& id) const;
    const QHash<QString, QString>& formerIds() const { return m_formerIds; }
    /// The one that the user works on; the sandbox until one is connected.
    Workspace current() const;

    /// Adds a workspace and makes it the current one. It gets an id when it has none.
    /// All changes return an error for people, or an empty text; after an error nothing is changed.
    QString add(Workspace workspace);
    /// Changes the workspace of that id.
    QString update(const Workspace& workspace);
    /// The sandbox becomes the current one when that was it. The key stays in the keyring: see SecretStore.
    QString remove(const QString& id);
    QString setCurrent(const QString& id);

    static QString newId();

Q_SIGNALS:
    void changed();
    /// Another workspace is the current one.
    void currentChanged();

private:
    /// Changes the file's content, or says why not.
    using Change = std::function<QString(Json& root)>;

    QString change(const Change& change);
    void take(const Json& root);

    QString m_path;
    QString m_trouble;
    QString m_current;
    QHash<QString, QString> m_formerIds;
    std::vector<Workspace> m_workspaces;
};

} // namespace fairlead
