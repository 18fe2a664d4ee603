#include "models/common/searchfold.h"

#include <algorithm>

namespace fairlead {

namespace {

/// By its combining class (Unicode Standard, 4.3): those of Latin, Greek and Cyrillic letters from 200 on,
/// and the points of Hebrew and Arabic.
bool canBeLeftOut(QChar c)
{
    const auto combining = c.combiningClass();
    return combining >= 200 || (combining >= 10 && combining <= 35);
}

/// Letters with a stroke and joined ones, which neither Unicode nor Qt's folding takes apart.
QLatin1String withoutStroke(QChar c)
{
    switch (c.unicode()) {
    case 0x00df:
        return QLatin1String("ss");
    case 0x00e6:
        return QLatin1String("ae");
    case 0x00f0:
    case 0x0111:
        return QLatin1String("d");
    case 0x00f8:
        return QLatin1String("o");
    case 0x00fe:
        return QLatin1String("th");
    case 0x0127:
        return QLatin1String("h");
    case 0x0131:
        return QLatin1String("i");
    case 0x0142:
        return QLatin1String("l");
    case 0x0153:
        return QLatin1String("oe");
    case 0x0167:
        return QLatin1String("t");
    default:
        return {};
    }
}

} // namespace

QString searchFold(const QString& text)
{
    if (std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; }))
        return text.toLower();
    QString folded;
    folded.reserve(text.size());
    for (const auto c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (canBeLeftOut(c))
            continue;
        if (const auto plain = withoutStroke(c); !plain.isEmpty())
            folded += plain;
        else
            folded += c;
    }
    return folded.normalized(QString::NormalizationForm_C);
}

} // namespace fairlead
