#pragma once

#include <QStringList>

namespace fairlead {

/// The words for a campaign's status (API sheet, section 1.5); a server may have others.
inline QStringList knownStatuses()
{
    return {QStringLiteral("draft"),     QStringLiteral("launching"), QStringLiteral("scheduled"),
            QStringLiteral("active"),    QStringLiteral("draining"),  QStringLiteral("paused"),
            QStringLiteral("completed"), QStringLiteral("failed")};
}

} // namespace fairlead
