#include "app/togethercommand.h"

#include "app/commandline.h"
#include "app/forecastoutput.h"
#include "app/knownfacts.h"
#include "app/problemoutput.h"
#include "models/campaign/formats.h"
#include "models/drafts/campaignfile.h"
#include "models/forecast/combinedplan.h"
#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct TogetherText
{
    Q_DECLARE_TR_FUNCTIONS(TogetherCommand)
};

/// One of the files, as far as it was read.
struct Member
{
    QString file;
    QString name;
    CampaignSenders senders;
    CampaignForecast forecast;
    Plan plan; ///< without its actions, once the load is known
    SenderLoad load;
};

struct ReadMembers
{
    std::vector<Member> members;
    QString unreadable; ///< a file that cannot be read; empty: all were
    QString why;
};

ReadMembers readMembers(const QStringList& paths, const ServerFacts& facts)
{
    ReadMembers read;
    const auto now = launchNow(); // one present for all of them
    for (const auto& path : paths) {
        const auto file = readCampaignFile(path);
        if (!file.draft)
            return {{}, path, file.error};
        const auto& campaign = file.draft->campaign;
        auto forecast = forecastInputOf(*file.draft, now);
        if (forecast.input)
            forecast.input = asRead(*std::move(forecast.input), facts);
        read.members.push_back(
            {path, campaign.name.valueOr({}), sendersOf(campaign), std::move(forecast), {}, {}});
    }
    return read;
}

int refuseFile(const QString& path, const QString& why, bool json)
{
    say(QStringLiteral("%1: %2").arg(path, why));
    if (json)
        print(toIndentedJson({{"file", toJson(path)}, {"error", toJson(why)}, {"problems", Json::array()}}));
    return exitcode::file;
}

/// Says what keeps files from having a plan. @return the problems, each with its file
Json problemsOf(const std::vector<Member>& members)
{
    Json all = Json::array();
    for (const auto& member : members) {
        if (member.forecast.input)
            continue;
        say(TogetherText::tr("%1: there is no plan for this campaign.").arg(member.file));
        sayProblems(member.forecast.problems);
        for (auto problem : problemsJson(member.forecast.problems)) {
            problem["file"] = toJson(member.file);
            all.push_back(std::move(problem));
        }
    }
    return all;
}

void plan(Member& member, const Zone& zone)
{
    member.plan = *runForecast(*member.forecast.input, {.keepActions = true});
    member.load = senderLoad(member.plan, member.senders, zone);
    member.plan.sent = {};
}

Json campaignsJson(const std::vector<Member>& members)
{
    Json list = Json::array();
    for (const auto& member : members)
        list.push_back({{"file", toJson(member.file)},
                        {"name", toJson(member.name)},
                        {"leads", member.plan.input.leads},
                        {"actions", member.plan.actions},
                        {"first_action", instantJson(member.plan.first)},
                        {"last_action", instantJson(member.plan.last)},
                        {"complete", member.plan.complete}});
    return list;
}

Json daysJson(const std::vector<CombinedDay>& days)
{
    Json list = Json::array();
    for (const auto& day : days) {
        Json bySender = Json::object();
        for (const auto& [sender, messages] : day.bySender)
            bySender[sender.toStdString()] = messages;
        list.push_back({{"date", toJson(formatDate(day.date))},
                        {"total", day.total},
                        {"by_campaign", day.byCampaign},
                        {"by_sender", std::move(bySender)}});
    }
    return list;
}

Json findingsJson(const std::vector<Overload>& findings)
{
    Json list = Json::array();
    for (const auto& finding : findings)
        list.push_back({{"code", "sender_overloaded"},
                        {"message", toJson(finding.message())},
                        {"date", toJson(formatDate(finding.date))},
                        {"sender", toJson(finding.sender)}});
    return list;
}

QString summary(const std::vector<Member>& members, const std::vector<CombinedDay>& days,
                const std::vector<Overload>& findings)
{
    QStringList lines;
    for (const auto& member : members)
        lines << TogetherText::tr("%1: %2 to %3, %4 to %5.")
                     .arg(member.file, phrases::actions(member.plan.actions),
                          phrases::leads(member.plan.input.leads),
                          member.plan.first ? formatInstant(*member.plan.first) : QStringLiteral("–"),
                          member.plan.last ? formatInstant(*member.plan.last) : QStringLiteral("–"));
    for (const auto& day : days)
        lines << QStringLiteral("%1  %2").arg(formatDate(day.date), phrases::number(day.total));
    for (const auto& finding : findings)
        lines << finding.message();
    return lines.join(u'\n') + u'\n';
}

/// The zone that was asked for, else the first campaign's.
std::optional<Zone> zoneOf(const std::optional<QString>& asked, const std::vector<Member>& members)
{
    return asked ? Zone::load(*asked) : members.front().forecast.input->window.zone;
}

} // namespace

int runForecastTogether(const GlobalOptions& global, const QStringList& arguments)
{
    const CommandOptions options(arguments, {QStringLiteral("--json"), QStringLiteral("--together")},
                                 {QStringLiteral("--zone")});
    if (!options.error().isEmpty())
        return usageError(options.error());
    if (options.positional().isEmpty())
        return usageError(TogetherText::tr("forecast --together needs at least one file."));
    const auto asked = options.value(QStringLiteral("--zone"));
    if (asked && !Zone::isKnown(*asked))
        return usageError(TogetherText::tr("“%1” is no time zone known here.").arg(*asked));

    const bool json = options.has(QStringLiteral("--json"));
    auto read = readMembers(options.positional(), knownFacts(global));
    if (!read.unreadable.isEmpty())
        return refuseFile(read.unreadable, read.why, json);
    auto& members = read.members;
    if (const auto problems = problemsOf(members); !problems.empty()) {
        if (json)
            print(toIndentedJson({{"problems", problems}}));
        return exitcode::refused;
    }

    const auto zone = *zoneOf(asked, members);
    std::vector<const SenderLoad*> loads;
    std::vector<QString> accounts;
    for (auto& member : members) {
        plan(member, zone);
        loads.push_back(&member.load);
        accounts.push_back(member.senders.account);
    }
    const auto days = combine(loads);
    const auto findings = overloads(days, accounts);
    if (json)
        print(toIndentedJson({{"zone", toJson(zone.id())},
                              {"campaigns", campaignsJson(members)},
                              {"days", daysJson(days)},
                              {"findings", findingsJson(findings)}}));
    else
        print(summary(members, days, findings).toUtf8());
    return exitcode::done;
}

} // namespace fairlead
