#include "ui/plan/stepspainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

struct StepsBrush
{
    QPainter& painter;
    const Plan& plan;
    const PlanWords& words;
    const StepsGeometry& geometry;
    const PlanStyle& style;

    void dates() const;
    void numbers() const;
    void curves() const;
    void lanes() const;
    void intake() const;
    void limit() const;

    Q_DECLARE_TR_FUNCTIONS(StepsBrush)
};

/// Days, weeks or months between labels, whichever leaves room for them.
void StepsBrush::dates() const
{
    const auto& plot = geometry.plot();
    const QFontMetricsF metrics(style.small);
    const qreal room = metrics.horizontalAdvance(words.shortDate(geometry.lastDate())) + 16;
    const qreal perDay = plot.width() / static_cast<qreal>(geometry.lastDate() - geometry.firstDate() + 1);
    qint64 distance = 1;
    for (const int days : {1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1456})
        if (distance = days; days * perDay >= room)
            break;
    auto date = geometry.firstDate();
    if (distance >= 7)
        date += (7 - weekdayOf(date)) % 7;
    for (; date <= geometry.lastDate(); date += distance) {
        const qreal x = geometry.xOf(date);
        painter.setPen(QPen(style.line, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 3));
        painter.setPen(style.quiet);
        if (x + room - 12 <= plot.right() + 8)
            painter.drawText(QPointF(x, plot.bottom() + metrics.ascent() + 5), words.shortDate(date));
    }
    painter.setPen(QPen(style.line, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
}

void StepsBrush::numbers() const
{
    const auto& plot = geometry.plot();
    const int most = std::max(2, static_cast<int>(plot.height() / 48));
    for (const auto number : niceNumbers(geometry.maximum(), most)) {
        const qreal y = geometry.yOf(number);
        painter.setPen(QPen(style.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(style.quiet);
        painter.drawText(QRectF(0, y - 10, plot.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter,
                         words.count(number));
    }
}

void StepsBrush::curves() const
{
    painter.setBrush(Qt::NoBrush);
    int step = 0;
    for (const auto& curve : geometry.curves()) {
        painter.setPen(style.stepPen(++step, 2));
        painter.drawPolyline(curve);
    }
    // A number on each curve names it without its colour; each at a height of its own, for curves may lie
    // close.
    step = 0;
    for (const auto& curve : geometry.curves()) {
        ++step;
        if (curve.isEmpty())
            continue;
        const qreal share = static_cast<qreal>(step) / static_cast<qreal>(geometry.curves().size() + 1);
        const qreal height = curve.front().y() + (curve.back().y() - curve.front().y()) * share;
        const auto point =
            std::ranges::find_if(curve, [height](const QPointF& each) { return each.y() <= height; });
        QPointF at = *point;
        if (point != curve.begin()) {
            const auto before = *std::prev(point);
            const qreal along = (before.y() - height) / std::max(0.001, before.y() - at.y());
            at = before + (at - before) * along;
        }
        const qreal radius = QFontMetricsF(style.strong).height() * 0.55;
        painter.setPen(style.stepPen(step, 2));
        painter.setBrush(style.base);
        painter.drawEllipse(at, radius, radius);
        painter.setPen(style.text);
        painter.setFont(style.strong);
        painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                         words.count(step));
    }
    painter.setFont(style.small);
}

void StepsBrush::lanes() const
{
    int step = 0;
    for (const auto& area : geometry.bars()) {
        const auto lane = geometry.lane(++step);
        style.fillBars(painter, area, step);
        painter.setPen(QPen(style.line, 1));
        painter.drawLine(lane.bottomLeft(), lane.bottomRight());
        painter.setPen(style.text);
        painter.drawText(QRectF(0, lane.top(), geometry.plot().left() - 8, lane.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tr("Step %1").arg(words.count(step)));
    }
}

void StepsBrush::limit() const
{
    const auto perDay = plan.input.dailyLimit;
    if (perDay > geometry.maximum())
        return;
    painter.setPen(QPen(style.warning, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(geometry.plot().left(), geometry.yOf(perDay)),
                     QPointF(geometry.plot().right(), geometry.yOf(perDay)));
}

void StepsBrush::intake() const
{
    if (geometry.bars().size() < 2)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(style.base, style.text, 0.28));
    painter.drawRects(geometry.bars()[1]);
    painter.setBrush(style.base);
    painter.drawRects(geometry.bars()[0]);
    style.fillBars(painter, geometry.bars()[0], 1);
    limit();
}

} // namespace

QRectF stepsPlot(QSizeF size, StepsMode mode, const PlanStyle& style)
{
    const QFontMetricsF metrics(style.small);
    const qreal left = std::ceil(metrics.averageCharWidth() * (mode == StepsMode::Lanes ? 10 : 8)) + 8;
    const qreal bottom = std::ceil(metrics.height()) + 10;
    return {left, 12, std::max<qreal>(1, size.width() - left - 16),
            std::max<qreal>(1, size.height() - 12 - bottom)};
}

void paintSteps(QPainter& painter, const Plan& plan, const PlanWords& words, const StepsGeometry& geometry,
                const PlanStyle& style, qint64 current)
{
    const StepsBrush brush{painter, plan, words, geometry, style};
    painter.setFont(style.small);
    if (plan.days.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    brush.dates();
    if (geometry.mode() != StepsMode::Lanes)
        brush.numbers();
    painter.setRenderHint(QPainter::Antialiasing, geometry.mode() == StepsMode::Curves);
    switch (geometry.mode()) {
    case StepsMode::Curves:
        brush.curves();
        break;
    case StepsMode::Lanes:
        brush.lanes();
        break;
    case StepsMode::Intake:
        brush.intake();
        break;
    }
    if (current >= geometry.firstDate() && current <= geometry.lastDate()) {
        const qreal x = (geometry.xOf(current) + geometry.xOf(current + 1)) / 2;
        painter.setPen(QPen(style.accent, 1));
        painter.drawLine(QPointF(x, geometry.plot().top()), QPointF(x, geometry.plot().bottom()));
    }
}

} // namespace fairlead
