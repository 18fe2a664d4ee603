#include "ui/plan/planstyle.h"

#include "ui/common/stepcolors.h"
#include "ui/common/theme.h"

#include <QPaintEngine>
#include <QPainterPath>
#include <QVarLengthArray>
#include <QWidget>

namespace fairlead {

namespace {

constexpr qreal patternSide = 8; ///< pixels, of Qt's patterns
/// Device pixels. Qt shares out higher areas among threads, which takes longer than to fill a bar.
constexpr qreal mostRows = 64;
constexpr qreal hatchGap = 4; ///< pixels between lines in files
constexpr qreal dotGap = 2.5;

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

bool isRaster(const QPainter& painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

/// Lines that fall by `slope` to the right, cut at the area's edges.
void addSlanted(QPainterPath& path, const QRectF& area, qreal slope)
{
    const qreal reach = area.height();
    for (qreal x = area.left() - reach + hatchGap / 2; x < area.right() + reach; x += hatchGap) {
        // On the line: y = middle + slope · (at − x), within the area.
        const qreal from = std::max(area.left(), x - reach / 2);
        const qreal until = std::min(area.right(), x + reach / 2);
        if (until - from < 0.5)
            continue;
        path.moveTo(from, area.center().y() + slope * (from - x));
        path.lineTo(until, area.center().y() + slope * (until - x));
    }
}

void addLevel(QPainterPath& path, const QRectF& area, qreal gap)
{
    for (qreal y = area.top() + gap / 2; y < area.bottom(); y += gap) {
        path.moveTo(area.left(), y);
        path.lineTo(area.right(), y);
    }
}

void addUpright(QPainterPath& path, const QRectF& area)
{
    for (qreal x = area.left() + hatchGap / 2; x < area.right(); x += hatchGap) {
        path.moveTo(x, area.top());
        path.lineTo(x, area.bottom());
    }
}

QPainterPath hatchLines(const QRectF& area, Qt::BrushStyle style)
{
    QPainterPath path;
    if (style == Qt::BDiagPattern || style == Qt::DiagCrossPattern)
        addSlanted(path, area, -1);
    if (style == Qt::FDiagPattern || style == Qt::DiagCrossPattern)
        addSlanted(path, area, 1);
    if (style == Qt::HorPattern || style == Qt::CrossPattern)
        addLevel(path, area, hatchGap);
    if (style == Qt::VerPattern || style == Qt::CrossPattern)
        addUpright(path, area);
    if (path.isEmpty())
        addLevel(path, area, dotGap); // dots, by the pen's dashes
    return path;
}

/// Dots lie closer the denser Qt's pattern is.
QPen hatchPen(const QBrush& pattern)
{
    QPen pen(pattern.color(), 1, Qt::SolidLine, Qt::FlatCap);
    const qreal gap = pattern.style() == Qt::Dense4Pattern   ? 1
                      : pattern.style() == Qt::Dense5Pattern ? 2
                      : pattern.style() == Qt::Dense6Pattern ? 4
                                                             : 0;
    if (gap > 0)
        pen.setDashPattern({1, gap});
    return pen;
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
      heading(scaled(font, 1.9)),
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
    if (isRaster(painter))
        return fill(tile(step, painter.device()->devicePixelRatioF()));
    fill(m_fills[indexOf(step)]);
}

/// A file's pattern as plain lines. Patterns and masks, which Qt writes for its brushes, take programs that
/// show the file a minute.
void PlanStyle::hatch(QPainter& painter, const QRectF& area, int step) const
{
    const auto& pattern = m_patterns[indexOf(step)];
    if (pattern.style() == Qt::NoBrush || isRaster(painter))
        return;
    painter.setPen(hatchPen(pattern));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(hatchLines(area, pattern.style()));
}

void PlanStyle::fillStep(QPainter& painter, const QRectF& area, int step) const
{
    fillWith(painter, step, [&](const QBrush& brush) { painter.fillRect(area, brush); });
    hatch(painter, area, step);
}

void PlanStyle::fillBars(QPainter& painter, const QList<QRectF>& bars, int step) const
{
    QVarLengthArray<QRectF, 512> parts;
    for (const auto& bar : bars) {
        const qreal rows =
            isRaster(painter) ? mostRows / painter.device()->devicePixelRatioF() : bar.height();
        for (qreal top = bar.top(); top < bar.bottom(); top += rows)
            parts.append({bar.left(), top, bar.width(), std::min(rows, bar.bottom() - top)});
    }
    painter.setPen(Qt::NoPen);
    fillWith(painter, step, [&](const QBrush& brush) {
        painter.setBrush(brush);
        painter.drawRects(parts.data(), static_cast<int>(parts.size()));
    });
    for (const auto& bar : bars)
        hatch(painter, bar, step);
}

QPen PlanStyle::stepPen(int step, qreal width) const
{
    return QPen(stepColor(step, palette), width, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin);
}

} // namespace fairlead
