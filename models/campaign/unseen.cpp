#include "models/campaign/unseen.h"

#include <algorithm>

namespace fairlead {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// Default_Ignorable_Code_Point of the Unicode Character Database (DerivedCoreProperties) where the general
/// category does not tell, and the blank Braille pattern.
constexpr Range ignorable[] = {{0x034F, 0x034F},  {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},
                               {0x2060, 0x206F},  {0x2800, 0x2800}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},
                               {0xFFA0, 0xFFA0},  {0xFFF0, 0xFFF8}, {0xE0000, 0xE0FFF}, {0x1BCA0, 0x1BCA3},
                               {0x1D173, 0x1D17A}};

bool isBlank(char32_t character)
{
    return QChar::isSpace(character);
}

} // namespace

bool isUnseen(char32_t character)
{
    if (isBlank(character))
        return false;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
        return true;
    default:
        return std::ranges::any_of(ignorable, [&](const Range& range) {
            return character >= range.first && character <= range.last;
        });
    }
}

bool hasVisible(const QString& text)
{
    const auto characters = text.toUcs4();
    return std::ranges::any_of(characters, [](char32_t c) { return !isBlank(c) && !isUnseen(c); });
}

bool hasLineBreakOrTab(const QString& text)
{
    static const QString breaks = QStringLiteral("\t\n\v\f\r\u0085\u2028\u2029");
    return std::ranges::any_of(text, [](QChar c) { return breaks.contains(c); });
}

std::vector<UnseenCharacter> unseenIn(const QString& text)
{
    std::vector<UnseenCharacter> found;
    qint64 place = 0;
    for (const char32_t character : text.toUcs4()) {
        ++place;
        if (isUnseen(character))
            found.push_back({character, place});
    }
    return found;
}

QString codeOf(char32_t character)
{
    return QStringLiteral("U+%1").arg(QString::number(character, 16).toUpper(), 4, QLatin1Char('0'));
}

QString toTheEye(const QString& text)
{
    QString seen;
    for (const char32_t character : text.normalized(QString::NormalizationForm_KC).toUcs4())
        if (!isUnseen(character))
            seen += QString::fromUcs4(&character, 1);
    return seen.simplified().toCaseFolded();
}

} // namespace fairlead
