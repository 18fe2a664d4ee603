#include "network/submission/refusals.h"

#include "models/campaign/schema.h"

namespace fairlead {

namespace {

Problems problemsAt(Problem::Severity severity, const QStringList& pointers,
                    QString (*say)(const QString& label))
{
    Problems problems;
    for (const auto& pointer : pointers) {
        const auto* field = schema::fieldAt(pointer);
        problems.push_back(
            {severity, pointer, Problem::Code::Server, say(field ? schema::labelOf(*field) : pointer)});
    }
    return problems;
}

} // namespace

bool leavesOpen(const ApiError& error)
{
    if (error.kind == ApiError::Kind::Redirected)
        return error.status != 307 && error.status != 308;
    return error.status == 409 || mayHaveTakenEffect(error);
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
    return problemsAt(Problem::Severity::Warning, pointers, say);
}

Problems errorsAt(const QStringList& pointers, QString (*say)(const QString& label))
{
    return problemsAt(Problem::Severity::Error, pointers, say);
}

} // namespace fairlead
