#pragma once

#include "models/campaign/json.h"

#include <QUrlQuery>

#include <vector>

namespace fairlead {

/// One HTTP request as the sandbox sees it, free of sockets.
struct SandboxRequest
{
    QByteArray method; ///< "GET"
    QString path;      ///< decoded
    QUrlQuery query;
    QByteArray authorization; ///< these two: the header's value, empty when absent
    QByteArray contentType;
    QByteArray body;
};

struct SandboxReply
{
    int status = 200;
    QByteArray body; ///< JSON text
    std::vector<std::pair<QByteArray, QByteArray>> headers;
};

/// Thrown by the handlers of the sandbox when they refuse; answered as it stands.
struct Refusal
{
    SandboxReply reply;
};

SandboxReply jsonReply(const Json& body, int status = 200);

/// Envelope E2 of the API sheet, section 6: an opaque text.
Refusal refusal(int status, const QString& detail);

/// Envelope E1: a code in capitals and a message.
Refusal codedRefusal(int status, const char* code, const QString& message);

/// Envelope E3: what a body or a query that breaks the rules is answered with.
/// @param details objects {loc, msg, type}
Refusal validationRefusal(const QString& path, Json details);

/// One element of E3's `details`.
Json validationDetail(Json loc, const QString& message, const char* type);

} // namespace fairlead
