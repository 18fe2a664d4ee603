#pragma once

#include <QString>

#include <algorithm>

namespace fairlead {

/// How one text became another: at a place, some characters went and others came.
struct TextChange
{
    qsizetype position = 0;
    qsizetype removed = 0;
    QString added;
};

/// The smallest single change of whole characters.
inline TextChange changeBetween(const QString& before, const QString& after)
{
    const auto shorter = std::min(before.size(), after.size());
    qsizetype first = 0;
    while (first < shorter && before[first] == after[first])
        ++first;
    qsizetype last = 0;
    while (last < shorter - first && before[before.size() - 1 - last] == after[after.size() - 1 - last])
        ++last;
    if (first > 0 && before[first - 1].isHighSurrogate())
        --first;
    if (last > 0 && before[before.size() - last].isLowSurrogate())
        --last;
    return {first, before.size() - first - last, after.mid(first, after.size() - first - last)};
}

} // namespace fairlead
