#pragma once

#include "models/contract/contract.h"

namespace fairlead {

/// Compares the routes that Fairlead uses with those of the contract; where Fairlead's campaigns live, tells
/// what else there is.
void compareRoutes(const OpenApiDocument& document, const std::vector<KnownRoute>& routes,
                   ContractReport& report);

/// The operation of a route, also where the contract writes its path with the other slash or other names of
/// parameters; nothing when there is none.
std::optional<Operation> operationOf(const OpenApiDocument& document, const KnownRoute& route);

} // namespace fairlead
