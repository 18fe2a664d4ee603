#pragma once

#include "models/campaign/json.h"

namespace fairlead {

/// parseJson() for what Fairlead wrote itself. A record holds several values that were read from outside,
/// each some levels deeper, so that its bounds are wider than theirs: whatever was read can be stored, and
/// read again.
JsonResult parseStoredJson(QByteArrayView text);

} // namespace fairlead
