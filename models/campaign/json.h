#pragma once

#include <QByteArray>
#include <QString>
#include <nlohmann/json.hpp>

#include <optional>

// Compiled once, in json.cpp: as part of every file that reads JSON it took a fifth of the time of a build.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace fairlead {

/// JSON that keeps the order of members, so that files and requests stay readable and diffs small.
using Json = nlohmann::ordered_json;

/// What parseJson() could not read, in words for the user.
struct JsonError
{
    QString message;
    qsizetype offset = -1; ///< byte offset in the text, -1 when it does not apply
};

struct JsonResult
{
    std::optional<Json> value;
    JsonError error;
};

/// Deepest nesting that is read, from files and from servers: deeper input is an attack or an accident.
inline constexpr int maxJsonDepth = 64;

/// Parses UTF-8 JSON (a byte order mark is accepted). Never throws and never recurses deeper than
/// maxJsonDepth; invalid UTF-8, UTF-16 and trailing garbage are errors.
JsonResult parseJson(QByteArrayView text);

/// Two-space indent, one trailing newline: the form of campaign files.
QByteArray toIndentedJson(const Json& value);

/// One line without spaces: the form of requests and stored values.
QByteArray toCompactJson(const Json& value);

QString toQString(const Json& string);
/// The text member of that name; empty: there is none, or it is no text.
QString textMember(const Json& object, const char* name);
Json toJson(const QString& text);

/// Escapes one member name for use as a token of a JSON Pointer (RFC 6901, section 3).
QString pointerToken(const QString& name);

} // namespace fairlead
