#pragma once

#include <algorithm>
#include <functional>

namespace fairlead {

/// How one list of rows became another, in the terms of an item model.
struct RowChange
{
    enum class Kind {
        Values, ///< the same rows, perhaps with other values
        Inserted,
        Removed,
        Moved, ///< the row `first` is now the row `last`
        Other
    };
    Kind kind = Kind::Values;
    int first = 0;
    int last = 0;
};

/// Finds the simplest change that explains the difference; `same(i, j)` compares old row i with new row j.
inline RowChange rowChange(int before, int after, const std::function<bool(int, int)>& same)
{
    const int shorter = std::min(before, after);
    int head = 0;
    while (head < shorter && same(head, head))
        ++head;
    int tail = 0;
    while (tail < shorter - head && same(before - 1 - tail, after - 1 - tail))
        ++tail;
    if (before != after) {
        const bool contiguous = head + tail == shorter;
        if (!contiguous)
            return {RowChange::Kind::Other};
        return after > before ? RowChange{RowChange::Kind::Inserted, head, after - 1 - tail}
                              : RowChange{RowChange::Kind::Removed, head, before - 1 - tail};
    }
    const int last = before - 1 - tail;
    const auto shifted = [&](int from, int to, int by) {
        for (int i = from; i <= to; ++i)
            if (!same(i, i + by))
                return false;
        return true;
    };
    if (head < last && same(head, last) && shifted(head + 1, last, -1))
        return {RowChange::Kind::Moved, head, last};
    if (head < last && same(last, head) && shifted(head, last - 1, 1))
        return {RowChange::Kind::Moved, last, head};
    return {};
}

} // namespace fairlead
