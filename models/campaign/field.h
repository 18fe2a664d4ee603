#pragma once

#include "models/campaign/json.h"

#include <utility>
#include <variant>

namespace fairlead {

/// A member of a JSON object in its three states, absent, null and value (API sheet, A12), and a fourth for
/// drafts: a value of the wrong type, kept as it was read so that nothing a file holds is lost.
template <typename T>
class Field
{
public:
    Field() = default;
    Field(T value) : m_state(std::in_place_index<2>, std::move(value)) {}

    static Field null()
    {
        Field field;
        field.m_state.template emplace<1>();
        return field;
    }

    /// Keeps JSON that is not a T. The rules report it as `wrong_type`.
    static Field mistyped(Json json)
    {
        Field field;
        field.m_state.template emplace<3>(std::move(json));
        return field;
    }

    bool isAbsent() const { return m_state.index() == 0; }
    bool isNull() const { return m_state.index() == 1; }
    bool hasValue() const { return m_state.index() == 2; }
    bool isMistyped() const { return m_state.index() == 3; }

    /// Only when hasValue().
    const T& value() const { return std::get<2>(m_state); }
    T& value() { return std::get<2>(m_state); }
    T valueOr(T fallback) const { return hasValue() ? value() : std::move(fallback); }

    /// Only when isMistyped().
    const Json& mistypedJson() const { return std::get<3>(m_state); }

    void clear() { m_state.template emplace<0>(); }

    friend bool operator==(const Field& a, const Field& b) { return a.m_state == b.m_state; }

private:
    struct Null
    {
        friend bool operator==(const Null&, const Null&) { return true; }
    };
    std::variant<std::monostate, Null, T, Json> m_state;
};

} // namespace fairlead
