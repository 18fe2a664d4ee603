#include "ui/plan/calendargeometry.h"

#include "ui/plan/planwords.h"

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

int monthNumber(QDate date)
{
    return date.year() * 12 + date.month() - 1;
}

QDate firstOfMonth(int number)
{
    return QDate(number / 12, number % 12 + 1, 1);
}

} // namespace

CalendarGeometry::CalendarGeometry(qint64 first, qint64 last, Qt::DayOfWeek firstDayOfWeek, qreal width,
                                   const CalendarMetrics& metrics)
    : m_metrics(metrics), m_firstDayOfWeek(firstDayOfWeek)
{
    const int from = monthNumber(dateFromDays(first));
    const int to = std::max(from, monthNumber(dateFromDays(last)));
    const int fitting = static_cast<int>((width + metrics.gap) / (metrics.narrowestMonth + metrics.gap));
    const int columns = std::clamp(fitting, 1, std::min(3, to - from + 1));
    const qreal monthWidth = std::max<qreal>(7, (width - metrics.gap * (columns - 1)) / columns);
    m_first = daysFromDate(firstOfMonth(from));
    m_last = daysFromDate(firstOfMonth(to + 1)) - 1;
    m_months.reserve(static_cast<std::size_t>(to - from + 1));
    qreal top = 0;
    qreal tallest = 0;
    for (int number = from; number <= to; ++number) {
        const int column = (number - from) % columns;
        if (column == 0 && number > from)
            top += std::exchange(tallest, 0) + metrics.gap;
        Month month{firstOfMonth(number), {}, 0, 0};
        month.offset = (month.first.dayOfWeek() - firstDayOfWeek + 7) % 7;
        month.weeks = (month.offset + month.first.daysInMonth() + 6) / 7;
        const qreal height = metrics.title + metrics.weekdays + month.weeks * metrics.cell;
        month.area = QRectF(column * (monthWidth + metrics.gap), top, monthWidth, height);
        tallest = std::max(tallest, height);
        m_months.push_back(month);
    }
    m_height = top + tallest;
}

std::pair<std::size_t, std::size_t> CalendarGeometry::monthsBetween(qreal top, qreal bottom) const
{
    const auto rowHeight = m_metrics.title + m_metrics.weekdays + 6 * m_metrics.cell;
    const auto begin = std::partition_point(m_months.begin(), m_months.end(), [&](const Month& month) {
        return month.area.top() + rowHeight <= top;
    });
    const auto end = std::partition_point(begin, m_months.end(),
                                          [&](const Month& month) { return month.area.top() < bottom; });
    return {static_cast<std::size_t>(begin - m_months.begin()),
            static_cast<std::size_t>(end - m_months.begin())};
}

Qt::DayOfWeek CalendarGeometry::weekdayOfColumn(int column) const
{
    return static_cast<Qt::DayOfWeek>((m_firstDayOfWeek - 1 + column) % 7 + 1);
}

QRectF CalendarGeometry::headerCell(const Month& month, int column) const
{
    const qreal width = month.area.width() / 7;
    return {month.area.left() + column * width, month.area.top() + m_metrics.title, width,
            m_metrics.weekdays};
}

QRectF CalendarGeometry::cellOf(const Month& month, int day) const
{
    const int index = month.offset + day - 1;
    const auto header = headerCell(month, index % 7);
    return {header.left(), header.bottom() + index / 7 * m_metrics.cell, header.width(), m_metrics.cell};
}

const CalendarGeometry::Month* CalendarGeometry::monthOf(qint64 date) const
{
    if (date < m_first || date > m_last)
        return nullptr;
    const auto index = monthNumber(dateFromDays(date)) - monthNumber(m_months.front().first);
    return &m_months[static_cast<std::size_t>(index)];
}

QRectF CalendarGeometry::cellOf(qint64 date) const
{
    const auto* month = monthOf(date);
    return month ? cellOf(*month, dateFromDays(date).day()) : QRectF();
}

std::optional<qint64> CalendarGeometry::dateAt(QPointF point) const
{
    const auto [from, until] = monthsBetween(point.y(), point.y() + 1);
    for (auto i = from; i < until; ++i) {
        const auto& month = m_months[i];
        if (!month.area.contains(point))
            continue;
        const qreal row = (point.y() - headerCell(month, 0).bottom()) / m_metrics.cell;
        const int column =
            std::min(6, static_cast<int>((point.x() - month.area.left()) * 7 / month.area.width()));
        const int day = static_cast<int>(std::floor(row)) * 7 + column - month.offset + 1;
        if (row < 0 || day < 1 || day > month.first.daysInMonth())
            return std::nullopt;
        return daysFromDate(month.first) + day - 1;
    }
    return std::nullopt;
}

std::array<QRectF, maxForecastSteps> stackOf(const PlanDay& day, const QRectF& area, std::uint32_t peak)
{
    std::array<QRectF, maxForecastSteps> stack;
    std::uint32_t below = 0;
    const auto heightOf = [&](std::uint32_t count) {
        return area.height() * count / std::max(1U, peak);
    };
    for (std::size_t step = 0; step < stack.size(); ++step) {
        const auto count = day.byStep[step];
        if (count == 0)
            continue;
        const qreal bottom = area.bottom() - heightOf(below);
        below += count;
        const qreal top = area.bottom() - heightOf(below);
        stack[step] = QRectF(area.left(), top, area.width(), bottom - top);
    }
    return stack;
}

} // namespace fairlead
