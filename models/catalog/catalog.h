#pragma once

#include "models/catalog/reach.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

/// What a campaign selects from (API sheet, section 9): read-only values, filled by network/, shown by ui/.
namespace fairlead {

struct Dataset
{
    QString id;
    QString name;
    qint64 rows = -1; ///< leads; -1 when the server does not say
    QStringList columns;

    friend bool operator==(const Dataset&, const Dataset&) = default;
};

struct Alias
{
    QString id;
    QString fullEmail;

    friend bool operator==(const Alias&, const Alias&) = default;
};

struct ConnectedAccount
{
    QString id;
    QString name;

    friend bool operator==(const ConnectedAccount&, const ConnectedAccount&) = default;
};

struct MailTemplate
{
    QString id;
    QString name;
    QString subject;
    QString body;

    friend bool operator==(const MailTemplate&, const MailTemplate&) = default;
};

struct SenderProfile
{
    QString id;
    QString name;
    QString description;
    bool isDefault = false;

    friend bool operator==(const SenderProfile&, const SenderProfile&) = default;
};

/// The lists of one workspace. A list that could not be read keeps what it had and says why: it is never
/// shown as empty (API sheet, A22).
class Catalog : public QObject
{
    Q_OBJECT
public:
    enum class List { Datasets, Aliases, Accounts, Templates, Profiles };
    Q_ENUM(List)
    enum class State { NotLoaded, Loading, Loaded, Failed };
    Q_ENUM(State)

    using QObject::QObject;

    const std::vector<Dataset>& datasets() const { return m_datasets; }
    const std::vector<Alias>& aliases() const { return m_aliases; }
    const std::vector<ConnectedAccount>& accounts() const { return m_accounts; }
    const std::vector<MailTemplate>& templates() const { return m_templates; }
    const std::vector<SenderProfile>& profiles() const { return m_profiles; }

    State state(List list) const { return m_status[static_cast<std::size_t>(list)].state; }
    /// Why a list failed, in words for the user.
    QString error(List list) const { return m_status[static_cast<std::size_t>(list)].error; }

    void setDatasets(std::vector<Dataset> datasets);
    void setAliases(std::vector<Alias> aliases);
    void setAccounts(std::vector<ConnectedAccount> accounts);
    void setTemplates(std::vector<MailTemplate> templates);
    void setProfiles(std::vector<SenderProfile> profiles);
    void setLoading(List list);
    void setFailed(List list, const QString& error);

    /// How many people of a dataset can be written to; absent: not counted, or the account does not show its
    /// rows.
    std::optional<Reach> reach(const QString& datasetId) const;
    void setReach(const QString& datasetId, const Reach& reach);
    /// Asks whoever fills the catalog to count, if that was not done; changed() follows.
    void requestReach(const QString& datasetId);

    /// Asks whoever fills the catalog to read the list again.
    void requestRefresh(List list) { Q_EMIT refreshRequested(list); }

Q_SIGNALS:
    void changed(fairlead::Catalog::List list);
    void refreshRequested(fairlead::Catalog::List list);
    void reachRequested(const QString& datasetId);

private:
    struct Status
    {
        State state = State::NotLoaded;
        QString error;
    };

    void setLoaded(List list);

    std::vector<Dataset> m_datasets;
    std::vector<Alias> m_aliases;
    std::vector<ConnectedAccount> m_accounts;
    std::vector<MailTemplate> m_templates;
    std::vector<SenderProfile> m_profiles;
    Status m_status[5];
    std::map<QString, Reach> m_reach; ///< by the dataset's id in lower case
};

} // namespace fairlead
