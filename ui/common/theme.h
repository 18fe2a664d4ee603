#pragma once

#include "models/campaign/problem.h"
#include "ui/common/icons.h"

#include <QFont>
#include <QPalette>

class QApplication;

namespace fairlead {

enum class Scheme { Light, Dark };

/// What the desktop asks for, told from its own palette; read before applyTheme().
Scheme systemScheme();

/// Style, palette and base font of the whole program: both of the next two.
void applyTheme(QApplication& application, Scheme scheme);
/// Style and palette, which even an empty window needs.
void applyColors(QApplication& application, Scheme scheme);
/// The base font. Looks through all fonts of the computer, so it takes as long as the window itself.
void applyFont(QApplication& application);

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
