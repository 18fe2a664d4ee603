#include "ui/plan/planstyle.h"

#include "ui/common/stepcolors.h"
#include "ui/common/theme.h"

#include <QPaintEngine>
#include <QVarLengthArray>
#include <QWidget>

namespace fairlead {

namespace {

constexpr qreal patternSide = 8; ///< pixels, of Qt's patterns
/// Device pixels. Qt shares out higher areas among threads, which takes longer than to fill a bar.
constexpr qreal mostRows = 64;

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

/// Colour and pattern as one opaque tile of device pixels: filled in one pass, without scaling the pattern of
/// every bar anew.
const QBrush& PlanStyle::tile(int step, qreal ratio) const
{
    if (ratio != m_tileRatio) {
        m_tiles = {};
        m_tileRatio = ratio;
    }
    auto& tile = m_tiles[indexOf(step)];
    if (tile.style() != Qt::NoBrush)
        return tile;
    const int side = std::max(1, qRound(patternSide * ratio));
    QImage image(side, side, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(side / patternSide, side / patternSide);
    const QRectF whole(0, 0, patternSide, patternSide);
    painter.fillRect(whole, m_fills[indexOf(step)]);
    painter.fillRect(whole, m_patterns[indexOf(step)]);
    tile = QBrush(image);
    tile.setTransform(QTransform::fromScale(patternSide / side, patternSide / side));
    return tile;
}

template <typename Fill>
void PlanStyle::fillWith(QPainter& painter, int step, Fill fill) const
{
    const auto& pattern = m_patterns[indexOf(step)];
    if (pattern.style() == Qt::NoBrush)
        return fill(m_fills[indexOf(step)]);
    if (painter.paintEngine()->type() == QPaintEngine::Raster)
        return fill(tile(step, painter.device()->devicePixelRatioF()));
    fill(m_fills[indexOf(step)]);
    fill(pattern);
}

void PlanStyle::fillStep(QPainter& painter, const QRectF& area, int step) const
{
    fillWith(painter, step, [&](const QBrush& brush) { painter.fillRect(area, brush); });
}

void PlanStyle::fillBars(QPainter& painter, const QList<QRectF>& bars, int step) const
{
    const bool isRaster = painter.paintEngine()->type() == QPaintEngine::Raster;
    QVarLengthArray<QRectF, 512> parts;
    for (const auto& bar : bars) {
        const qreal rows = isRaster ? mostRows / painter.device()->devicePixelRatioF() : bar.height();
        for (qreal top = bar.top(); top < bar.bottom(); top += rows)
            parts.append({bar.left(), top, bar.width(), std::min(rows, bar.bottom() - top)});
    }
    painter.setPen(Qt::NoPen);
    fillWith(painter, step, [&](const QBrush& brush) {
        painter.setBrush(brush);
        painter.drawRects(parts.data(), static_cast<int>(parts.size()));
    });
}

QPen PlanStyle::stepPen(int step, qreal width) const
{
    return QPen(stepColor(step, palette), width, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin);
}

} // namespace fairlead
