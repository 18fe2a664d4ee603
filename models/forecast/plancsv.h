#pragma once

#include "models/forecast/forecast.h"

class QIODevice;

namespace fairlead {

/// `lead,step,sent_at` in sending order, UTC, lines ending with LF; of a plan that kept its actions. False
/// when the device did not take everything, or when it was cancelled.
bool writeActionsCsv(const Plan& plan, QIODevice& device, const std::atomic_bool* cancelled = nullptr);

/// `date,opens,closes,total,step_1,…,bottleneck`, a line each sending day.
bool writeDaysCsv(const Plan& plan, QIODevice& device);

} // namespace fairlead
