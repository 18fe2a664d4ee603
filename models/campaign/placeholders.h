#pragma once

#include <QStringList>

namespace fairlead {

/// What looks wrong with the placeholders in braces of a text, one sentence each with its place (characters
/// from 1): braces without their counterpart, and characters inside that cannot be seen or look like blanks.
QStringList placeholderFaults(const QString& text);

} // namespace fairlead
