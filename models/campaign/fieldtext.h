#pragma once

#include "models/campaign/field.h"

/// Fields as a person types and reads them. Whatever is typed stays in the draft, also what does not fit;
/// the rules say what is wrong with it.
namespace fairlead {

/// A whole number; other text is kept as it is, empty text is no value.
Field<qint64> integerFromText(const QString& text);

/// The text itself; empty text is no value.
Field<QString> textFromText(const QString& text);

/// A time of day as `HH:MM:SS`, from "9", "9:30", "09:30:00" or the user's own notation; other text is kept
/// as it is.
Field<QString> timeFromText(const QString& text);

/// "09:00"; with seconds only where they are not zero, and unreadable text as it is.
QString timeTextOf(const Field<QString>& field);

/// What stands in the field, mistyped values included; empty when there is none.
QString textOf(const Field<qint64>& field);
QString textOf(const Field<QString>& field);

/// What a campaign of that name is called wherever it is shown: "Untitled campaign" without one.
QString titleOf(const QString& name);

} // namespace fairlead
