#pragma once

#include <QString>

#include <vector>

/// Characters that a person does not see in a text: control and format characters, zero-width ones,
/// bidirectional marks, fillers and variation selectors (Unicode: general categories Cc, Cf and Cs, and
/// Default_Ignorable_Code_Point).
namespace fairlead {

/// A code point and where it stands, in code points from 1.
struct UnseenCharacter
{
    char32_t character;
    qint64 place;
};

bool isUnseen(char32_t character);

/// Whether there is anything to see: neither blank nor unseen.
bool hasVisible(const QString& text);

/// A line break or a tab of any kind, which a field of one line does not hold.
bool hasLineBreakOrTab(const QString& text);

std::vector<UnseenCharacter> unseenIn(const QString& text);

/// "U+200B"
QString codeOf(char32_t character);

/// The text without what makes no difference to the eye: unseen characters, case, width, and blanks around or
/// doubled.
QString toTheEye(const QString& text);

} // namespace fairlead
