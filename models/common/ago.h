#pragma once

#include <QDateTime>
#include <QString>

namespace fairlead {

/// "just now", "2 min ago", "3 h ago", then the day. @param now any time zone
QString agoInWords(const QDateTime& then, const QDateTime& now);

} // namespace fairlead
