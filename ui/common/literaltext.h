#pragma once

#include <QString>

namespace fairlead {

/// A name inside the text of a button or a menu, where "&" would mark a key.
inline QString literalText(QString name)
{
    return name.replace(u'&', QLatin1String("&&"));
}

} // namespace fairlead
