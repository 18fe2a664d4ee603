#pragma once

#include <QBrush>
#include <QColor>
#include <QPalette>

namespace fairlead {

/// The colour of a step (1-based; steps past ten repeat), readable on the palette's base in light and dark.
/// Neighbouring steps differ in lightness as well as in hue.
QColor stepColor(int step, const QPalette& palette);

/// The same colour with a pattern of its own, so that colour is never the only carrier.
QBrush stepBrush(int step, const QPalette& palette);

/// Whether text is lighter than its background.
bool isDark(const QPalette& palette);

} // namespace fairlead
