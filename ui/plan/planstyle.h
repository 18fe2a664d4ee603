#pragma once

#include <QFont>
#include <QPainter>
#include <QPalette>

class QWidget;

namespace fairlead {

/// Fonts and colours of the plan's pictures: three sizes of type, and the palette's colours mixed for lines,
/// shades and quiet text. Made once per change of palette or font, never while painting.
struct PlanStyle
{
    PlanStyle() : PlanStyle(QPalette(), QFont()) {}
    PlanStyle(const QPalette& palette, const QFont& font);
    static PlanStyle of(const QWidget& widget);

    QPalette palette;
    QFont normal;
    QFont small;
    QFont title;   ///< of a part: the normal size, bolder
    QFont heading; ///< of a page
    QFont strong;  ///< small and bold, for numbers

    QColor base;
    QColor text;
    QColor quiet;  ///< text of second rank, still readable (WCAG AA) on base and shade
    QColor line;   ///< hairlines
    QColor shade;  ///< where nothing may be sent
    QColor accent; ///< what the keyboard or pointer is at
    QColor warning;

    /// Fills an area in a step's colour and pattern. Steps count from 1.
    void fillStep(QPainter& painter, const QRectF& area, int step) const;
    void fillBars(QPainter& painter, const QList<QRectF>& bars, int step) const;
    /// A line in a step's colour, as wide as asked for.
    QPen stepPen(int step, qreal width) const;

private:
    template <typename Fill>
    void fillWith(QPainter& painter, int step, Fill fill) const;
    const QBrush& tile(int step, qreal ratio) const;
    void hatch(QPainter& painter, const QRectF& area, int step) const;

    std::array<QBrush, 10> m_fills;
    std::array<QBrush, 10> m_patterns;
    mutable std::array<QBrush, 10>
        m_tiles; ///< for m_tileRatio device pixels a pixel, made when first painted
    mutable qreal m_tileRatio = 0;
};

/// The colour that lies the share 0 … 1 of the way from one to another.
QColor mixed(const QColor& from, const QColor& to, qreal share);

} // namespace fairlead
