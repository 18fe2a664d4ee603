#include "models/campaign/fieldedit.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/schema.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

template <typename T, typename Object>
const Field<T>* memberOf(const Object& object, QStringView name)
{
    const Field<T>* found = nullptr;
    forEachMember(object, [&](const char* candidate, const auto& field) {
        if constexpr (std::is_same_v<std::decay_t<decltype(field)>, Field<T>>)
            if (name == QLatin1String(candidate))
                found = &field;
    });
    return found;
}

/// The element that a pointer's token names, or null.
template <typename Object>
const Object* elementOf(const std::vector<Object>& elements, const QString& token)
{
    bool ok = false;
    const auto index = token.toULong(&ok);
    return ok && index < elements.size() ? &elements[index] : nullptr;
}

struct FieldEditText
{
    Q_DECLARE_TR_FUNCTIONS(FieldEdit)
};

} // namespace

template <typename T>
const Field<T>* findField(const Campaign& campaign, const QString& pointer)
{
    const auto tokens = pointer.split(u'/').mid(1);
    if (tokens.size() == 1)
        return memberOf<T>(campaign, tokens[0]);
    if (tokens.size() < 3 || tokens[0] != QLatin1String("steps"))
        return nullptr;
    const auto* step = elementOf(stepsOf(campaign), tokens[1]);
    if (!step || tokens.size() == 3)
        return step ? memberOf<T>(*step, tokens[2]) : nullptr;
    if (tokens.size() != 5 || tokens[2] != QLatin1String("variants"))
        return nullptr;
    const auto* variant = elementOf(variantsOf(*step), tokens[3]);
    return variant ? memberOf<T>(*variant, tokens[4]) : nullptr;
}

template <typename T>
void setField(CampaignDocument& document, const QString& pointer, const Field<T>& value)
{
    document.edit(
        changeName(document.campaign(), pointer),
        [&](CampaignDraft& draft) {
            // The draft is ours to change: finding the field once, for readers and writers, adds the const.
            if (auto* field = const_cast<Field<T>*>(findField<T>(draft.campaign, pointer)))
                *field = value;
        },
        pointer);
}

QString changeName(const Campaign& campaign, const QString& pointer)
{
    const auto* spec = schema::fieldAt(pointer);
    const auto label = spec ? schema::labelOf(*spec) : pointer;
    const auto tokens = pointer.split(u'/').mid(1);
    if (tokens.size() < 3)
        return FieldEditText::tr("Change “%1”").arg(label);
    const auto step = QString::number(tokens[1].toInt() + 1);
    if (tokens.size() < 5)
        return FieldEditText::tr("Change “%1” of step %2").arg(label, step);
    const auto* variantLabel =
        findField<QString>(campaign, pointer.section(u'/', 0, 4) + QStringLiteral("/label"));
    return FieldEditText::tr("Change “%1” of variant %2 in step %3")
        .arg(label, variantLabel ? textOf(*variantLabel) : tokens[3], step);
}

template const Field<QString>* findField(const Campaign&, const QString&);
template const Field<qint64>* findField(const Campaign&, const QString&);
template const Field<bool>* findField(const Campaign&, const QString&);
template const Field<QStringList>* findField(const Campaign&, const QString&);
template void setField(CampaignDocument&, const QString&, const Field<QString>&);
template void setField(CampaignDocument&, const QString&, const Field<qint64>&);
template void setField(CampaignDocument&, const QString&, const Field<bool>&);
template void setField(CampaignDocument&, const QString&, const Field<QStringList>&);

} // namespace fairlead
