#pragma once

#include <QString>

#include <vector>

namespace fairlead {

/// What the rules, the server or the forecast have to say about one field.
struct Problem
{
    enum class Severity {
        Error,   ///< would be refused or must not be sent
        Warning, ///< allowed, probably not meant
        Hint
    };

    enum class Code {
        Required,
        WrongType,
        TooShort,
        TooLong,
        TooFew,
        TooMany,
        OutOfRange,
        UnknownValue,
        NotAUuid,
        NotATime,
        NotAnInstant,
        UnknownTimeZone,
        Duplicate,
        Conflict,
        InThePast,
        Unreachable,
        Unverified,
        Server ///< a server's text without a code that is ours
    };

    Severity severity = Severity::Error;
    QString path; ///< JSON Pointer into the campaign; empty: the campaign as a whole
    Code code = Code::Required;
    QString message;

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

/// The stable names of `validate --json`.
QString severityName(Problem::Severity severity);
QString codeName(Problem::Code code);

bool hasErrors(const Problems& problems);

} // namespace fairlead
