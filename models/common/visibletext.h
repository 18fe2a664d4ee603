#pragma once

#include <QString>

namespace fairlead {

/// A text on one line of a terminal or a log, where nothing in it is obeyed: control characters, line breaks
/// and the controls of writing direction stand there as JSON writes them ("\n", "\u001b", "\u202e"), and so
/// do the unseen characters that no word needs. Joiners stay, for Persian and emoji need them.
QString visibleText(const QString& text);

/// A text for a page, a picture or a calendar: one line without anything that XML 1.0 (section 2.2) forbids.
/// Line breaks and tabs are blanks, other control characters, halves of surrogate pairs and noncharacters the
/// replacement character.
QString pageText(const QString& text);

} // namespace fairlead
