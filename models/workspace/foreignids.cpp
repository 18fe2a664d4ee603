#include "models/workspace/foreignids.h"

#include "models/campaign/formats.h"
#include "models/campaign/request.h"
#include "models/workspace/draftaccount.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

using List = Catalog::List;

struct ForeignIdsText
{
    Q_DECLARE_TR_FUNCTIONS(ForeignIds)
};

/// Collects the ids of one request.
class Ids
{
public:
    void add(List list, const Json& object, const char* member, const QString& path)
    {
        if (const auto value = object.find(member); value != object.end())
            add(list, *value, path);
    }

    void add(List list, const Json& value, const QString& path)
    {
        if (const auto id = value.is_string() ? toQString(value) : QString(); isUuid(id))
            all.push_back({list, path, id});
    }

    std::vector<CatalogId> all;
};

const Json& arrayAt(const Json& object, const char* member)
{
    static const Json none = Json::array();
    const auto value = object.is_object() ? object.find(member) : object.end();
    return object.is_object() && value != object.end() && value->is_array() ? *value : none;
}

void addVariants(Ids& ids, const Json& step, const QString& stepPath)
{
    int number = 0;
    for (const auto& variant : arrayAt(step, "variants")) {
        const auto path = QStringLiteral("%1/variants/%2").arg(stepPath).arg(number++);
        if (!variant.is_object())
            continue;
        ids.add(List::Templates, variant, "template_id", path + QLatin1String("/template_id"));
        ids.add(List::Profiles, variant, "sender_profile_id", path + QLatin1String("/sender_profile_id"));
    }
}

template <typename Entry>
bool holds(const std::vector<Entry>& entries, const QString& id)
{
    return std::ranges::any_of(
        entries, [&](const Entry& entry) { return entry.id.compare(id, Qt::CaseInsensitive) == 0; });
}

bool holds(const Catalog& catalog, const CatalogId& chosen)
{
    switch (chosen.list) {
    case List::Datasets:
        return holds(catalog.datasets(), chosen.id);
    case List::Aliases:
        return holds(catalog.aliases(), chosen.id);
    case List::Accounts:
        return holds(catalog.accounts(), chosen.id);
    case List::Templates:
        return holds(catalog.templates(), chosen.id);
    case List::Profiles:
        return holds(catalog.profiles(), chosen.id);
    }
    Q_UNREACHABLE();
}

bool isEmpty(const Catalog& catalog, List list)
{
    switch (list) {
    case List::Datasets:
        return catalog.datasets().empty();
    case List::Aliases:
        return catalog.aliases().empty();
    case List::Accounts:
        return catalog.accounts().empty();
    case List::Templates:
        return catalog.templates().empty();
    case List::Profiles:
        return catalog.profiles().empty();
    }
    Q_UNREACHABLE();
}

/// A list that is being read again still tells what it held.
bool isKnown(const Catalog& catalog, List list)
{
    const auto state = catalog.state(list);
    return state == Catalog::State::Loaded || (state == Catalog::State::Loading && !isEmpty(catalog, list));
}

QString absentText(List list, const QString& account)
{
    switch (list) {
    case List::Datasets:
        return ForeignIdsText::tr("“%1” has no such list. Choose one of its lists.").arg(account);
    case List::Aliases:
        return ForeignIdsText::tr("“%1” has no such sender address. Choose one of its addresses.")
            .arg(account);
    case List::Accounts:
        return ForeignIdsText::tr("“%1” has no such LinkedIn account. Choose one of its own.").arg(account);
    case List::Templates:
        return ForeignIdsText::tr("“%1” has no such template. Choose one of its templates.").arg(account);
    case List::Profiles:
        return ForeignIdsText::tr("“%1” has no such sender profile. Choose one of its profiles.")
            .arg(account);
    }
    Q_UNREACHABLE();
}

QString elsewhereText(List list, const DraftAccount& account)
{
    const auto said = [&](const QString& text) {
        return text.arg(account.name(), account.inUse.name);
    };
    switch (list) {
    case List::Datasets:
        return said(ForeignIdsText::tr("This list is on “%1”. Choose one of “%2”, or switch to “%1”."));
    case List::Aliases:
        return said(ForeignIdsText::tr("This address is on “%1”. Choose one of “%2”, or switch to “%1”."));
    case List::Accounts:
        return said(
            ForeignIdsText::tr("This LinkedIn account is on “%1”. Choose one of “%2”, or switch to “%1”."));
    case List::Templates:
        return said(ForeignIdsText::tr("This template is on “%1”. Choose one of “%2”, or switch to “%1”."));
    case List::Profiles:
        return said(ForeignIdsText::tr("This profile is on “%1”. Choose one of “%2”, or switch to “%1”."));
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<CatalogId> catalogIds(const Campaign& campaign)
{
    const auto request = createRequest(campaign);
    Ids ids;
    ids.add(List::Datasets, request, "dataset_id", QStringLiteral("/dataset_id"));
    int number = 0;
    for (const auto& alias : arrayAt(request, "alias_ids"))
        ids.add(List::Aliases, alias, QStringLiteral("/alias_ids/%1").arg(number++));
    ids.add(List::Accounts, request, "connected_account_id", QStringLiteral("/connected_account_id"));
    number = 0;
    for (const auto& step : arrayAt(request, "steps"))
        addVariants(ids, step, QStringLiteral("/steps/%1").arg(number++));
    return std::move(ids.all);
}

Problems foreignIds(const Campaign& campaign, const Catalog& catalog, const DraftAccount& account)
{
    using enum Problem::Code;
    Problems problems;
    for (const auto& chosen : catalogIds(campaign)) {
        const bool known = isKnown(catalog, chosen.list);
        if (known && holds(catalog, chosen))
            continue;
        if (account.isElsewhere())
            problems.push_back(
                {Problem::Severity::Error, chosen.path, Conflict, elsewhereText(chosen.list, account)});
        else if (known)
            problems.push_back({Problem::Severity::Error, chosen.path, UnknownValue,
                                absentText(chosen.list, account.inUse.name)});
    }
    if (account.isElsewhere() && problems.empty())
        problems.push_back({Problem::Severity::Error, QString(), Conflict,
                            ForeignIdsText::tr("This campaign belongs to “%1”. Switch to it to save there.")
                                .arg(account.name())});
    return problems;
}

} // namespace fairlead
