#include "models/workspace/draftaccounts.h"

#include "models/workspace/foreignids.h"
#include "models/workspace/workspacegateway.h"

#include <algorithm>

namespace fairlead {

namespace {

/// Whether an edit of these places can have changed what is chosen from an account.
bool concernsIds(const QStringList& paths)
{
    return std::ranges::any_of(paths, [](const QString& path) {
        for (const char* part : {"/dataset_id", "/alias_ids", "/connected_account_id", "/steps"})
            if (path.contains(QLatin1String(part)))
                return true;
        return path == QLatin1String("/campaign") || path.isEmpty();
    });
}

} // namespace

DraftAccounts::DraftAccounts(DraftLibrary& library, const WorkspaceGateway& accounts, const Catalog& catalog,
                             QObject* parent)
    : QObject(parent), m_library(library), m_accounts(accounts), m_catalog(catalog)
{
    connect(&accounts, &WorkspaceGateway::changed, this, [this] { Q_EMIT changed({}); });
    connect(&accounts, &WorkspaceGateway::currentChanged, this, [this] { Q_EMIT changed({}); });
    connect(&library, &DraftLibrary::draftsChanged, this, [this](const QStringList& ids) { look(ids); });
}

const DraftAccounts::Known& DraftAccounts::known(const QString& draftId) const
{
    const auto found = m_known.find(draftId);
    if (found != m_known.end())
        return found->second;
    const auto summary = m_library.summary(draftId).value_or(DraftSummary());
    return m_known[draftId] = {summary.workspace, summary.state != SubmissionState::None, {}};
}

/// What became of those of these drafts that are known here; empty: of any.
void DraftAccounts::look(const QStringList& ids)
{
    const auto before = m_known;
    for (const auto& [id, was] : before) {
        if (!was.giving.isFinished() || (!ids.isEmpty() && !ids.contains(id)))
            continue;
        m_known.erase(id);
        const auto& now = known(id);
        if (now.account != was.account || now.wasSubmitted != was.wasSubmitted)
            Q_EMIT changed(id);
    }
}

DraftAccount DraftAccounts::of(const QString& draftId) const
{
    const auto& stored = known(draftId);
    DraftAccount account{.inUse = m_accounts.current(), .wasSubmitted = stored.wasSubmitted};
    const auto all = m_accounts.workspaces();
    const auto own = std::ranges::find(all, stored.account, &Workspace::id);
    if (own != all.end() && !stored.account.isEmpty())
        account.own = *own;
    return account;
}

void DraftAccounts::follow(const QString& draftId, CampaignDocument& document)
{
    connect(&document, &CampaignDocument::changed, this,
            [this, draftId, &document](const QStringList& paths) {
                if (concernsIds(paths))
                    decide(draftId, document.campaign());
            });
}

void DraftAccounts::decide(const QString& draftId, const Campaign& campaign)
{
    auto account = of(draftId);
    const bool isOpen = !account.own || (account.isElsewhere() && !account.wasSubmitted);
    if (!isOpen || account.inUse.id.isEmpty() || catalogIds(campaign).empty())
        return;
    account.own = account.inUse;
    if (foreignIds(campaign, m_catalog, account).empty())
        give(draftId, account.inUse.id);
}

void DraftAccounts::give(const QString& draftId, const QString& accountId)
{
    const bool wasSubmitted = known(draftId).wasSubmitted;
    m_known[draftId] = {accountId, wasSubmitted, m_library.setWorkspace({draftId}, accountId)};
    Q_EMIT changed(draftId);
}

} // namespace fairlead
