#pragma once

#include <QString>

namespace fairlead {

/// A file's name made of a title that people typed, which every file system takes: at most so many bytes as
/// the shortest limit leaves, no character that any of them forbids, no name that Windows keeps for devices,
/// not hidden, without blanks or dots at its ends.
/// @param ending with its dot, such as ".pdf"
/// @param otherwise the name where nothing of the title can stay
QString fileNameOf(const QString& title, const QString& ending, const QString& otherwise);

} // namespace fairlead
