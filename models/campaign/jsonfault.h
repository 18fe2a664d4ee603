#pragma once

#include <QByteArrayView>
#include <QString>

namespace fairlead {

/// Where a text stops being JSON (RFC 8259), for people. Line, column and byte count from 1, the column in
/// characters; a byte order mark at the start is no character.
struct JsonFault
{
    qsizetype at = 0; ///< bytes before the fault
    QString what;     ///< "There is a comma too many."
};

/// The first fault of a text that a parser refused. Never recurses.
/// @param refusedAt bytes before the place where the parser stopped, for what it alone knows
JsonFault jsonFaultOf(QByteArrayView text, qsizetype refusedAt);

/// "Line 38, column 23 (byte 1011)".
QString placeInWords(QByteArrayView text, qsizetype at);

} // namespace fairlead
