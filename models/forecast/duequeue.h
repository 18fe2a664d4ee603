#pragma once

#include <bit>
#include <cstdint>
#include <queue>
#include <vector>

namespace fairlead {

/// A lead that waits for its next step.
struct Waiting
{
    std::int32_t due; ///< seconds after the launch
    std::uint32_t lead;

    friend auto operator<=>(const Waiting&, const Waiting&) = default;
};

/// Leads waiting for one step, when they fall due in the order in which they come: a ring buffer.
class FifoQueue
{
public:
    static constexpr bool isFifo = true;

    bool empty() const { return m_begin == m_end; }
    const Waiting& front() const { return m_ring[m_begin & mask()]; }
    void pop() { ++m_begin; }

    /// Whether the order still holds; when not, the queue's content is of no use.
    bool push(Waiting waiting)
    {
        if (!empty() && waiting < m_ring[(m_end - 1) & mask()])
            return false;
        if (m_end - m_begin == m_ring.size())
            grow();
        m_ring[m_end++ & mask()] = waiting;
        return true;
    }

private:
    std::size_t mask() const { return m_ring.size() - 1; }

    void grow()
    {
        std::vector<Waiting> larger(m_ring.size() * 2);
        const auto size = m_end - m_begin;
        for (std::size_t i = 0; i < size; ++i)
            larger[i] = m_ring[(m_begin + i) & mask()];
        m_ring = std::move(larger);
        m_begin = 0;
        m_end = size;
    }

    std::vector<Waiting> m_ring = std::vector<Waiting>(64); ///< its size is a power of two
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

/// The same for any order.
class HeapQueue
{
public:
    static constexpr bool isFifo = false;

    bool empty() const { return m_heap.empty(); }
    const Waiting& front() const { return m_heap.top(); }
    void pop() { m_heap.pop(); }

    bool push(Waiting waiting)
    {
        m_heap.push(waiting);
        return true;
    }

private:
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> m_heap;
};

} // namespace fairlead
