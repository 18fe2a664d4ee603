#include "app/problemoutput.h"

#include "app/commandline.h"

namespace fairlead {

Json problemsJson(const Problems& problems)
{
    Json array = Json::array();
    for (const auto& problem : problems)
        array.push_back({{"severity", toJson(severityName(problem.severity))},
                         {"path", toJson(problem.path)},
                         {"code", toJson(codeName(problem.code))},
                         {"message", toJson(problem.message)}});
    return array;
}

void sayProblems(const Problems& problems)
{
    for (const auto& problem : problems)
        say(QStringLiteral("  %1: %2  [%3 %4]")
                .arg(severityName(problem.severity), problem.message, problem.path, codeName(problem.code)));
}

} // namespace fairlead
