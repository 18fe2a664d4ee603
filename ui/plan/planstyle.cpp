#include "ui/plan/planstyle.h"

#include "ui/common/stepcolors.h"
#include "ui/common/theme.h"

#include <QWidget>

namespace fairlead {

namespace {

QFont scaled(QFont font, qreal factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

std::size_t indexOf(int step)
{
    return static_cast<std::size_t>(qMax(0, step - 1)) % 10;
}

} // namespace

QColor mixed(const QColor& from, const QColor& to, qreal share)
{
    const auto mix = [share](float a, float b) {
        return static_cast<float>(a + (b - a) * share);
    };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

PlanStyle::PlanStyle(const QPalette& colours, const QFont& font)
    : palette(colours),
      normal(font),
      small(scaled(font, 0.85)),
      title(scaled(font, 1.25)),
      strong(small),
      base(colours.color(QPalette::Base)),
      text(colours.color(QPalette::Text)),
      quiet(mixed(base, text, 0.68)),
      line(mixed(base, text, 0.14)),
      shade(mixed(base, text, isDark(colours) ? 0.07 : 0.045)),
      accent(colours.color(QPalette::Highlight)),
      warning(tintColor(IconTint::Warning, colours))
{
    title.setWeight(QFont::DemiBold);
    heading.setWeight(QFont::DemiBold);
    strong.setWeight(QFont::DemiBold);
    for (int step = 1; step <= 10; ++step) {
        const auto pattern = stepBrush(step, palette);
        const bool isPlain = pattern.style() == Qt::SolidPattern;
        m_patterns[indexOf(step)] = isPlain ? QBrush(Qt::NoBrush) : pattern;
        m_fills[indexOf(step)] = isPlain ? pattern : QBrush(mixed(base, pattern.color(), 0.55));
    }
}

PlanStyle PlanStyle::of(const QWidget& widget)
{
    return PlanStyle(widget.palette(), widget.font());
}

void PlanStyle::fillStep(QPainter& painter, const QRectF& area, int step) const
{
    painter.fillRect(area, m_fills[indexOf(step)]);
    if (const auto& pattern = m_patterns[indexOf(step)]; pattern.style() != Qt::NoBrush)
        painter.fillRect(area, pattern);
}

void PlanStyle::fillBars(QPainter& painter, const QList<QRectF>& bars, int step) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_fills[indexOf(step)]);
    painter.drawRects(bars);
    if (const auto& pattern = m_patterns[indexOf(step)]; pattern.style() != Qt::NoBrush) {
        painter.setBrush(pattern);
        painter.drawRects(bars);
    }
}

QPen PlanStyle::stepPen(int step, qreal width) const
{
    return QPen(stepColor(step, palette), width, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin);
}

} // namespace fairlead
