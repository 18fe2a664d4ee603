#pragma once

#include <cstddef>

namespace mallocwatch {

/// Allocations of this thread since the program began. Qt's containers allocate by malloc, not by operator
/// new, so a benchmark program that asks replaces malloc (glibc).
std::size_t allocations();

} // namespace mallocwatch
