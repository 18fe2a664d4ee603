#include "network/submission/refusals.h"

#include "models/campaign/schema.h"

namespace fairlead {

bool leavesOpen(const ApiError& error)
{
    if (error.kind == ApiError::Kind::Redirected)
        return error.status != 307 && error.status != 308;
    return error.status == 409 || mayHaveTakenEffect(error);
}

bool mayStillRun(const ApiError& error)
{
    return error.kind == ApiError::Kind::TimedOut || error.status == 502 || error.status == 504;
}

Problems problemsOf(const ApiError& error)
{
    auto problems = error.problems;
    if (!error.text.isEmpty() || problems.empty())
        problems.push_back({Problem::Severity::Error,
                            {},
                            Problem::Code::Server,
                            error.text.isEmpty() ? describe(error) : error.text});
    return problems;
}

Problems warningsAt(const QStringList& pointers, QString (*say)(const QString& label))
{
    Problems warnings;
    for (const auto& pointer : pointers) {
        const auto* field = schema::fieldAt(pointer);
        warnings.push_back({Problem::Severity::Warning, pointer, Problem::Code::Server,
                            say(field ? schema::labelOf(*field) : pointer)});
    }
    return warnings;
}

std::chrono::milliseconds askedWait(const ApiError& error, std::chrono::milliseconds own)
{
    return error.retryAfterSeconds >= 0 ? std::chrono::seconds(error.retryAfterSeconds) : own;
}

} // namespace fairlead
