#include "ui/plan/export/reportcontent.h"

#include "models/campaign/schema.h"
#include "models/catalog/catalog.h"
#include "models/common/visibletext.h"

#include <QRegularExpression>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace fairlead {

namespace {

struct ReportContentText
{
    Q_DECLARE_TR_FUNCTIONS(ReportContent)
};

/// The name that the computer knows of who is at it. A bare login name would tell a client nothing.
QString personAtTheComputer()
{
#ifdef Q_OS_UNIX
    passwd entry{};
    passwd* found = nullptr;
    QByteArray buffer(16 * 1024, '\0');
    if (getpwuid_r(getuid(), &entry, buffer.data(), static_cast<std::size_t>(buffer.size()), &found) != 0 ||
        !found)
        return {};
    const auto name = QString::fromLocal8Bit(found->pw_gecos).section(u',', 0, 0).trimmed();
    return name.contains(u' ') ? pageText(name) : QString();
#else
    return {};
#endif
}

QString channelOf(const Step& step)
{
    if (step.channel.valueOr({}) != QLatin1String(schema::channelLinkedIn))
        return ReportContentText::tr("E-mail");
    return step.actionType.valueOr({}) == QLatin1String(schema::actionConnect)
               ? ReportContentText::tr("Connection request")
               : ReportContentText::tr("LinkedIn message");
}

QString firstLineOf(const QString& message)
{
    static const QRegularExpression lineEnds(QStringLiteral("[\\n\\r\\x{2028}\\x{2029}]"));
    for (const auto& line : message.split(lineEnds))
        if (const auto text = pageText(line).simplified(); !text.isEmpty())
            return text;
    return {};
}

/// The subject of the step's first mail, else the first line of its LinkedIn message.
QString firstTextOf(const Step& step, const ReportNames& names)
{
    if (step.channel.valueOr({}) == QLatin1String(schema::channelLinkedIn))
        return firstLineOf(step.messageTemplate.valueOr({}));
    for (const auto& variant : variantsOf(step))
        if (const auto found = names.subjects.find(variant.templateId.valueOr({}));
            found != names.subjects.end())
            return firstLineOf(found->second);
    return {};
}

QString abTestOf(const std::vector<ExpectedVariant>& variants, const PlanWords& words)
{
    const bool reachesAny =
        std::ranges::any_of(variants, [](const ExpectedVariant& variant) { return variant.actions > 0; });
    if (variants.size() < 2 || !reachesAny)
        return {};
    QStringList parts;
    for (const auto& variant : variants)
        parts << ReportContentText::tr("%1 to %2", "a variant and its number of people")
                     .arg(pageText(variant.label), words.count(variant.actions));
    return ReportContentText::tr("A/B test: %1").arg(parts.join(QStringLiteral(" · ")));
}

} // namespace

QString messagesInWords(const PlanWords& words, qint64 number)
{
    return words.actions(number);
}

ReportNames reportNames(const Campaign& campaign, const Catalog& catalog)
{
    ReportNames names;
    const auto& lists = catalog.datasets();
    if (const auto list = std::ranges::find(lists, campaign.datasetId.valueOr({}), &Dataset::id);
        list != lists.end())
        names.list = list->name;
    for (const auto& each : catalog.templates())
        names.subjects[each.id] = each.subject;
    return names;
}

ReportContent reportContent(const Campaign& campaign, std::shared_ptr<const Plan> plan, const QLocale& locale,
                            const ReportNames& names, const QString& draftId)
{
    const PlanWords words(locale, plan->input.window.zone);
    const auto variants = expectedVariants(campaign, *plan);
    const auto& steps = stepsOf(campaign);
    std::vector<ReportStep> told;
    for (std::size_t i = 0; i < plan->steps.size(); ++i) {
        const auto step = i < steps.size() ? steps[i] : Step();
        told.push_back({channelOf(step), firstTextOf(step, names), abTestOf(variants[i], words)});
    }
    const auto name = campaign.name.valueOr({});
    const auto identity = draftId.isEmpty() ? name + u'\n' + campaign.datasetId.valueOr({}) : draftId;
    return {pageText(name).simplified(),
            pageText(names.list).simplified(),
            identity,
            personAtTheComputer(),
            std::move(plan),
            std::move(told),
            words};
}

} // namespace fairlead
