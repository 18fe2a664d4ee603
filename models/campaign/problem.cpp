#include "models/campaign/problem.h"

#include <algorithm>

namespace fairlead {

QString severityName(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return QStringLiteral("error");
    case Problem::Severity::Warning:
        return QStringLiteral("warning");
    case Problem::Severity::Hint:
        return QStringLiteral("hint");
    }
    Q_UNREACHABLE();
}

QString codeName(Problem::Code code)
{
    using enum Problem::Code;
    switch (code) {
    case Required:
        return QStringLiteral("required");
    case WrongType:
        return QStringLiteral("wrong_type");
    case TooShort:
        return QStringLiteral("too_short");
    case TooLong:
        return QStringLiteral("too_long");
    case TooFew:
        return QStringLiteral("too_few");
    case TooMany:
        return QStringLiteral("too_many");
    case OutOfRange:
        return QStringLiteral("out_of_range");
    case UnknownValue:
        return QStringLiteral("unknown_value");
    case NotAUuid:
        return QStringLiteral("not_a_uuid");
    case NotATime:
        return QStringLiteral("not_a_time");
    case NotAnInstant:
        return QStringLiteral("not_an_instant");
    case UnknownTimeZone:
        return QStringLiteral("unknown_time_zone");
    case Duplicate:
        return QStringLiteral("duplicate");
    case Conflict:
        return QStringLiteral("conflict");
    case InThePast:
        return QStringLiteral("in_the_past");
    case Unreachable:
        return QStringLiteral("unreachable");
    case Unverified:
        return QStringLiteral("unverified");
    case Server:
        return QStringLiteral("server");
    }
    Q_UNREACHABLE();
}

bool hasErrors(const Problems& problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.severity == Problem::Severity::Error; });
}

} // namespace fairlead
