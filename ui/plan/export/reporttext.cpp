#include "ui/plan/export/reporttext.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPaintEngine>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

constexpr qreal pictureScale = 4; ///< pixels of an emoji for one of the layout: sharp in print

/// Lays the lines out below each other; gives their height.
qreal layOut(QTextLayout& layout, qreal width, int most)
{
    QTextOption option(layout.text().isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (int i = 0; i < most; ++i) {
        auto line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += std::ceil(line.height());
    }
    layout.endLayout();
    return height;
}

/// The text that fits into so many lines, with an ellipsis where it was cut.
QString elided(const QString& text, const QFont& font, qreal width, int most)
{
    QTextLayout layout(text, font);
    layOut(layout, width, most);
    if (layout.lineCount() == 0)
        return text;
    const auto last = layout.lineAt(layout.lineCount() - 1);
    if (last.textStart() + last.textLength() >= text.size())
        return text;
    const auto rest = QFontMetricsF(font).elidedText(text.mid(last.textStart()), Qt::ElideRight, width);
    return text.left(last.textStart()) + rest;
}

/// Fonts whose letters are pictures (OpenType: CBDT, sbix and COLR tables).
bool isOfPictures(const QRawFont& font)
{
    return std::ranges::any_of(std::initializer_list<const char*>{"CBDT", "sbix", "COLR"},
                               [&](const char* table) { return !font.fontTable(table).isEmpty(); });
}

void paintPictures(QPainter& painter, const QTextLayout& layout, QPointF topLeft)
{
    for (const auto& run : layout.glyphRuns()) {
        if (!isOfPictures(run.rawFont()))
            continue;
        auto area = run.boundingRect();
        for (const auto& place : run.positions()) // a fallback's bitmaps may reach over what the layout knows
            area |= QRectF(place.x(), place.y() - run.rawFont().ascent(), run.rawFont().pixelSize() * 1.4,
                           run.rawFont().ascent() + run.rawFont().descent());
        area = QRectF(area.toAlignedRect());
        QImage image((area.size() * pictureScale).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter onImage(&image);
        onImage.setRenderHint(QPainter::SmoothPixmapTransform);
        onImage.scale(pictureScale, pictureScale);
        onImage.translate(-area.topLeft());
        onImage.drawGlyphRun({}, run);
        onImage.end();
        painter.drawImage(area.translated(topLeft), image);
    }
}

} // namespace

ReportText::ReportText(const QString& text, const QFont& font, qreal width, int lines)
    : m_text(elided(text, font, width, lines)), m_font(font), m_width(width), m_lines(lines)
{
}

qreal ReportText::height() const
{
    QTextLayout layout(m_text, m_font);
    return layOut(layout, m_width, m_lines);
}

void ReportText::paint(QPainter& painter, QPointF topLeft, const QColor& color) const
{
    QTextLayout layout(m_text, m_font);
    layOut(layout, m_width, m_lines);
    painter.setPen(color);
    layout.draw(&painter, topLeft);
    if (painter.paintEngine()->type() == QPaintEngine::Pdf)
        paintPictures(painter, layout, topLeft);
}

} // namespace fairlead
