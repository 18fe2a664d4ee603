#include "network/auth/workspaceservice.h"

#include "models/common/whenfinished.h"
#include "network/auth/connectiontest.h"
#include "network/submission/workspacetarget.h"

#include <QFileInfo>
#include <QPromise>

namespace fairlead {

namespace {

QFuture<WorkspaceChange> settled(const WorkspaceChange& change)
{
    QPromise<WorkspaceChange> promise;
    promise.start();
    promise.addResult(change);
    promise.finish();
    return promise.future();
}

/// As seen from anywhere: a command may run in another folder.
QString absolute(const QString& file)
{
    return file.isEmpty() ? QString() : QFileInfo(file).absoluteFilePath();
}

} // namespace

WorkspaceService::WorkspaceService(const QString& dataDir, SecretStore& secrets, QObject* parent)
    : WorkspaceGateway(parent), m_dataDir(dataDir), m_store(dataDir), m_secrets(secrets), m_proxies(secrets)
{
    connect(&m_store, &WorkspaceStore::changed, this, &WorkspaceService::changed);
    connect(&m_proxies, &ProxyKeys::wanted, this, &WorkspaceService::proxyLoginWanted);
}

void WorkspaceService::visit(const Workspace& guest, const QByteArray& key)
{
    m_guest = key.isEmpty() ? guest : withKey(guest, key);
    m_guestKey = key;
    Q_EMIT changed();
    Q_EMIT currentChanged();
}

Workspace WorkspaceService::current() const
{
    return m_guest.value_or(m_store.current());
}

void WorkspaceService::open()
{
    const auto opening = ++m_opening;
    setKeyTrouble({});
    m_proxies.askAgain();
    const auto workspace = current();
    if (workspace.isSandbox)
        return;
    if (m_guest && !isUsableToken(m_guestKey))
        return setKeyTrouble(tr("There is no key for “%1”, so drafts stay on this computer. Give one as "
                                "FAIRLEAD_TOKEN, or connect the account with its key.")
                                 .arg(workspace.name));
    if (m_guest)
        return use(m_guestKey);
    whenFinished(m_secrets.read(workspace.id), this,
                 [this, opening, id = workspace.id](const SecretOutcome& found) {
                     if (opening == m_opening)
                         take(id, found);
                 });
}

void WorkspaceService::take(const QString& id, const SecretOutcome& found)
{
    const auto workspace = m_store.find(id);
    if (!found.key.isEmpty() && isUsableToken(found.key)) {
        noteKey(workspace, found.key);
        return use(found.key);
    }
    setKeyTrouble(tr("The key of “%1” is not at hand. %2 Nothing is lost: drafts are kept here, and what was "
                     "to be uploaded waits.")
                      .arg(workspace ? workspace->name : id, found.sentence)
                      .simplified());
}

/// The keyring may hold another key than the list says: a newer one was kept for its session only.
void WorkspaceService::noteKey(const std::optional<Workspace>& workspace, const QByteArray& key)
{
    if (!workspace || withKey(*workspace, key) == *workspace)
        return;
    if (const auto error = m_store.update(withKey(*workspace, key)); !error.isEmpty())
        qWarning("%s", qPrintable(error)); // the prefix that is shown stays the old one
}

void WorkspaceService::use(const QByteArray& key)
{
    setKeyTrouble({});
    Q_EMIT opened(current(), key);
}

void WorkspaceService::noteRefusal()
{
    if (m_keyTrouble.isEmpty())
        setKeyTrouble(keyRefusedText(current().name));
}

void WorkspaceService::setKeyTrouble(const QString& text)
{
    if (m_keyTrouble == text)
        return;
    m_keyTrouble = text;
    Q_EMIT keyTroubleChanged();
}

QFuture<ConnectionTest> WorkspaceService::test(const WorkspaceEntry& entry)
{
    return testConnection(entry, m_dataDir, m_proxies, this);
}

QFuture<WorkspaceChange> WorkspaceService::add(const WorkspaceEntry& entry)
{
    const auto reading = readEntry(entry);
    if (!reading.error.isEmpty())
        return settled({reading.error, {}});
    Workspace workspace;
    workspace.id = WorkspaceStore::newId();
    workspace.server = reading.endpoint.server;
    workspace.name = entry.name.trimmed().isEmpty() ? workspace.server.host() : entry.name.trimmed();
    workspace.colour = entry.colour;
    workspace.caFile = absolute(entry.caFile);
    workspace = withKey(workspace, entry.key);
    // The key first: a workspace in the list without one would be of no use.
    return afterFinished(keepKey(workspace.id, entry.key), this,
                         [this, workspace](const WorkspaceChange& kept) {
                             const auto error = m_store.add(workspace);
                             if (!error.isEmpty()) {
                                 m_secrets.remove(workspace.id);
                                 return WorkspaceChange{error, {}};
                             }
                             m_guest.reset();
                             Q_EMIT currentChanged();
                             return kept;
                         });
}

QFuture<WorkspaceChange> WorkspaceService::keepKey(const QString& id, const QByteArray& key)
{
    return afterFinished(m_secrets.write(id, key), this, [](const SecretOutcome& outcome) {
        return WorkspaceChange{{}, outcome.sentence}; // at worst it is kept for this session
    });
}

QString WorkspaceService::update(const Workspace& workspace)
{
    auto known = m_store.find(workspace.id);
    if (!known)
        return tr("There is no such account any more.");
    const bool trustsOther = known->caFile != absolute(workspace.caFile);
    known->name = workspace.name.trimmed().isEmpty() ? known->server.host() : workspace.name.trimmed();
    known->colour = workspace.colour;
    known->caFile = absolute(workspace.caFile);
    const auto error = m_store.update(*known);
    if (error.isEmpty() && trustsOther && current().id == known->id)
        open(); // with another certificate authority
    return error;
}

QFuture<WorkspaceChange> WorkspaceService::replaceKey(const QString& id, const QByteArray& key)
{
    const auto workspace = m_store.find(id);
    if (!workspace || workspace->isSandbox)
        return settled({tr("There is no such account any more."), {}});
    const auto reading = readEntry({workspace->server.toString(), {}, {}, {}, key});
    if (!reading.error.isEmpty())
        return settled({reading.error, {}});
    return afterFinished(keepKey(id, key), this, [this, key, before = *workspace](WorkspaceChange kept) {
        const auto renewed = withKey(before, key);
        kept.error = m_store.update(renewed);
        if (kept.error.isEmpty())
            Q_EMIT keyReplaced(before, renewed);
        ++m_opening; // an answer of the keyring that is still to come would be about the old key
        if (kept.error.isEmpty() && current().id == renewed.id)
            use(key);
        return kept;
    });
}

QString WorkspaceService::remove(const QString& id)
{
    const bool wasCurrent = !m_guest && m_store.current().id == id;
    const auto error = m_store.remove(id);
    if (error.isEmpty() && wasCurrent)
        Q_EMIT currentChanged();
    return error;
}

QFuture<WorkspaceChange> WorkspaceService::removeKey(const QString& id)
{
    return afterFinished(m_secrets.remove(id), this, [](const SecretOutcome& outcome) {
        if (outcome.kind == SecretOutcome::Kind::Done)
            return WorkspaceChange{};
        return WorkspaceChange{tr("The key may still be in the keyring: %1").arg(outcome.sentence), {}};
    });
}

QString WorkspaceService::setCurrent(const QString& id)
{
    const auto before = current().id;
    const auto error = m_store.setCurrent(id);
    if (!error.isEmpty())
        return error;
    m_guest.reset();
    m_guestKey.clear();
    Q_EMIT changed();
    if (current().id != before)
        Q_EMIT currentChanged();
    return {};
}

void WorkspaceService::retryKey()
{
    open();
}

void WorkspaceService::keepProxyLogin(const QString& proxy, const QString& user, const QString& password)
{
    m_proxies.keep(proxy, user, password);
}

} // namespace fairlead
