#include "network/checkup/servercheck.h"

#include <QCoreApplication>

#include <cstdlib>

namespace fairlead {

using State = CheckResult::State;
using Kind = ApiError::Kind;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Checkup", text);
}

CheckResult server(State state, const QString& sentence)
{
    return {QLatin1String(checkname::server), tr("Server"), state, sentence};
}

CheckResult key(State state, const QString& sentence)
{
    return {QLatin1String(checkname::key), tr("Key"), state, sentence};
}

CheckResult clock(State state, const QString& sentence)
{
    return {QLatin1String(checkname::clock), tr("Clock"), state, sentence};
}

bool isRefusal(const ApiError& error)
{
    return error.kind == Kind::Unauthorised || error.status == 403;
}

CheckResult judgeReach(const QString& name, const ApiError& error)
{
    if (!error || isRefusal(error))
        return server(State::Ok, tr("%1 was reached.").arg(name));
    if (error.kind == Kind::RateLimited)
        return server(State::Warning, tr("%1 was reached, and asks to wait: too many calls.").arg(name));
    if (error.kind == Kind::Unreadable && error.status >= 200 && error.status < 300)
        return server(State::Warning,
                      tr("%1 answers with something that is not JSON. Perhaps a login page of "
                         "the network stands in between.")
                          .arg(name));
    if (error.status == 404)
        return server(State::Failed,
                      tr("%1 answers, but not as Bavlio does. Is the address right?").arg(name));
    return server(State::Failed, QStringLiteral("%1: %2").arg(name, describe(error)));
}

CheckResult judgeKey(const ApiError& error, bool hasKey)
{
    if (!hasKey)
        return key(State::Failed,
                   tr("There is no key for this server, so nothing can be created there. Give it "
                      "one; what you have written stays."));
    if (!error)
        return key(State::Ok, tr("The server accepts the key."));
    if (isRefusal(error))
        return key(
            State::Failed,
            tr("The server does not accept the key (status %1). Make a new one in Bavlio; a Bavimail key "
               "does not work there. What waits stays.")
                .arg(error.status));
    return key(State::Skipped, tr("Not known: the server gave no answer about it."));
}

QString span(qint64 seconds)
{
    if (seconds < 120)
        return tr("%1 seconds").arg(seconds);
    if (seconds < 7200)
        return tr("%1 minutes").arg(seconds / 60);
    if (seconds < 172'800)
        return tr("%1 hours").arg(seconds / 3600);
    return tr("%1 days").arg(seconds / 86'400);
}

CheckResult judgeClock(qint64 serverTime, qint64 now)
{
    if (serverTime == 0)
        return clock(State::Skipped, tr("The server did not say what time it is."));
    const auto ahead = now - serverTime;
    if (std::abs(ahead) <= clockTolerance)
        return clock(State::Ok, tr("This computer's clock agrees with the server's."));
    const auto difference = span(std::abs(ahead));
    return clock(State::Warning,
                 (ahead > 0 ? tr("This computer's clock is %1 ahead of the server's.").arg(difference)
                            : tr("This computer's clock is %1 behind the server's.").arg(difference)) +
                     u' ' + tr("Start dates and plans go by it: set it right."));
}

} // namespace

std::vector<CheckResult> judgeServer(const QUrl& url, const Answer& answer, bool hasKey, qint64 now)
{
    return {judgeReach(url.toString(), answer.error), judgeKey(answer.error, hasKey),
            judgeClock(answer.serverTime, now)};
}

std::vector<CheckResult> leftAlone(const QString& why)
{
    const auto unknown = tr("Not asked meanwhile.");
    return {server(State::Warning, why), key(State::Skipped, unknown), clock(State::Skipped, unknown)};
}

std::vector<CheckResult> noServer(const QString& why)
{
    const auto unknown = tr("Not known without a server.");
    return {server(State::Failed, why), key(State::Skipped, unknown), clock(State::Skipped, unknown)};
}

} // namespace fairlead
