#include "ui/plan/calendarpainter.h"

#include "ui/plan/planlegend.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace fairlead {

namespace {

/// Widths of numbers in a font, from those of the digits: measuring each text takes as long as drawing it.
class NumberWidths
{
public:
    explicit NumberWidths(const QFont& font)
    {
        const QFontMetricsF metrics(font);
        for (std::size_t digit = 0; digit < m_digits.size(); ++digit)
            m_digits[digit] = metrics.horizontalAdvance(QChar(u'0' + static_cast<char16_t>(digit)));
    }

    qreal of(const QString& number) const
    {
        qreal width = 0;
        for (const auto each : number) // a mark between groups of digits is no wider than a digit
            width += m_digits[each >= u'0' && each <= u'9' ? each.unicode() - u'0' : 0];
        return width;
    }

private:
    std::array<qreal, 10> m_digits{};
};

struct CalendarBrush
{
    QPainter& painter;
    const Plan& plan;
    const CalendarContent& content;
    const CalendarGeometry& geometry;
    const PlanStyle& style;
    const CalendarMarks& marks;
    qreal lineHeight;
    NumberWidths small;
    NumberWidths strong;

    void month(const CalendarGeometry::Month& month, const QRectF& visible) const;
    void title(const CalendarGeometry::Month& month) const;
    void cell(qint64 date, const QRectF& area) const;
    void bars(const PlanDay& day, const QRectF& area) const;
};

int monthsSinceZero(QDate date)
{
    return date.year() * 12 + date.month() - 1;
}

void CalendarBrush::title(const CalendarGeometry::Month& month) const
{
    const QRectF area(month.area.topLeft(), QSizeF(month.area.width(), geometry.metrics().title));
    painter.setPen(style.text);
    painter.setFont(style.title);
    painter.drawText(area.adjusted(4, 0, 0, -4), Qt::AlignLeft | Qt::AlignVCenter,
                     content.words.month(month.first));
    const auto& totals = content.monthTotals;
    const auto total =
        std::lower_bound(totals.begin(), totals.end(), std::pair(monthsSinceZero(month.first), qint64(0)));
    painter.setFont(style.small);
    painter.setPen(style.quiet);
    if (total != totals.end() && total->first == monthsSinceZero(month.first))
        painter.drawText(area.adjusted(0, 0, -4, -4), Qt::AlignRight | Qt::AlignVCenter,
                         content.words.actions(total->second));
    for (int column = 0; column < 7; ++column)
        painter.drawText(
            geometry.headerCell(month, column), Qt::AlignCenter,
            content.words.locale().standaloneDayName(geometry.weekdayOfColumn(column), QLocale::ShortFormat));
}

void CalendarBrush::month(const CalendarGeometry::Month& month, const QRectF& visible) const
{
    title(month);
    const auto first = daysFromDate(month.first);
    for (int day = 0; day < month.first.daysInMonth(); ++day)
        if (const auto area = geometry.cellOf(first + day); area.intersects(visible))
            cell(first + day, area);
}

void CalendarBrush::bars(const PlanDay& day, const QRectF& area) const
{
    const auto stack = stackOf(day, area, content.peak);
    qreal top = area.bottom();
    for (std::size_t step = 0; step < stack.size(); ++step) {
        if (stack[step].isEmpty())
            continue;
        style.fillStep(painter, stack[step], static_cast<int>(step) + 1);
        top = stack[step].top();
    }
    if (day.bottleneck == Bottleneck::None)
        return;
    // The lid says what kept the day from doing more: whole for the limit, broken for the window.
    QPen lid(style.text, 2, Qt::SolidLine, Qt::FlatCap);
    if (day.bottleneck == Bottleneck::Window)
        lid.setDashPattern({2, 1.5});
    painter.setPen(lid);
    painter.drawLine(QPointF(area.left(), top - 2), QPointF(area.right(), top - 2));
}

void CalendarBrush::cell(qint64 date, const QRectF& area) const
{
    const bool isSendDay = plan.input.window.days[static_cast<std::size_t>(weekdayOf(date))];
    if (!isSendDay)
        painter.fillRect(area, style.shade);
    const QRectF head(area.left() + 3, area.top() + 2, area.width() - 5, lineHeight);
    const auto number = content.words.count(dateFromDays(date).day());
    const auto* day = content.dayOn(plan, date);
    painter.setFont(style.small);
    painter.setPen(day ? style.text : style.quiet);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, number);
    qreal taken = small.of(number) + 2;
    if (const auto* change = content.changeOn(date)) {
        const qreal size = lineHeight * 0.7;
        paintClockMark(painter, style, head.topLeft() + QPointF(taken, lineHeight * 0.15), size,
                       change->forward > 0);
        taken += size + 4;
    }
    if (day) {
        // A day without its number looks like one without messages, so a narrow one has it in the lighter
        // font.
        const auto total = content.words.count(day->total);
        painter.setFont(strong.of(total) + taken <= head.width() ? style.strong : style.small);
        painter.setPen(style.text);
        if (small.of(total) + taken <= head.width())
            painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, total);
        bars(*day,
             QRectF(area.left() + 4, head.bottom() + 5, area.width() - 8, area.bottom() - head.bottom() - 6));
    }
    painter.setPen(QPen(style.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    if (date != marks.current && date != marks.hovered)
        return;
    painter.setPen(QPen(style.accent, date == marks.current ? 2 : 1));
    painter.drawRect(area.adjusted(1, 1, -1, -1));
}

} // namespace

CalendarContent::CalendarContent(const Plan& plan, const PlanWords& planWords) : words(planWords)
{
    const auto& zone = plan.input.window.zone;
    firstDate = dateOf(zone.labelAt(plan.first.value_or(plan.input.launch)));
    lastDate = plan.days.empty() ? firstDate : std::max(firstDate, plan.days.back().date);
    if (!plan.days.empty())
        firstDate = std::min(firstDate, plan.days.front().date);
    for (const auto& day : plan.days) {
        peak = std::max(peak, day.total);
        const auto number = monthsSinceZero(dateFromDays(day.date));
        if (monthTotals.empty() || monthTotals.back().first != number)
            monthTotals.emplace_back(number, 0);
        monthTotals.back().second += day.total;
    }
    changes = clockChanges(zone, (firstDate - 32) * secondsPerDay, (lastDate + 32) * secondsPerDay);
}

const PlanDay* CalendarContent::dayOn(const Plan& plan, qint64 date) const
{
    const auto day = std::partition_point(plan.days.begin(), plan.days.end(),
                                          [date](const PlanDay& each) { return each.date < date; });
    return day != plan.days.end() && day->date == date ? &*day : nullptr;
}

const ClockChange* CalendarContent::changeOn(qint64 date) const
{
    const auto change = std::find_if(changes.begin(), changes.end(),
                                     [date](const ClockChange& each) { return each.date == date; });
    return change == changes.end() ? nullptr : &*change;
}

CalendarMetrics calendarMetrics(const PlanStyle& style)
{
    const qreal small = std::ceil(QFontMetricsF(style.small).height());
    CalendarMetrics metrics;
    metrics.title = std::ceil(QFontMetricsF(style.title).height()) + 8;
    metrics.weekdays = small + 4;
    metrics.cell = std::ceil((small * 3.4 + 6) / 4) * 4;
    metrics.narrowestMonth = small * 20;
    return metrics;
}

void paintCalendar(QPainter& painter, const Plan& plan, const CalendarContent& content,
                   const CalendarGeometry& geometry, const PlanStyle& style, const QRectF& visible,
                   const CalendarMarks& marks)
{
    const CalendarBrush brush{painter,
                              plan,
                              content,
                              geometry,
                              style,
                              marks,
                              std::ceil(QFontMetricsF(style.small).height()),
                              NumberWidths(style.small),
                              NumberWidths(style.strong)};
    const auto [from, until] = geometry.monthsBetween(visible.top(), visible.bottom());
    for (auto i = from; i < until; ++i)
        brush.month(geometry.months()[i], visible);
}

} // namespace fairlead
