#pragma once

#include "models/campaign/json.h"
#include "models/catalog/catalog.h"

/// Elements of the lists that a campaign selects from (API sheet, section 9). Most shapes are inferred, so
/// every name a member may go by is tried; what is missing stays empty.
namespace fairlead {

Dataset datasetOf(const Json& item);
Alias aliasOf(const Json& item);
ConnectedAccount accountOf(const Json& item);
MailTemplate templateOf(const Json& item);
SenderProfile profileOf(const Json& item);

} // namespace fairlead
