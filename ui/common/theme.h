#pragma once

#include "models/campaign/problem.h"
#include "ui/common/icons.h"

#include <QFont>
#include <QPalette>

class QApplication;

namespace fairlead {

/// The last two are for people who need more contrast: text reaches 14:1, frames are as strong as text.
enum class Scheme { Light, Dark, ContrastLight, ContrastDark };

/// What the desktop asks for, told from its own palette; read before applyTheme().
Scheme systemScheme();
/// The size of the desktop's own text, in points: what our type scale stands on.
qreal systemTextSize();

/// Style, palette and base font of the whole program: both of the next two.
void applyTheme(QApplication& application, Scheme scheme);
/// Style and palette, which even an empty window needs. Widgets that have a colour of the theme's follow.
void applyColors(QApplication& application, Scheme scheme);
/// The base font. Looks through all fonts of the computer, so it takes as long as the window itself. Widgets
/// with a size of the scale follow. @param size of body text, in points
void applyFont(QApplication& application, qreal size = systemTextSize());

/// Our palette of that scheme. Text on its background reaches WCAG AA, frames of controls reach 3:1.
QPalette themePalette(Scheme scheme);

/// The one type scale.
enum class TypeSize { Small, Body, Title };
QFont themeFont(TypeSize size);

QColor tintColor(IconTint tint, const QPalette& palette);

/// How a problem of that severity looks; its words are severityLabel().
IconTint tintOf(Problem::Severity severity);
QIcon severityIcon(Problem::Severity severity);
QString severityLabel(Problem::Severity severity);

/// The palette for labels in that colour.
QPalette withTextColor(QPalette palette, const QColor& color);

/// Secondary text: quieter than text, still AA.
QPalette mutedPalette(const QPalette& palette);

} // namespace fairlead
