#pragma once

#include <QByteArray>

namespace fairlead {

/// UTC seconds of an HTTP date (RFC 9110, section 5.6.7, the form that servers send); 0 when it is none.
qint64 parseHttpDate(const QByteArray& text);

/// @param seconds UTC, in the years 1970 to 9999
QByteArray formatHttpDate(qint64 seconds);

} // namespace fairlead
