#pragma once

#include "models/campaign/json.h"

#include <utility>

namespace fairlead {

/// A member of a JSON object in its three states, absent, null and value (API sheet, A12), and a fourth for
/// drafts: a value of the wrong type, kept as it was read so that nothing a file holds is lost.
template <typename T>
class Field
{
public:
    Field() = default;
    Field(T value) : m_state(State::Value), m_value(std::move(value)) {}

    static Field null()
    {
        Field field;
        field.m_state = State::Null;
        return field;
    }

    /// Keeps JSON that is not a T. The rules report it as `wrong_type`.
    static Field mistyped(Json json)
    {
        Field field;
        field.m_state = State::Mistyped;
        field.m_mistyped = std::move(json);
        return field;
    }

    bool isAbsent() const { return m_state == State::Absent; }
    bool isNull() const { return m_state == State::Null; }
    bool hasValue() const { return m_state == State::Value; }
    bool isMistyped() const { return m_state == State::Mistyped; }

    /// Only when hasValue().
    const T& value() const
    {
        Q_ASSERT(hasValue());
        return m_value;
    }
    T& value()
    {
        Q_ASSERT(hasValue());
        return m_value;
    }
    T valueOr(T fallback) const { return hasValue() ? m_value : std::move(fallback); }

    /// Only when isMistyped().
    const Json& mistypedJson() const
    {
        Q_ASSERT(isMistyped());
        return m_mistyped;
    }

    void clear() { *this = Field(); }

    friend bool operator==(const Field&, const Field&) = default;

private:
    // Side by side rather than in a std::variant, whose templates take a second in each file. What the state
    // leaves unused keeps its initial value, so that comparing all of them is right.
    enum class State : quint8 { Absent, Null, Value, Mistyped };
    State m_state = State::Absent;
    T m_value = T();
    Json m_mistyped;
};

} // namespace fairlead
