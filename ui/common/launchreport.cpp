#include "ui/common/launchreport.h"

#include "models/common/plural.h"
#include "models/submission/submissiondetails.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

struct LaunchReportText
{
    Q_DECLARE_TR_FUNCTIONS(LaunchReport)
};

QByteArray quoted(const QString& text)
{
    auto field = text;
    return '"' + field.replace(u'"', QLatin1String("\"\"")).toUtf8() + '"';
}

} // namespace

std::vector<LaunchReason> launchReasons(const SubmissionDetails& details)
{
    std::vector<LaunchReason> reasons;
    const auto reasonOf = [&](const QString& text) -> LaunchReason& {
        const auto found = std::ranges::find(reasons, text, &LaunchReason::text);
        return found == reasons.end() ? reasons.emplace_back(LaunchReason{text, 0, {}}) : *found;
    };
    for (const auto& warning : details.launchWarnings) {
        auto& reason = reasonOf(warning.text);
        if (warning.row < 0)
            continue;
        ++reason.people;
        reason.rows.push_back(warning.row);
    }
    for (const auto& problem : details.launchProblems)
        reasonOf(problem.message);
    std::ranges::stable_sort(reasons, std::greater<>(), &LaunchReason::people);
    return reasons;
}

QString launchSummary(const SubmissionDetails& details)
{
    const QLocale locale;
    const auto launchable = details.launchableRows;
    const auto total = details.totalRows;
    if (launchable < 0)
        return {};
    if (total <= launchable)
        return LaunchReportText::tr("The launch takes in %1 people.", nullptr, pluralOf(launchable))
            .arg(locale.toString(launchable));
    return LaunchReportText::tr("The launch takes in %1 of %2 people; %3 are left out.", nullptr,
                                pluralOf(total - launchable))
        .arg(locale.toString(launchable), locale.toString(total), locale.toString(total - launchable));
}

QByteArray launchReportCsv(const SubmissionDetails& details)
{
    QByteArray table = "lead,reason\r\n";
    for (const auto& reason : launchReasons(details))
        for (const auto row : reason.rows)
            table += QByteArray::number(row) + ',' + quoted(reason.text) + "\r\n";
    return table;
}

} // namespace fairlead
