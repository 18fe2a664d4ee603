#include "network/sandbox/sandboxcatalog.h"

#include <QFile>

#include <algorithm>

namespace fairlead {

namespace {

const Json* find(const Json& list, const char* member, const QString& id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const Json& object) {
        return toQString(object.at(member)).compare(id, Qt::CaseInsensitive) == 0;
    });
    return found == list.end() ? nullptr : &*found;
}

const Json& pick(const Json& pool, qint64 number)
{
    return pool.at(static_cast<std::size_t>(number) % pool.size());
}

/// Lower case ASCII for addresses.
QString slug(const Json& text)
{
    return toQString(text).toLower().replace(u' ', u'-');
}

/// Whether every n-th lead, this one included, lacks something; 0: none does.
bool isGap(qint64 row, qint64 every)
{
    return every > 0 && row % every == every - 1;
}

} // namespace

SandboxCatalog::SandboxCatalog()
{
    QFile file(QStringLiteral(":/samples/catalog.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "SandboxCatalog", "the resources are not linked");
    m_data = parseJson(file.readAll()).value.value();
}

const Json* SandboxCatalog::dataset(const QString& id) const
{
    return find(datasets(), "dataset_id", id);
}

const Json& SandboxCatalog::poolsOf(const Json& dataset) const
{
    return m_data.at("leads").at(dataset.at("dataset_id").get_ref<const std::string&>());
}

bool SandboxCatalog::lacksEmail(const Json& dataset, qint64 row) const
{
    return isGap(row, poolsOf(dataset).at("missing_email_every").get<qint64>());
}

bool SandboxCatalog::lacksLinkedIn(const Json& dataset, qint64 row) const
{
    return isGap(row, poolsOf(dataset).at("missing_linkedin_every").get<qint64>());
}

Json SandboxCatalog::lead(const Json& dataset, qint64 row) const
{
    const auto& pools = poolsOf(dataset);
    const auto& firstNames = pools.at("first_names");
    const auto count = static_cast<qint64>(firstNames.size());
    const auto& first = pick(firstNames, row);
    const auto& last = pick(pools.at("last_names"), row / count + row); // no name comes twice in a company
    const auto& stems = pools.at("company_stems");
    const auto company = row * 7;
    const auto& stem = pick(stems, company);
    const auto& suffix = pick(pools.at("company_suffixes"), company / static_cast<qint64>(stems.size()));
    const auto& city = pick(pools.at("cities"), company);
    const auto domain = slug(stem) + u'-' + slug(suffix) + QLatin1String(".example");
    const auto person = slug(first) + u'.' + slug(last);
    return {{"email", lacksEmail(dataset, row) ? Json("") : toJson(person + u'@' + domain)},
            {"first_name", first},
            {"last_name", last},
            {"company", stem.get<std::string>() + ' ' + suffix.get<std::string>()},
            {"job_title", pick(pools.at("job_titles"), row / 3)},
            {"city", city.at(0)},
            {"country", city.at(1)},
            {"website", toJson(QStringLiteral("https://") + domain)},
            {"linkedin_url",
             lacksLinkedIn(dataset, row)
                 ? Json("")
                 : toJson(QStringLiteral("https://www.linkedin.example/in/%1.%2").arg(person).arg(row))}};
}

bool hasId(const Json& list, const char* member, const QString& id)
{
    return find(list, member, id) != nullptr;
}

} // namespace fairlead
