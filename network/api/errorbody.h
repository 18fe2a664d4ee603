#pragma once

#include "network/api/answer.h"

namespace fairlead {

/// What an error's body says, in any of the envelopes E1 to E7 of the API sheet, section 6. Never drops a
/// text: what names no field of ours gets an empty path, and a flood is cut, which the text says.
/// @param body null for a body that is empty or no JSON
struct ErrorBody
{
    QString code;
    QString text;
    Problems problems;
};
ErrorBody errorBody(const Json& body);

/// A server's text, cut where it is a flood.
QString shortened(const QString& text);

/// The JSON Pointer into a campaign of a server's `loc`, such as ["body","steps",0,"variants",1,"weight"]:
/// the longest beginning that names a field of ours; empty when none does.
QString pointerOfLoc(const Json& loc);

} // namespace fairlead
