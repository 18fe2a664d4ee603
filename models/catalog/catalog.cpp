#include "models/catalog/catalog.h"

namespace fairlead {

void Catalog::setDatasets(std::vector<Dataset> datasets)
{
    m_datasets = std::move(datasets);
    m_reach.clear();
    setLoaded(List::Datasets);
}

void Catalog::setAliases(std::vector<Alias> aliases)
{
    m_aliases = std::move(aliases);
    setLoaded(List::Aliases);
}

void Catalog::setAccounts(std::vector<ConnectedAccount> accounts)
{
    m_accounts = std::move(accounts);
    setLoaded(List::Accounts);
}

void Catalog::setTemplates(std::vector<MailTemplate> templates)
{
    m_templates = std::move(templates);
    setLoaded(List::Templates);
}

void Catalog::setProfiles(std::vector<SenderProfile> profiles)
{
    m_profiles = std::move(profiles);
    setLoaded(List::Profiles);
}

std::optional<Reach> Catalog::reach(const QString& datasetId) const
{
    const auto found = m_reach.find(datasetId.toLower());
    return found == m_reach.end() ? std::nullopt : std::optional(found->second);
}

void Catalog::setReach(const QString& datasetId, const Reach& reach)
{
    m_reach[datasetId.toLower()] = reach;
    Q_EMIT changed(List::Datasets);
}

void Catalog::requestReach(const QString& datasetId)
{
    if (!reach(datasetId))
        Q_EMIT reachRequested(datasetId);
}

void Catalog::setLoading(List list)
{
    m_status[static_cast<std::size_t>(list)] = {State::Loading, {}};
    Q_EMIT changed(list);
}

void Catalog::setFailed(List list, const QString& error)
{
    m_status[static_cast<std::size_t>(list)] = {State::Failed, error};
    Q_EMIT changed(list);
}

void Catalog::setLoaded(List list)
{
    m_status[static_cast<std::size_t>(list)] = {State::Loaded, {}};
    Q_EMIT changed(list);
}

} // namespace fairlead
