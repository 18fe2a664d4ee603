#include "models/common/visibletext.h"

namespace fairlead {

namespace {

constexpr QChar replacement(QChar::ReplacementCharacter);

/// Whether both units from there on make one character.
bool isPair(const QString& text, qsizetype at)
{
    return at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
}

bool isJoiner(QChar c)
{
    return c.unicode() == 0x200c || c.unicode() == 0x200d;
}

/// Whether a terminal might obey it, or show nothing for it.
bool isUnseen(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return !isJoiner(c);
    case QChar::Other_Surrogate:
        return true; // pairs are looked at before
    default:
        return c.isNonCharacter();
    }
}

/// Tags (U+E0000 …) spell out texts that nobody sees. Emoji flags of regions are made of them, after a black
/// flag.
bool isTag(char32_t character)
{
    return character >= 0xe0000 && character <= 0xe0fff;
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    default:
        return QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
}

bool isBlankControl(QChar c)
{
    return c.isSpace() && c.category() != QChar::Separator_Space; // line breaks, tabs, form feeds
}

bool isForbiddenOnPages(QChar c)
{
    return c.category() == QChar::Other_Control || c.isSurrogate() || c.isNonCharacter();
}

} // namespace

QString visibleText(const QString& text)
{
    QString visible;
    visible.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isPair(text, i)) {
            const bool isHidden = isTag(QChar::surrogateToUcs4(text[i], text[i + 1]));
            for (const auto c : {text[i], text[i + 1]})
                visible += isHidden ? escaped(c) : QString(c);
            ++i;
        } else {
            visible += isUnseen(text[i]) ? escaped(text[i]) : QString(text[i]);
        }
    }
    return visible;
}

QString pageText(const QString& text)
{
    QString page;
    page.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isPair(text, i)) {
            page += text[i];
            page += text[++i];
        } else if (isBlankControl(text[i])) {
            page += u' ';
        } else {
            page += isForbiddenOnPages(text[i]) ? replacement : text[i];
        }
    }
    return page;
}

} // namespace fairlead
