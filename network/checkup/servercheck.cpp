#include "network/checkup/servercheck.h"

#include "models/common/plural.h"

#include <QCoreApplication>

#include <cstdlib>

namespace fairlead {

using State = CheckResult::State;
namespace {

struct ServerCheckText
{
    Q_DECLARE_TR_FUNCTIONS(ServerCheck)
};

CheckResult server(State state, const QString& sentence)
{
    return {QLatin1String(checkname::server), ServerCheckText::tr("Server"), state, sentence};
}

CheckResult key(State state, const QString& sentence)
{
    return {QLatin1String(checkname::key), ServerCheckText::tr("Key"), state, sentence};
}

CheckResult clock(State state, const QString& sentence)
{
    return {QLatin1String(checkname::clock), ServerCheckText::tr("Clock"), state, sentence};
}

bool isRefusal(const ApiError& error)
{
    return error.kind == ApiError::Kind::Unauthorised || error.status == 403;
}

CheckResult judgeReach(const QString& name, const ApiError& error)
{
    if (!error || isRefusal(error))
        return server(State::Ok, ServerCheckText::tr("%1 was reached.").arg(name));
    if (error.kind == ApiError::Kind::RateLimited)
        return server(State::Warning,
                      ServerCheckText::tr("%1 was reached, and asks to wait: too many calls.").arg(name));
    if (error.kind == ApiError::Kind::Unreadable && error.status >= 200 && error.status < 300)
        return server(
            State::Warning,
            ServerCheckText::tr("%1 answers with something that is not JSON. Perhaps a login page of "
                                "the network stands in between.")
                .arg(name));
    if (error.status == 404)
        return server(
            State::Failed,
            ServerCheckText::tr("%1 answers, but not as Bavlio does. Is the address right?").arg(name));
    return server(State::Failed, QStringLiteral("%1: %2").arg(name, describe(error)));
}

CheckResult judgeKey(const ApiError& error, bool hasKey)
{
    if (!hasKey)
        return key(
            State::Failed,
            ServerCheckText::tr("There is no key for this server, so nothing can be created there. Give it "
                                "one; what you have written stays."));
    if (!error)
        return key(State::Ok, ServerCheckText::tr("The server accepts the key."));
    if (isRefusal(error))
        return key(
            State::Failed,
            ServerCheckText::tr(
                "The server does not accept the key (status %1). Make a new one in Bavlio; a Bavimail key "
                "does not work there. What waits stays.")
                .arg(error.status));
    return key(State::Skipped, ServerCheckText::tr("Not known: the server gave no answer about it."));
}

QString span(qint64 seconds)
{
    if (seconds < 120)
        return ServerCheckText::tr("%Ln seconds", nullptr, pluralOf(seconds));
    if (seconds < 7200)
        return ServerCheckText::tr("%Ln minutes", nullptr, pluralOf(seconds / 60));
    if (seconds < 172'800)
        return ServerCheckText::tr("%Ln hours", nullptr, pluralOf(seconds / 3600));
    return ServerCheckText::tr("%Ln days", nullptr, pluralOf(seconds / (24 * 3600)));
}

CheckResult judgeClock(qint64 serverTime, qint64 now)
{
    if (serverTime == 0)
        return clock(State::Skipped, ServerCheckText::tr("The server did not say what time it is."));
    const auto ahead = now - serverTime;
    if (std::abs(ahead) <= clockTolerance)
        return clock(State::Ok, ServerCheckText::tr("This computer's clock agrees with the server's."));
    const auto difference = span(std::abs(ahead));
    return clock(
        State::Warning,
        (ahead > 0
             ? ServerCheckText::tr("This computer's clock is %1 ahead of the server's.").arg(difference)
             : ServerCheckText::tr("This computer's clock is %1 behind the server's.").arg(difference)) +
            u' ' + ServerCheckText::tr("Start dates and plans go by it: set it right."));
}

} // namespace

std::vector<CheckResult> judgeServer(const QUrl& url, const Answer& answer, bool hasKey, qint64 now)
{
    return {judgeReach(url.toString(), answer.error), judgeKey(answer.error, hasKey),
            judgeClock(answer.serverTime, now)};
}

std::vector<CheckResult> leftAlone(const QString& why)
{
    const auto unknown = ServerCheckText::tr("Not asked meanwhile.");
    return {server(State::Warning, why), key(State::Skipped, unknown), clock(State::Skipped, unknown)};
}

std::vector<CheckResult> noServer(const QString& why)
{
    const auto unknown = ServerCheckText::tr("Not known without a server.");
    return {server(State::Failed, why), key(State::Skipped, unknown), clock(State::Skipped, unknown)};
}

} // namespace fairlead
