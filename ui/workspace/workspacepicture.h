#pragma once

#include <QIcon>

namespace fairlead {

/// A dot in a workspace's colour, sharp at any scale.
QIcon workspaceDot(const QColor& colour);

} // namespace fairlead
