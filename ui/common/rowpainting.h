#pragma once

#include <QStyleOptionViewItem>

class QPainter;

namespace fairlead {

/// Rows of two lines, as the lists of pages and steps show them: a title and a quieter line below.
struct TwoLines
{
    QString title;
    QString detail;
    QColor detailColor; ///< invalid: quiet text
    int left = 0;       ///< space kept free at the left, inside the row's padding
    int right = 0;
};

/// Background and focus of a row.
void paintRowBackground(QPainter* painter, const QStyleOptionViewItem& option);
void paintTwoLines(QPainter* painter, const QStyleOptionViewItem& option, const TwoLines& lines);

/// The height of such a row.
int twoLineHeight();

} // namespace fairlead
