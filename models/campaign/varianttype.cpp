#include "models/campaign/varianttype.h"

#include "models/campaign/schema.h"

#include <QCoreApplication>

namespace fairlead {

QString variantTypeLabel(const QString& type)
{
    if (type == QLatin1String(schema::variantTemplate))
        return QCoreApplication::translate("VariantType", "Template");
    if (type == QLatin1String(schema::variantPersonalization))
        return QCoreApplication::translate("VariantType", "Written by AI");
    return type;
}

bool usesSenderProfile(const Variant& variant)
{
    return variant.type.valueOr({}) == QLatin1String(schema::variantPersonalization);
}

} // namespace fairlead
