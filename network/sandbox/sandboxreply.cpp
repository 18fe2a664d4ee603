#include "network/sandbox/sandboxreply.h"

namespace fairlead {

SandboxReply jsonReply(const Json& body, int status)
{
    return {status, toCompactJson(body), {}};
}

Refusal refusal(int status, const QString& detail)
{
    return {jsonReply({{"detail", toJson(detail)}}, status)};
}

Refusal codedRefusal(int status, const char* code, const QString& message)
{
    return {jsonReply({{"detail", code}, {"message", toJson(message)}}, status)};
}

Refusal validationRefusal(const QString& path, Json details)
{
    return {jsonReply({{"error", "Request Validation Error"},
                       {"details", std::move(details)},
                       {"path", toJson(path)},
                       {"message", "The request failed validation"}},
                      422)};
}

Json validationDetail(Json loc, const QString& message, const char* type)
{
    return {{"loc", std::move(loc)}, {"msg", toJson(message)}, {"type", type}};
}

} // namespace fairlead
