#pragma once

#include "app/commandline.h"
#include "models/campaign/serverfacts.h"

namespace fairlead {

/// What is known of the server that a command is about: the one given, else that of the data directory's
/// current workspace. Connects to nothing.
ServerFacts knownFacts(const GlobalOptions& global);

} // namespace fairlead
