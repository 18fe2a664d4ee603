#pragma once

#include <QByteArray>
#include <QString>

namespace fairlead {

enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };

/// What the encoding is called for people: "UTF-8", "Western European (Windows-1252)".
QString nameOf(TextEncoding encoding);

/// The text of a list file.
struct TableText
{
    QByteArray utf8; ///< without a byte order mark; what could not be read is U+FFFD there
    TextEncoding encoding = TextEncoding::Utf8;
    QString error; ///< why this is no text, for the user; then there is none
};

/// Reads what spreadsheets and exports write: UTF-8 and UTF-16, each with or without a byte order mark, and
/// whatever else there is as Windows-1252. A text that is UTF-8 but for a few bytes is taken for UTF-8.
/// Workbooks and other binary files are an error.
TableText readTableText(const QByteArray& bytes);

} // namespace fairlead
