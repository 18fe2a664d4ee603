#pragma once

#include "models/workspace/workspacegateway.h"

#include <QPromise>
#include <QStringList>

#include <optional>

namespace fairlead {

/// Workspaces without a server and a keyring: notes what it is asked, and answers as it is told to.
class FakeWorkspaces : public WorkspaceGateway
{
    Q_OBJECT
public:
    using WorkspaceGateway::WorkspaceGateway;

    std::vector<Workspace> workspaces() const override { return list; }
    Workspace current() const override { return list.at(currentRow); }
    QString keyTrouble() const override { return trouble; }

    QFuture<ConnectionTest> test(const WorkspaceEntry& entry) override
    {
        tested.push_back(entry);
        return slowAnswer.value_or(ready(answer));
    }
    QFuture<WorkspaceChange> add(const WorkspaceEntry& entry) override
    {
        added.push_back(entry);
        return ready(change);
    }
    QString update(const Workspace& workspace) override
    {
        updated.push_back(workspace);
        return change.error;
    }
    QFuture<WorkspaceChange> replaceKey(const QString& id, const QByteArray& key) override
    {
        calls << QStringLiteral("key of %1: %2").arg(id, QString::fromLatin1(key));
        return ready(change);
    }
    QString remove(const QString& id) override
    {
        calls << QStringLiteral("remove ") + id;
        return change.error;
    }
    QFuture<WorkspaceChange> removeKey(const QString& id) override
    {
        calls << QStringLiteral("remove the key of ") + id;
        return ready(change);
    }
    QString setCurrent(const QString& id) override
    {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].id == id)
                currentRow = i;
        Q_EMIT currentChanged();
        return change.error;
    }
    void retryKey() override { calls << QStringLiteral("retry"); }

    void keepProxyLogin(const QString& proxy, const QString& user, const QString& password) override
    {
        calls << QStringLiteral("login of %1: %2 %3").arg(proxy, user, password);
    }

    /// A connected workspace, which becomes the current one.
    void put(const Workspace& workspace)
    {
        list.push_back(workspace);
        currentRow = list.size() - 1;
        Q_EMIT changed();
        Q_EMIT currentChanged();
    }
    void setTrouble(const QString& text)
    {
        trouble = text;
        Q_EMIT keyTroubleChanged();
    }

    std::vector<Workspace> list{sandboxWorkspace()};
    std::size_t currentRow = 0;
    QString trouble;
    ConnectionTest answer;
    std::optional<QFuture<ConnectionTest>> slowAnswer; ///< instead of `answer`
    WorkspaceChange change;
    std::vector<WorkspaceEntry> tested;
    std::vector<WorkspaceEntry> added;
    std::vector<Workspace> updated;
    QStringList calls;

private:
    template <typename Value>
    static QFuture<Value> ready(const Value& value)
    {
        QPromise<Value> promise;
        promise.start();
        promise.addResult(value);
        promise.finish();
        return promise.future();
    }
};

} // namespace fairlead
