#pragma once

#include <QFont>
#include <QPainter>

namespace fairlead {

/// A paragraph of a report, laid out once: lines that fit the width, each in the direction of its own
/// writing. What a PDF's fonts cannot hold (colour emoji) is drawn there as a picture.
class ReportText
{
public:
    /// @param lines at most so many; the last one ends with an ellipsis where there is more
    ReportText(const QString& text, const QFont& font, qreal width, int lines = 1000);

    qreal height() const;
    void paint(QPainter& painter, QPointF topLeft, const QColor& color) const;

private:
    QString m_text;
    QFont m_font;
    qreal m_width;
    int m_lines;
};

} // namespace fairlead
