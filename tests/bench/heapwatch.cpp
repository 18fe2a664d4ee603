#include "tests/bench/heapwatch.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>

namespace {

std::atomic<std::size_t> inUse;
std::atomic<std::size_t> most;
std::size_t atReset;

} // namespace

void* operator new(std::size_t size)
{
    void* const block = std::malloc(size);
    if (!block)
        throw std::bad_alloc();
    const auto now = inUse += malloc_usable_size(block);
    if (now > most)
        most = now;
    return block;
}

void operator delete(void* block) noexcept
{
    inUse -= malloc_usable_size(block);
    std::free(block);
}

void operator delete(void* block, std::size_t) noexcept
{
    operator delete(block);
}

namespace heapwatch {

void reset()
{
    atReset = inUse;
    most = atReset;
}

std::size_t peak()
{
    return most - atReset;
}

} // namespace heapwatch
