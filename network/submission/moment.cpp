#include "network/submission/moment.h"

#include "models/campaign/codec.h"

#include <QDateTime>
#include <QFile>
#include <QUuid>

#include <ctime>

namespace fairlead {

using std::chrono::milliseconds;

namespace {

/// Another one after each start of the computer; where the system does not tell, of each program.
QString startOfComputer()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    const auto text = file.open(QFile::ReadOnly) ? QString::fromLatin1(file.readAll()).trimmed() : QString();
    return text.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : text;
}

qint64 memberOf(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() ? integerOf(*found).value_or(0) : 0;
}

} // namespace

Moment momentNow()
{
    static const auto start = startOfComputer();
    timespec time = {};
    ::clock_gettime(CLOCK_BOOTTIME, &time); // goes on while the computer sleeps, unlike CLOCK_MONOTONIC
    return {QDateTime::currentMSecsSinceEpoch(), time.tv_sec * qint64(1'000) + time.tv_nsec / 1'000'000,
            start};
}

Moment later(Moment moment, milliseconds time)
{
    moment.utc += time.count();
    moment.running += time.count();
    return moment;
}

std::optional<milliseconds> elapsed(const Moment& from, const Moment& to)
{
    if (from.start.isEmpty() || from.start != to.start)
        return std::nullopt;
    return milliseconds(to.running - from.running);
}

milliseconds elapsedByClock(const Moment& from, const Moment& to)
{
    return milliseconds(to.utc - from.utc);
}

Json toJson(const Moment& moment)
{
    return {{"utc", moment.utc}, {"running", moment.running}, {"start", toJson(moment.start)}};
}

Moment momentOf(const Json& json)
{
    if (!json.is_object())
        return {integerOf(json).value_or(0), 0, {}};
    return {memberOf(json, "utc"), memberOf(json, "running"), textMember(json, "start")};
}

} // namespace fairlead
