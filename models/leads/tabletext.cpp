#include "models/leads/tabletext.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace fairlead {

namespace {

constexpr qsizetype sampled = 4096; ///< bytes in which unmarked UTF-16 shows

struct TableTextText
{
    Q_DECLARE_TR_FUNCTIONS(TableText)
};

TableText failure(const QString& error)
{
    return {{}, TextEncoding::Utf8, error};
}

/// What the file is instead of a text, in words; empty: it may be a text.
QString otherKind(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return TableTextText::tr("The file is empty.");
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xd0\xcf\x11\xe0"))
        return TableTextText::tr(
            "The file is a workbook, not a table as text. Open it in the spreadsheet program and save it as "
            "CSV (UTF-8).");
    if (bytes.startsWith("%PDF-"))
        return TableTextText::tr("The file is a PDF, not a table as text. Save the list as CSV (UTF-8).");
    return {};
}

/// Characters of the first 128 are half zeros in UTF-16, and stand in every table.
std::optional<TextEncoding> unmarkedUtf16(const QByteArray& bytes)
{
    const auto size = std::min(bytes.size(), sampled);
    std::array<qsizetype, 2> zeros{}; // at even and at odd places
    for (qsizetype i = 0; i < size; ++i)
        zeros[static_cast<std::size_t>(i % 2)] += bytes[i] == '\0';
    if (zeros[1] > size / 8 && zeros[0] == 0)
        return TextEncoding::Utf16LittleEndian;
    if (zeros[0] > size / 8 && zeros[1] == 0)
        return TextEncoding::Utf16BigEndian;
    return std::nullopt;
}

/// How long the character of several bytes is that begins there; 0: none does (RFC 3629, section 4, but for
/// overlong forms and surrogates, which no program writes by mistake).
qsizetype characterAt(const QByteArray& bytes, qsizetype at)
{
    const auto first = static_cast<unsigned char>(bytes[at]);
    const qsizetype length = first >= 0xf5   ? 0
                             : first >= 0xf0 ? 4
                             : first >= 0xe0 ? 3
                             : first >= 0xc2 ? 2
                                             : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    const auto isContinuation = [](char each) {
        return (static_cast<unsigned char>(each) & 0xc0) == 0x80;
    };
    return std::all_of(bytes.cbegin() + at + 1, bytes.cbegin() + at + length, isContinuation) ? length : 0;
}

/// Bytes of Windows-1252 rarely make characters of UTF-8 by accident.
bool isMostlyUtf8(const QByteArray& bytes)
{
    qsizetype sound = 0;
    qsizetype broken = 0;
    for (qsizetype i = 0; i < bytes.size();) {
        const bool isAscii = static_cast<unsigned char>(bytes[i]) < 0x80;
        const auto length = isAscii ? 1 : characterAt(bytes, i);
        sound += length > 1;
        broken += length == 0;
        i += std::max<qsizetype>(1, length);
    }
    return sound > broken;
}

QString fromWindows1252(const QByteArray& bytes)
{
    // 0x80 … 0x9f; the others are those of Latin-1 (WHATWG Encoding Standard, index windows-1252).
    static constexpr std::array<char16_t, 32> upper{
        0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
    auto text = QString::fromLatin1(bytes);
    for (auto& c : text)
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = QChar(upper[c.unicode() - 0x80U]);
    return text;
}

TextEncoding encodingOf(const QByteArray& bytes)
{
    if (bytes.startsWith("\xff\xfe"))
        return TextEncoding::Utf16LittleEndian;
    if (bytes.startsWith("\xfe\xff"))
        return TextEncoding::Utf16BigEndian;
    if (const auto found = unmarkedUtf16(bytes))
        return *found;
    const bool isMarked = bytes.startsWith("\xef\xbb\xbf");
    return isMarked || bytes.isValidUtf8() || isMostlyUtf8(bytes) ? TextEncoding::Utf8
                                                                  : TextEncoding::Windows1252;
}

/// Without the mark, which a decoder takes off.
QByteArray utf8Of(const QByteArray& bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf16LittleEndian:
        return QString(QStringDecoder(QStringDecoder::Utf16LE)(bytes)).toUtf8();
    case TextEncoding::Utf16BigEndian:
        return QString(QStringDecoder(QStringDecoder::Utf16BE)(bytes)).toUtf8();
    case TextEncoding::Windows1252:
        return fromWindows1252(bytes).toUtf8();
    case TextEncoding::Utf8:
        break;
    }
    const auto text = bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes;
    return text.isValidUtf8() ? text : QString::fromUtf8(text).toUtf8();
}

} // namespace

QString nameOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case TextEncoding::Utf16LittleEndian:
    case TextEncoding::Utf16BigEndian:
        return QStringLiteral("UTF-16");
    case TextEncoding::Windows1252:
        break;
    }
    return TableTextText::tr("Western European (Windows-1252)");
}

TableText readTableText(const QByteArray& bytes)
{
    if (const auto kind = otherKind(bytes); !kind.isEmpty())
        return failure(kind);
    const auto encoding = encodingOf(bytes);
    auto utf8 = utf8Of(bytes, encoding);
    while (utf8.endsWith('\x1a')) // DOS ended texts so, and some exports still do
        utf8.chop(1);
    if (utf8.contains('\0'))
        return failure(TableTextText::tr(
            "The file holds zero bytes, as programs and pictures do: it is no table as text."));
    if (utf8.trimmed().isEmpty())
        return failure(TableTextText::tr("The file is empty."));
    return {utf8, encoding, {}};
}

} // namespace fairlead
