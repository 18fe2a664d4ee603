#pragma once

#include "models/campaign/campaign.h"

namespace fairlead {

/// The variant type for people, or an unknown one as it is.
QString variantTypeLabel(const QString& type);

/// Whether that type takes its text from a sender profile rather than from a template.
bool usesSenderProfile(const Variant& variant);

} // namespace fairlead
