#pragma once

#include "app/commandline.h"

namespace fairlead {

/// `fairlead [FILE…]` and `fairlead --sandbox`: the window.
int runWindow(int& argc, char** argv, const CommandLine& line);

/// `fairlead screenshots --out DIR`: a picture of the main window and of every wizard page, in light and
/// dark, without a display.
int runScreenshots(int& argc, char** argv, const CommandLine& line);

} // namespace fairlead
