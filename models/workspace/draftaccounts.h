#pragma once

#include "models/campaign/document.h"
#include "models/drafts/draftlibrary.h"
#include "models/workspace/draftaccount.h"

#include <map>

namespace fairlead {

class Catalog;
class WorkspaceGateway;

/// Which account each draft belongs to. It is stored with the draft in the library, never in a campaign or
/// its file.
class DraftAccounts : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    DraftAccounts(DraftLibrary& library, const WorkspaceGateway& accounts, const Catalog& catalog,
                  QObject* parent = nullptr);

    /// The account of that draft and the one in use. An account that is not in the list any more is none.
    DraftAccount of(const QString& draftId) const;

    /// From here on the draft belongs to the account in use as soon as it names lists, senders or templates
    /// and all of them are that account's; a draft that was submitted stays where it is.
    /// @param document of the draft; its edits are followed as long as it lives
    void follow(const QString& draftId, CampaignDocument& document);

    /// The draft belongs to that account from now on. What it names stays as it is.
    void give(const QString& draftId, const QString& accountId);

Q_SIGNALS:
    /// Of this draft; empty: perhaps of any.
    void changed(const QString& draftId);

private:
    struct Known
    {
        QString account;
        bool wasSubmitted = false;
        QFuture<WriteOutcome> giving = {}; ///< until it is done, what is stored is older
    };

    void look(const QStringList& ids);
    const Known& known(const QString& draftId) const;
    void decide(const QString& draftId, const Campaign& campaign);

    DraftLibrary& m_library;
    const WorkspaceGateway& m_accounts;
    const Catalog& m_catalog;
    mutable std::map<QString, Known> m_known; ///< what each key press asks for
};

} // namespace fairlead
