#include "ui/common/launchreport.h"

#include "models/common/plural.h"
#include "models/submission/submissiondetails.h"

#include <QCoreApplication>
#include <QLocale>

namespace fairlead {

namespace {

constexpr qsizetype mostWarnings = 12; ///< in full; of the others the number

struct LaunchReportText
{
    Q_DECLARE_TR_FUNCTIONS(LaunchReport)
};

QString numbers(qint64 launchable, qint64 total)
{
    const QLocale locale;
    if (launchable < 0)
        return {};
    if (total <= launchable)
        return LaunchReportText::tr("The launch takes in %1 leads.", nullptr, pluralOf(launchable))
            .arg(locale.toString(launchable));
    return LaunchReportText::tr("The launch takes in %1 of %2 leads; %3 are left out.", nullptr,
                                pluralOf(total - launchable))
        .arg(locale.toString(launchable), locale.toString(total), locale.toString(total - launchable));
}

} // namespace

QString launchReport(const SubmissionDetails& details)
{
    QStringList lines{numbers(details.launchableRows, details.totalRows)};
    for (const auto& warning : details.launchWarnings.mid(0, mostWarnings))
        lines << LaunchReportText::tr("Warning: %1").arg(warning);
    if (const auto more = details.launchWarnings.size() - mostWarnings; more > 0)
        lines << LaunchReportText::tr("and %Ln more warnings.", nullptr, pluralOf(more));
    for (const auto& problem : details.launchProblems)
        lines << problem.message;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace fairlead
