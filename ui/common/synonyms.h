#pragma once

#include <QString>

namespace fairlead {

/// The words that mean what a command's text says, in one text: "pause campaign" has "stop", too. A marketer
/// need not know what the program calls a thing.
QString synonymsOf(const QString& text);

} // namespace fairlead
