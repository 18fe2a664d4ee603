#include "models/workspace/checkresult.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace fairlead {

namespace {

constexpr std::array order{checkname::dataDirectory, checkname::library,  checkname::outbox,
                           checkname::timeZones,     checkname::keychain, checkname::server,
                           checkname::key,           checkname::clock,    checkname::contract};

struct CheckResultText
{
    Q_DECLARE_TR_FUNCTIONS(CheckResult)
};

} // namespace

QString nameOf(CheckResult::State state)
{
    switch (state) {
    case CheckResult::State::Ok:
        return QStringLiteral("ok");
    case CheckResult::State::Warning:
        return QStringLiteral("warning");
    case CheckResult::State::Failed:
        return QStringLiteral("failed");
    case CheckResult::State::Skipped:
        return QStringLiteral("skipped");
    }
    Q_UNREACHABLE();
}

QString labelOf(CheckResult::State state)
{
    switch (state) {
    case CheckResult::State::Ok:
        return CheckResultText::tr("Fine");
    case CheckResult::State::Warning:
        return CheckResultText::tr("Note");
    case CheckResult::State::Failed:
        return CheckResultText::tr("Trouble");
    case CheckResult::State::Skipped:
        return CheckResultText::tr("Not checked");
    }
    Q_UNREACHABLE();
}

void sortChecks(std::vector<CheckResult>& results)
{
    std::ranges::stable_sort(results, {}, [](const CheckResult& result) {
        return std::ranges::find_if(order,
                                    [&](const char* name) { return result.check == QLatin1String(name); });
    });
}

bool isSound(const std::vector<CheckResult>& results)
{
    return std::ranges::find(results, CheckResult::State::Failed, &CheckResult::state) == results.end();
}

QString asText(const std::vector<CheckResult>& results)
{
    QStringList lines;
    for (const auto& result : results)
        lines << QStringLiteral("%1: %2. %3").arg(result.label, labelOf(result.state), result.sentence);
    return lines.join(u'\n');
}

} // namespace fairlead
