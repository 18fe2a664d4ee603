#pragma once

#include "models/contract/contract.h"

namespace fairlead {

/// The routes that Fairlead calls, creating a campaign first, for the contract check. `/openapi.json` itself
/// is not among them: documents do not list it.
std::vector<KnownRoute> knownRoutes();

/// The path of a route with the name of its parameter in braces.
QString routePattern(QString (*path)(const QString&), const QString& parameter);

} // namespace fairlead
