#pragma once

#include <QWidget>

namespace fairlead {

/// Lets the wheel scroll past a field that has no focus, instead of changing its value.
void guardFromWheel(QWidget* field);

} // namespace fairlead
