#include "models/forecast/clockfindings.h"

#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/common/plural.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct ClockFindingsText
{
    Q_DECLARE_TR_FUNCTIONS(ClockFindings)
};

/// A follow-up that falls due when its window has just closed, for the clock was set forward meanwhile.
struct Slip
{
    int step;
    qint64 sentAt; ///< of the step before
    qint64 due;
    qint64 clockChange;
    qint64 shift; ///< seconds by which the clock was set forward
};

bool isOpenLabel(const SendingWindow& window, Label label)
{
    const auto time = timeOf(label);
    const bool earlyHours = window.isOvernight() && time < window.end;
    const bool inWindow =
        window.isOvernight() ? earlyHours || time >= window.start : time >= window.start && time < window.end;
    const auto date = dateOf(label) - (earlyHours ? 1 : 0);
    return inWindow && window.days[static_cast<std::size_t>(weekdayOf(date))];
}

std::optional<Slip> slipOf(const ForecastInput& input, const PlanDay& day, int step)
{
    const auto before = static_cast<std::size_t>(step - 2);
    const auto days = input.delayDays[before + 1];
    if (day.byStep[before] == 0 || days == 0 || days > horizonDates)
        return std::nullopt;
    const auto& zone = input.window.zone;
    const auto sentAt = input.launch + day.lastByStep[before];
    const auto due = sentAt + days * secondsPerDay;
    const auto& span = zone.spanAt(sentAt);
    if (due < span.until)
        return std::nullopt;
    const auto& dueSpan = zone.spanAt(due);
    const qint64 shift = dueSpan.offset - span.offset;
    const Label unchanged = due + span.offset;
    if (shift <= 0 || !isOpenLabel(input.window, unchanged) || isOpenLabel(input.window, unchanged + shift))
        return std::nullopt;
    return Slip{step, sentAt, due, dueSpan.from, shift};
}

/// The first one of each clock change.
std::vector<Slip> slipsOf(const Plan& plan)
{
    std::vector<Slip> slips;
    if (plan.input.delay != DelayReading::Elapsed)
        return slips;
    for (const auto& day : plan.days) {
        for (int step = 2; step <= plan.input.steps(); ++step) {
            const auto slip = slipOf(plan.input, day, step);
            const auto isSame = [&](const Slip& other) {
                return other.clockChange == slip->clockChange;
            };
            if (slip && std::ranges::none_of(slips, isSame))
                slips.push_back(*slip);
        }
    }
    return slips;
}

/// Changes after which a full day's actions are out before the time that the clock takes away.
std::vector<Fix> fixesOf(const Plan& plan, qint64 shift, const std::atomic_bool* cancelled)
{
    const auto& input = plan.input;
    const auto length = windowSeconds(input.window) - shift;
    if (length <= 0)
        return {};
    std::vector<PlanChange> changes;
    const auto interval = input.dailyLimit > 1 ? (length - 1) / (input.dailyLimit - 1) : length;
    if (interval >= schema::campaignField("min_interval_seconds").minimum && interval < input.minInterval)
        changes.push_back(intervalChange(input, interval));
    const auto room = windowCapacity(length, std::max<qint64>(input.minInterval, 1));
    if (room < input.dailyLimit)
        changes.push_back(dailyLimitChange(input, room));
    std::vector<Fix> fixes;
    for (const auto& change : changes) {
        const auto changed = runForecast(change.appliedTo(input), {.cancelled = cancelled});
        if (changed && slipsOf(*changed).empty())
            fixes.push_back(change.fix);
    }
    return fixes;
}

/// The clock change within a sending day, or nothing.
const Zone::Span* changeWithin(const Zone& zone, qint64 opens, qint64 closes)
{
    const auto& span = zone.spanAt(closes);
    return span.from >= opens ? &span : nullptr;
}

class WindowFindings
{
public:
    explicit WindowFindings(const Plan& plan) : m_plan(plan), m_window(plan.input.window) {}

    std::vector<Finding> find()
    {
        if (m_plan.days.empty())
            return {};
        const auto schedule = openSchedule(m_window, m_plan.input.launch);
        auto day = std::ranges::lower_bound(schedule.days, m_plan.days.front().date, {}, &SendingDay::date);
        for (auto date = m_plan.days.front().date; date <= m_plan.days.back().date; ++date) {
            if (!m_window.days[static_cast<std::size_t>(weekdayOf(date))])
                continue;
            if (day != schedule.days.end() && day->date == date)
                check(*day++);
            else
                report(QStringLiteral("window_shortened"), date,
                       ClockFindingsText::tr(
                           "On %1 the clock skips the whole sending window: nothing is sent on that day.")
                           .arg(phrases::date(date)),
                       fixesOfSkipped(date));
        }
        return std::move(m_findings);
    }

private:
    void report(const QString& code, qint64 date, const QString& message, std::vector<Fix> fixes)
    {
        m_findings.push_back(
            {code, message, QStringLiteral("/sending_window_start"), date, std::move(fixes)});
    }

    void check(const SendingDay& day)
    {
        const auto usual = windowSeconds(m_window);
        const auto* change = changeWithin(m_window.zone, day.opens, day.closes);
        if (!change || (day.openSeconds == usual && day.pieces == 1))
            return;
        const auto before = change->from + m_window.zone.spanAt(change->from - 1).offset;
        const auto after = change->from + change->offset;
        const auto clock = ClockFindingsText::tr("On %1 the clock is set from %2 to %3 %4")
                               .arg(phrases::date(dateOf(before)), phrases::timeOfDay(timeOf(before)),
                                    phrases::timeOfDay(timeOf(after)), phrases::place(m_window.zone));
        const auto length = ClockFindingsText::tr("the window is open for %1 instead of %2")
                                .arg(phrases::duration(day.openSeconds), phrases::duration(usual));
        auto code = day.openSeconds < usual ? QStringLiteral("window_shortened")
                                            : QStringLiteral("window_lengthened");
        auto message = ClockFindingsText::tr("%1: %2.").arg(clock, length);
        if (day.pieces > 1) {
            code = QStringLiteral("window_split");
            message = ClockFindingsText::tr("%1: the window opens %2 times that day and %3.", nullptr,
                                            pluralOf(day.pieces))
                          .arg(clock, phrases::number(day.pieces), length);
        }
        const auto room = windowCapacity(day.openSeconds, std::max<qint64>(m_plan.input.minInterval, 1));
        if (day.openSeconds < usual && room < m_plan.input.dailyLimit)
            message += u' ' + ClockFindingsText::tr(
                                  "That day has room for %1 messages, on others there is room for %2.",
                                  nullptr, pluralOf(room))
                                  .arg(phrases::number(room), phrases::number(roomOfADay(m_plan.input)));
        report(code, day.date, message, fixes(std::min(before, after), std::max(before, after)));
    }

    /// Windows that keep clear of the labels that the clock skips or shows twice, if they are half as long.
    std::vector<Fix> fixes(Label from, Label until) const
    {
        std::vector<Fix> list;
        if (dateOf(from) != dateOf(until - 1))
            return list;
        const auto usual = windowSeconds(m_window);
        auto before = (timeOf(from) - m_window.start + secondsPerDay) % secondsPerDay;
        if (before >= usual) // it begins before the window does
            before -= secondsPerDay;
        const auto after = usual - before - (until - from);
        const auto start = static_cast<int>(timeOf(until));
        // A window after midnight alone would belong to another day of the week.
        if (2 * after >= usual && (!m_window.isOvernight() || start > m_window.end))
            list.push_back(windowStartChange(m_plan.input, start).fix);
        if (2 * before >= usual)
            list.push_back(windowEndChange(m_plan.input, static_cast<int>(timeOf(from))).fix);
        return list;
    }

    /// The window as long as it is, behind the labels that the clock skips or, where the day has no room,
    /// before them.
    std::vector<Fix> fixesOfSkipped(qint64 date) const
    {
        const auto& zone = m_window.zone;
        const auto& change = zone.spanAt(zone.firstInstantOn(date, m_window.start));
        const auto from = timeOf(change.from + zone.spanAt(change.from - 1).offset);
        const Label until = change.from + change.offset;
        const auto length = windowSeconds(m_window);
        const auto moved = [&](qint64 start) {
            return std::vector{
                windowChange(m_plan.input, static_cast<int>(start), static_cast<int>(start + length)).fix};
        };
        if (m_window.isOvernight())
            return {};
        if (dateOf(until) == date && timeOf(until) + length < secondsPerDay)
            return moved(timeOf(until));
        return from >= length ? moved(from - length) : std::vector<Fix>();
    }

    const Plan& m_plan;
    const SendingWindow& m_window;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> slipFindings(const Plan& plan, const std::atomic_bool* cancelled)
{
    const auto slips = slipsOf(plan);
    if (slips.empty())
        return {};
    const auto& zone = plan.input.window.zone;
    const auto fixes = fixesOf(plan, slips.front().shift, cancelled);
    std::vector<Finding> findings;
    for (const auto& slip : slips) {
        const auto dueDate = dateOf(zone.labelAt(slip.due));
        const auto message =
            ClockFindingsText::tr(
                "The clock is set forward by %1 on %2, so a step %3 slips to a later day: after a step %4 "
                "sent "
                "on %5 it falls due on %6, when the window has closed.")
                .arg(phrases::duration(slip.shift), phrases::date(dateOf(zone.labelAt(slip.clockChange))),
                     phrases::number(slip.step), phrases::number(slip.step - 1),
                     phrases::instant(slip.sentAt, zone), phrases::instant(slip.due, zone));
        findings.push_back({QStringLiteral("follow_up_slips"), message,
                            QStringLiteral("/steps/%1/delay_days").arg(slip.step - 1), dueDate, fixes});
    }
    return findings;
}

std::vector<Finding> windowFindings(const Plan& plan)
{
    return WindowFindings(plan).find();
}

} // namespace fairlead
