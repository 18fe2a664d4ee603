#pragma once

#include <cstddef>

/// Heap use of a benchmark program: it replaces operator new.
namespace heapwatch {

/// Forgets the peak so far.
void reset();

/// Most bytes that were in use at once since the reset, beyond those at the reset.
std::size_t peak();

} // namespace heapwatch
