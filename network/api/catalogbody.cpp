#include "network/api/catalogbody.h"

#include "models/campaign/codec.h"

#include <initializer_list>

namespace fairlead {

namespace {

const Json* member(const Json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? &*found : nullptr;
}

/// The first text under one of these names.
QString text(const Json& object, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const auto* value = member(object, name);
            value && value->is_string() && !value->get_ref<const std::string&>().empty())
            return toQString(*value);
    return {};
}

QStringList columnsOf(const Json& item)
{
    QStringList columns;
    const auto* list = member(item, "columns");
    if (!list || !list->is_array())
        return columns;
    for (const auto& column : *list)
        if (const auto name = column.is_string() ? toQString(column) : text(column, {"name", "key"});
            !name.isEmpty())
            columns << name;
    return columns;
}

qint64 rowsOf(const Json& item)
{
    for (const char* name : {"total_rows", "row_count", "rows_count", "rows"})
        if (const auto* value = member(item, name))
            if (const auto rows = integerOf(*value); rows && *rows >= 0)
                return *rows;
    return -1;
}

} // namespace

Dataset datasetOf(const Json& item)
{
    return {text(item, {"dataset_id", "id"}), text(item, {"name", "title", "filename"}), rowsOf(item),
            columnsOf(item)};
}

Alias aliasOf(const Json& item)
{
    auto address = text(item, {"full_email", "email"});
    if (address.isEmpty())
        address = text(item, {"alias"}) + u'@' + text(item, {"domain_name"});
    return {text(item, {"id", "alias_id"}), address};
}

ConnectedAccount accountOf(const Json& item)
{
    return {text(item, {"id", "connected_account_id", "account_id"}),
            text(item, {"name", "display_name", "linkedin_slug", "username"})};
}

MailTemplate templateOf(const Json& item)
{
    const auto* content = member(item, "content"); // docs: nested, not at the top
    const auto& texts = content ? *content : item;
    return {text(item, {"template_id", "id"}), text(item, {"name"}), text(texts, {"subject"}),
            text(texts, {"body"})};
}

SenderProfile profileOf(const Json& item)
{
    const auto* isDefault = member(item, "is_default");
    return {text(item, {"id", "sender_profile_id", "profile_id"}), text(item, {"profile_name", "name"}),
            text(item, {"description"}), isDefault && isDefault->is_boolean() && isDefault->get<bool>()};
}

} // namespace fairlead
