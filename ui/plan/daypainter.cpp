#include "ui/plan/daypainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

struct DayContentText
{
    Q_DECLARE_TR_FUNCTIONS(DayContent)
};

constexpr qreal mergedBelow = 3;    ///< pixels between actions under which they are drawn as one stretch
constexpr qreal labelledAbove = 56; ///< pixels between actions from which each carries its lead's number

struct DayBrush
{
    QPainter& painter;
    const Plan& plan;
    const DayContent& content;
    const DayGeometry& geometry;
    const TimeScale& scale;
    const PlanStyle& style;

    void window() const;
    void ruler(int index) const;
    void lanes() const;
    void actions() const;
    void label(const Action& action, const QRectF& bar, qreal room) const;
    void marks(const DayMarks& marks) const;
    QRectF barOf(const Action& action, qreal width) const;
};

void DayBrush::window() const
{
    painter.fillRect(QRectF(geometry.plot.left(), 0, geometry.plot.width(), geometry.plot.bottom()),
                     style.shade);
    auto piece =
        std::partition_point(content.pieces.begin(), content.pieces.end(), [&](const OpenPiece& each) {
            return static_cast<double>(each.until) <= scale.from();
        });
    for (; piece != content.pieces.end() && static_cast<double>(piece->from) < scale.until(); ++piece) {
        const qreal from = std::max(scale.xOf(static_cast<double>(piece->from)), geometry.plot.left());
        const qreal until = std::min(scale.xOf(static_cast<double>(piece->until)), geometry.plot.right());
        painter.fillRect(QRectF(from, 0, until - from, geometry.plot.bottom()), style.base);
    }
}

void DayBrush::ruler(int index) const
{
    const auto& ruler = content.rulers[static_cast<std::size_t>(index)];
    const auto area = geometry.ruler(index);
    painter.setPen(style.quiet);
    painter.drawText(
        QRectF(0, area.top(), geometry.gutter - 8, area.height()), Qt::AlignRight | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(ruler.name, Qt::ElideMiddle, qRound(geometry.gutter) - 8));
    const qreal room = painter.fontMetrics().horizontalAdvance(ruler.words.timeOfDay(12 * 3600 + 30)) + 12;
    for (const auto tick : ticksOf(scale, ruler.words.zone(), room)) {
        const qreal x = scale.xOf(static_cast<double>(tick));
        const bool isMidnight = timeOf(ruler.words.zone().labelAt(tick)) == 0;
        painter.setPen(QPen(style.line, 1));
        painter.drawLine(QPointF(x, area.bottom() - 4), QPointF(x, area.bottom()));
        if (index == 0)
            painter.drawLine(QPointF(x, geometry.plot.top()), QPointF(x, geometry.plot.bottom()));
        painter.setPen(isMidnight ? style.text : style.quiet);
        const auto text = isMidnight ? ruler.words.shortDate(dateOf(ruler.words.zone().labelAt(tick)))
                                     : ruler.words.bareTime(tick);
        // The first and the last label stay inside, unless their tick is nearly gone.
        const qreal left = std::clamp(x - room / 2, area.left(), area.right() - room);
        if (std::abs(left + room / 2 - x) <= room / 2)
            painter.drawText(QRectF(left, area.top(), room, area.height() - 3), Qt::AlignCenter, text);
    }
    painter.setPen(QPen(style.line, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

void DayBrush::lanes() const
{
    for (int step = 1; step <= geometry.steps; ++step) {
        const auto lane = geometry.lane(step);
        painter.setPen(style.text);
        painter.drawText(QRectF(0, lane.top(), geometry.gutter - 8, lane.height()),
                         Qt::AlignRight | Qt::AlignVCenter, content.laneNames[step - 1]);
        painter.setPen(QPen(style.line, 1));
        painter.drawLine(lane.bottomLeft(), lane.bottomRight());
    }
}

QRectF DayBrush::barOf(const Action& action, qreal width) const
{
    const auto lane = geometry.lane(action.step);
    const qreal inset = lane.height() * 0.2;
    const qreal x = scale.xOf(static_cast<double>(plan.timeOf(action)));
    return {x - width / 2, lane.top() + inset, width, lane.height() - 2 * inset};
}

void DayBrush::label(const Action& action, const QRectF& bar, qreal room) const
{
    painter.setPen(style.text);
    painter.drawText(QRectF(bar.right() + 3, bar.top(), room - bar.width() - 4, bar.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, content.words.count(action.lead));
}

void DayBrush::actions() const
{
    const qreal gap = static_cast<double>(plan.input.minInterval) / scale.secondsPerPixel();
    const qreal width = std::clamp(gap * 0.5, 2.0, 10.0);
    std::array<QRectF, maxForecastSteps> stretches{};
    const auto flush = [&](int step) {
        auto& stretch = stretches[static_cast<std::size_t>(step - 1)];
        if (!stretch.isNull())
            style.fillStep(painter, stretch, step);
        stretch = QRectF();
    };
    for (const auto& action : actionsBetween(plan, scale.timeAt(scale.left() - width), scale.until() + 1)) {
        const auto bar = barOf(action, width);
        auto& stretch = stretches[static_cast<std::size_t>(action.step - 1)];
        if (!stretch.isNull() && bar.left() - stretch.right() > mergedBelow)
            flush(action.step);
        stretch = stretch.isNull() ? bar : stretch.united(bar);
        if (gap >= labelledAbove)
            label(action, bar, gap);
    }
    for (int step = 1; step <= geometry.steps; ++step)
        flush(step);
}

void DayBrush::marks(const DayMarks& marks) const
{
    if (marks.action >= 0 && marks.action < static_cast<qsizetype>(plan.sent.size())) {
        const auto& action = plan.sent[static_cast<std::size_t>(marks.action)];
        painter.setPen(QPen(style.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(barOf(action, 6).adjusted(-3, -3, 3, 3), 3, 3);
    }
    if (marks.instant > 0) {
        const qreal x = scale.xOf(marks.instant);
        painter.setPen(QPen(style.accent, 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, geometry.plot.bottom()));
    }
}

} // namespace

DayContent::DayContent(const Plan& plan, const PlanWords& planWords, const Zone& mine)
    : pieces(openSchedule(plan.input.window, plan.input.launch).pieces), words(planWords)
{
    const auto& locale = words.locale();
    const auto rulerOf = [&](const Zone& zone) {
        return std::ranges::find_if(
            rulers, [&](const Ruler& ruler) { return isSameClock(ruler.words.zone(), zone); });
    };
    rulers.push_back({PlanWords(locale, plan.input.window.zone), shortName(plan.input.window.zone)});
    if (rulerOf(Zone::utc()) == rulers.end())
        rulers.push_back({PlanWords(locale, Zone::utc()), QStringLiteral("UTC")});

    if (const auto same = rulerOf(mine); same == rulers.end())
        rulers.push_back({PlanWords(locale, mine), DayContentText::tr("%1, mine").arg(shortName(mine))});
    else
        same->name = DayContentText::tr("%1, mine").arg(same->name);
    for (int step = 1; step <= plan.input.steps(); ++step)
        laneNames << DayContentText::tr("Step %1").arg(locale.toString(step));
}

void paintDay(QPainter& painter, const Plan& plan, const DayContent& content, const DayGeometry& geometry,
              const TimeScale& scale, const PlanStyle& style, const DayMarks& marks)
{
    const DayBrush brush{painter, plan, content, geometry, scale, style};
    painter.setFont(style.small);
    brush.window();
    for (int i = 0; i < geometry.rulers; ++i)
        brush.ruler(i);
    brush.lanes();
    painter.save();
    painter.setClipRect(QRectF(geometry.plot.left(), 0, geometry.plot.width(), geometry.plot.bottom() + 1));
    brush.actions();
    brush.marks(marks);
    painter.restore();
}

} // namespace fairlead
