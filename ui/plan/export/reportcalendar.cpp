#include "ui/plan/export/reportcalendar.h"

#include "ui/plan/export/reportcontent.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

constexpr qreal edge = 4;        ///< between a cell's line and what it holds
constexpr qreal chip = 7;        ///< side of a step's colour
constexpr qreal lowestCell = 34; ///< of a week without messages
constexpr int stepsInARow = 2;
constexpr qreal tinyShare = 0.88; ///< of the small font

struct ReportCalendarText
{
    Q_DECLARE_TR_FUNCTIONS(ReportCalendar)
};

int stepsOn(const PlanDay& day)
{
    return static_cast<int>(std::ranges::count_if(day.byStep, [](std::uint32_t count) { return count > 0; }));
}

qreal lineOf(const QFont& font)
{
    return std::ceil(QFontMetricsF(font).height());
}

} // namespace

ReportCalendar::ReportCalendar(std::shared_ptr<const Plan> plan, const PlanWords& words,
                               const PlanStyle& style, qreal width)
    : m_plan(std::move(plan)), m_words(words), m_style(style), m_tiny(style.small), m_width(width)
{
    if (m_tiny.pixelSize() > 0)
        m_tiny.setPixelSize(qRound(m_tiny.pixelSize() * tinyShare));
    else
        m_tiny.setPointSizeF(m_tiny.pointSizeF() * tinyShare);
    if (m_plan->days.empty())
        return;
    const auto first = dateFromDays(m_plan->days.front().date);
    const auto last = dateFromDays(m_plan->days.back().date);
    const int firstColumn = words.locale().firstDayOfWeek();
    QDate shown;
    for (auto date = first; date <= last;) {
        const auto week = date.addDays(-((date.dayOfWeek() - firstColumn + 7) % 7));
        const QDate month(date.year(), date.month(), 1);
        m_weeks.push_back({week, month, month != shown});
        shown = month;
        date = std::min(week.addDays(7), month.addMonths(1));
    }
}

qreal ReportCalendar::headHeight() const
{
    return lineOf(m_style.title) + lineOf(m_tiny) + 14;
}

qreal ReportCalendar::weekHeight(const Week& week) const
{
    int most = 0;
    for (int column = 0; column < 7; ++column)
        if (const auto date = week.first.addDays(column); date.month() == week.month.month())
            if (const auto* day = dayOn(date))
                most = std::max(most, stepsOn(*day));
    const int rows = (most + stepsInARow - 1) / stepsInARow;
    return std::max(lowestCell, lineOf(m_style.small) + rows * lineOf(m_tiny) + 2 * edge + 2);
}

const PlanDay* ReportCalendar::dayOn(QDate date) const
{
    const auto days = daysFromDate(date);
    const auto day = std::ranges::lower_bound(m_plan->days, days, {}, &PlanDay::date);
    return day != m_plan->days.end() && day->date == days ? &*day : nullptr;
}

void ReportCalendar::paintHead(QPainter& painter, QPointF topLeft, const Week& week) const
{
    qint64 total = 0;
    for (const auto& day : m_plan->days)
        if (const auto date = dateFromDays(day.date);
            date.year() == week.month.year() && date.month() == week.month.month())
            total += day.total;
    const QRectF title(topLeft + QPointF(0, 6), QSizeF(m_width, lineOf(m_style.title)));
    painter.setFont(m_style.title);
    painter.setPen(m_style.text);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, m_words.month(week.month));
    painter.setFont(m_style.small);
    painter.setPen(m_style.quiet);
    painter.drawText(title, Qt::AlignRight | Qt::AlignVCenter, messagesInWords(m_words, total));
    painter.setFont(m_tiny);
    const qreal column = m_width / 7;
    for (int i = 0; i < 7; ++i) {
        const int weekday = (m_words.locale().firstDayOfWeek() - 1 + i) % 7 + 1;
        painter.drawText(QRectF(topLeft.x() + i * column, title.bottom() + 4, column, lineOf(m_tiny)),
                         Qt::AlignCenter, m_words.locale().standaloneDayName(weekday, QLocale::ShortFormat));
    }
}

void ReportCalendar::paintWeek(QPainter& painter, QPointF topLeft, const Week& week) const
{
    const qreal column = m_width / 7;
    const qreal height = weekHeight(week);
    for (int i = 0; i < 7; ++i)
        if (const auto date = week.first.addDays(i); date.month() == week.month.month())
            paintDay(painter, QRectF(topLeft.x() + i * column, topLeft.y(), column, height), date);
}

void ReportCalendar::paintDay(QPainter& painter, const QRectF& cell, QDate date) const
{
    const auto* day = dayOn(date);
    const auto weekday = static_cast<std::size_t>(date.dayOfWeek() - 1);
    painter.setPen(QPen(m_style.line, 1));
    painter.setBrush(m_plan->input.window.days[weekday] ? QBrush(Qt::NoBrush) : QBrush(m_style.shade));
    painter.drawRect(cell);
    const QRectF head(cell.left() + edge, cell.top() + 2, cell.width() - 2 * edge, lineOf(m_style.small));
    painter.setFont(m_style.small);
    painter.setPen(day ? m_style.text : m_style.quiet);
    const bool leadsWeek = date.dayOfWeek() == m_words.locale().firstDayOfWeek() || date.day() == 1;
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                     leadsWeek ? m_words.shortDate(daysFromDate(date)) : m_words.count(date.day()));
    if (!day)
        return;
    painter.setFont(m_style.strong);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_words.count(day->total));
    paintSteps(painter,
               QRectF(head.left(), head.bottom() + edge, head.width(), cell.bottom() - head.bottom()), *day);
}

void ReportCalendar::paintSteps(QPainter& painter, const QRectF& area, const PlanDay& day) const
{
    const qreal line = lineOf(m_tiny);
    const qreal width = area.width() / stepsInARow;
    painter.setFont(m_tiny);
    int shown = 0;
    for (std::size_t step = 0; step < day.byStep.size(); ++step) {
        if (day.byStep[step] == 0)
            continue;
        const QRectF place(area.left() + shown % stepsInARow * width, area.top() + shown / stepsInARow * line,
                           width, line);
        ++shown;
        const auto number = static_cast<int>(step) + 1;
        m_style.fillStep(painter, QRectF(place.left(), place.top() + (line - chip) / 2, chip, chip), number);
        painter.setPen(m_style.text);
        painter.drawText(place.adjusted(chip + 3, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         ReportCalendarText::tr("%1: %2", "step and number of messages")
                             .arg(m_words.count(number), m_words.count(day.byStep[step])));
    }
}

} // namespace fairlead
