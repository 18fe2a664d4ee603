#pragma once

#include <QIcon>

namespace fairlead {

/// What an icon's colour says; Text follows the palette.
enum class IconTint { Text, Muted, Accent, Error, Warning, Fine };

/// The icon `:/icons/NAME.svg`, drawn in the palette's colours at the time of painting and sharp at any
/// scale.
QIcon themedIcon(const QString& name, IconTint tint = IconTint::Text);

} // namespace fairlead
