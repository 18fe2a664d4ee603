#pragma once

#include "models/campaign/json.h"
#include "models/campaign/problem.h"

#include <QString>

namespace fairlead {

/// Why a call did not succeed.
struct ApiError
{
    enum class Kind {
        None,
        Cancelled,    ///< by us
        NotReached,   ///< no connection: not a byte of the request left
        NotTrusted,   ///< the certificate is not good: not a byte of the request left
        Broken,       ///< the connection broke after the request may have left
        TimedOut,     ///< no answer in time
        Unreadable,   ///< an answer came that cannot be understood
        TooLarge,     ///< an answer came that is larger than we read
        Redirected,   ///< the server points elsewhere, and the call does not follow
        Unauthorised, ///< 401
        Refused,      ///< any other 4xx
        RateLimited,  ///< 429
        ServerFailed  ///< 5xx
    };

    Kind kind = Kind::None;
    int status = 0;                ///< HTTP status; 0: none came
    QString code = {};             ///< the server's code, such as RATE_LIMITED
    QString text = {};             ///< the server's text word for word, or ours about the connection
    Problems problems = {};        ///< of fields, server's texts; a field that is not ours has an empty path
    qint64 retryAfterSeconds = -1; ///< -1: the server does not say

    explicit operator bool() const { return kind != Kind::None; }
};

/// Whether the request can have changed something on the server although the call failed.
bool mayHaveTakenEffect(const ApiError& error);

/// For people: what happened, in one sentence.
QString describe(const ApiError& error);

/// What came of a call.
struct Answer
{
    ApiError error;
    int status = 0;
    Json body;             ///< null when there is none
    qint64 size = 0;       ///< of the body, in bytes
    qint64 serverTime = 0; ///< UTC seconds of the Date header; 0: none
    QString requestId;     ///< x-request-id
};

} // namespace fairlead
