#include "models/campaign/jsonfault.h"

#include "models/common/visibletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace fairlead {

namespace {

struct JsonFaultText
{
    Q_DECLARE_TR_FUNCTIONS(JsonFault)
};

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isOfWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '+' ||
           c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// A token: a sign, a text in quotes, or a word (a number, `true`, or what should be one).
struct JsonToken
{
    enum class Kind { Sign, Text, Word, End };

    Kind kind = Kind::End;
    qsizetype from = 0;
    qsizetype until = 0;
};

/// Follows the grammar from token to token until something does not fit.
class FaultFinder
{
public:
    explicit FaultFinder(QByteArrayView text) : m_text(text), m_at(text.startsWith(byteOrderMark) ? 3 : 0) {}

    std::optional<JsonFault> find();

private:
    enum class Wants { Value, ValueOrEnd, Name, NameOrEnd, Colon, CommaOrEnd, Nothing };

    struct Bracket
    {
        char sign;
        qsizetype at;
    };

    JsonToken next();
    void readText(JsonToken& token);
    bool readEscape();
    void read(const JsonToken& token);
    void readSign(const JsonToken& token);
    void close(const JsonToken& token);
    void readValue(const JsonToken& token);
    void readComma(const JsonToken& token);
    void tellEnd(const JsonToken& token);
    void tellMisplaced(const JsonToken& token);
    void tellWord(const JsonToken& token);
    void valueIsRead() { m_wants = m_open.empty() ? Wants::Nothing : Wants::CommaOrEnd; }
    QString wordOf(const JsonToken& token) const;
    void tell(qsizetype at, const QString& what)
    {
        if (!m_fault)
            m_fault = JsonFault{at, what};
    }

    QByteArrayView m_text;
    qsizetype m_at;
    Wants m_wants = Wants::Value;
    std::vector<Bracket> m_open;
    std::optional<qsizetype> m_comma; ///< that was the last token
    std::optional<JsonFault> m_fault;
};

std::optional<JsonFault> FaultFinder::find()
{
    while (!m_fault) {
        const auto token = next();
        if (m_fault)
            break;
        if (token.kind == JsonToken::Kind::End) {
            tellEnd(token);
            break;
        }
        read(token);
        if (m_text[token.from] != ',')
            m_comma.reset();
    }
    return m_fault;
}

JsonToken FaultFinder::next()
{
    while (m_at < m_text.size() && isBlank(m_text[m_at]))
        ++m_at;
    JsonToken token{JsonToken::Kind::End, m_at, m_at};
    if (m_at >= m_text.size())
        return token;
    if (m_text[m_at] == '"') {
        readText(token);
    } else if (isOfWord(m_text[m_at])) {
        token.kind = JsonToken::Kind::Word;
        while (m_at < m_text.size() && isOfWord(m_text[m_at]))
            ++m_at;
    } else {
        token.kind = JsonToken::Kind::Sign;
        ++m_at;
    }
    token.until = m_at;
    return token;
}

void FaultFinder::readText(JsonToken& token)
{
    token.kind = JsonToken::Kind::Text;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"') {
            ++m_at;
            return;
        }
        if (c == '\n' || c == '\r')
            return tell(
                token.from,
                JsonFaultText::tr("A text begins here and is not closed on its line. A closing quotation "
                                  "mark is missing; a line break within a text is written \\n."));
        if (static_cast<unsigned char>(c) < 0x20)
            return tell(m_at,
                        JsonFaultText::tr("There is a control character within a text; it is written %1.")
                            .arg(c == '\t' ? QStringLiteral("\\t") : visibleText(QChar::fromLatin1(c))));
        if (c == '\\' && !readEscape())
            return;
    }
    tell(token.from, JsonFaultText::tr("A text begins here and is never closed."));
}

/// Stays at the last byte of the escape.
bool FaultFinder::readEscape()
{
    const auto from = m_at++;
    if (m_at >= m_text.size())
        return true; // the text is not closed either
    if (QByteArrayView("\"\\/bfnrt").contains(m_text[m_at]))
        return true;
    const auto digits = m_text.sliced(m_at + 1).first(std::min<qsizetype>(4, m_text.size() - m_at - 1));
    const bool isHex = digits.size() == 4 && std::ranges::all_of(digits, [](char c) {
                           return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                       });
    if (m_text[m_at] == 'u' && isHex) {
        m_at += 4;
        return true;
    }
    tell(from, JsonFaultText::tr(
                   "A backslash within a text is written twice, or begins one of \\\" \\\\ \\/ \\b \\f "
                   "\\n \\r \\t \\u0000."));
    return false;
}

void FaultFinder::read(const JsonToken& token)
{
    if (m_wants == Wants::Nothing)
        return tell(token.from, JsonFaultText::tr("There is more after the end. A file holds one object."));
    if (token.kind == JsonToken::Kind::Sign)
        return readSign(token);
    if (m_wants == Wants::Value || m_wants == Wants::ValueOrEnd)
        return readValue(token);
    const bool takesName = m_wants == Wants::Name || m_wants == Wants::NameOrEnd;
    if (takesName && token.kind == JsonToken::Kind::Text) {
        m_wants = Wants::Colon;
        return;
    }
    tellMisplaced(token);
}

void FaultFinder::readSign(const JsonToken& token)
{
    const char sign = m_text[token.from];
    const bool takesValue = m_wants == Wants::Value || m_wants == Wants::ValueOrEnd;
    if ((sign == '{' || sign == '[') && takesValue) {
        m_open.push_back({sign, token.from});
        m_wants = sign == '{' ? Wants::NameOrEnd : Wants::ValueOrEnd;
    } else if (sign == '}' || sign == ']') {
        close(token);
    } else if (sign == ',') {
        readComma(token);
    } else if (sign == ':' && m_wants == Wants::Colon) {
        m_wants = Wants::Value;
    } else {
        tellMisplaced(token);
    }
}

void FaultFinder::readComma(const JsonToken& token)
{
    if (m_wants != Wants::CommaOrEnd)
        return m_wants == Wants::Colon || (m_wants == Wants::Value && !m_comma)
                   ? tell(token.from, JsonFaultText::tr("A value is missing before this comma."))
                   : tell(token.from, JsonFaultText::tr("There is a comma too many."));
    m_comma = token.from;
    m_wants = m_open.back().sign == '{' ? Wants::Name : Wants::Value;
}

void FaultFinder::close(const JsonToken& token)
{
    const char sign = m_text[token.from];
    if (m_comma)
        return tell(*m_comma,
                    JsonFaultText::tr("There is a comma too many: nothing follows it before the %1.")
                        .arg(QLatin1Char(sign)));
    if (m_open.empty())
        return tell(token.from, JsonFaultText::tr("There is a %1 too many.").arg(QLatin1Char(sign)));
    if (m_wants == Wants::Value || m_wants == Wants::Colon)
        return tell(token.from,
                    JsonFaultText::tr("A value is missing before this %1.").arg(QLatin1Char(sign)));
    const char expected = m_open.back().sign == '{' ? '}' : ']';
    if (sign != expected)
        return tell(token.from,
                    JsonFaultText::tr("There is a %1 where a %2 is missing; it closes what %3 opens.")
                        .arg(QLatin1Char(sign))
                        .arg(QLatin1Char(expected))
                        .arg(placeInWords(m_text, m_open.back().at)));
    m_open.pop_back();
    valueIsRead();
}

void FaultFinder::readValue(const JsonToken& token)
{
    if (token.kind == JsonToken::Kind::Text)
        return valueIsRead();
    const auto word = m_text.sliced(token.from, token.until - token.from);
    static constexpr std::array<QByteArrayView, 3> literals{"true", "false", "null"};
    if (std::ranges::any_of(literals, [word](QByteArrayView each) { return each == word; }))
        return valueIsRead();
    // -? (0 | 1…9 digits) (. digits)? ([eE] [+-]? digits)?
    qsizetype at = word.startsWith('-') ? 1 : 0;
    const auto digits = [&] {
        const auto from = at;
        while (at < word.size() && isDigit(word[at]))
            ++at;
        return at - from;
    };
    const bool leadsWithZero = at < word.size() && word[at] == '0';
    const auto whole = digits();
    bool isSound = whole == 1 || (whole > 1 && !leadsWithZero);
    if (isSound && at < word.size() && word[at] == '.') {
        ++at;
        isSound = digits() > 0;
    }
    if (isSound && at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
        ++at;
        at += at < word.size() && (word[at] == '+' || word[at] == '-');
        isSound = digits() > 0;
    }
    if (isSound && at == word.size())
        return valueIsRead();
    tellWord(token);
}

void FaultFinder::tellWord(const JsonToken& token)
{
    const auto word = wordOf(token);
    const auto first = word.isEmpty() ? QChar() : word.front();
    if (first == QChar(0x201c) || first == QChar(0x201d) || first == QChar(0x201e))
        return tell(token.from,
                    JsonFaultText::tr("These quotation marks are curly. JSON takes straight ones (\")."));
    if (isDigit(m_text[token.from]) || QByteArrayView("-+.").contains(m_text[token.from]))
        return tell(token.from, JsonFaultText::tr("“%1” is no number as JSON writes it.").arg(word));
    tell(token.from,
         JsonFaultText::tr("“%1” is no value: a text stands in quotation marks; else there are numbers, "
                           "true, false and null.")
             .arg(word));
}

/// A token that does not fit where it stands.
void FaultFinder::tellMisplaced(const JsonToken& token)
{
    const char sign = m_text[token.from];
    const auto rest = m_text.sliced(token.from);
    if (sign == '\0')
        return tell(token.from, JsonFaultText::tr("There is a zero byte; the file may be damaged."));
    if (rest.startsWith("//") || rest.startsWith("/*") || sign == '#')
        return tell(token.from, JsonFaultText::tr("JSON has no comments; take this one out."));
    if (sign == '\'')
        return tell(token.from,
                    JsonFaultText::tr("Texts stand in double quotation marks (\"), not in single ones."));
    switch (m_wants) {
    case Wants::CommaOrEnd:
        if (sign == ':')
            return tell(token.from, JsonFaultText::tr("There is a colon too many."));
        return tell(token.from, JsonFaultText::tr("A comma is missing before this."));
    case Wants::Colon:
        return tell(token.from, JsonFaultText::tr("A colon is missing before this."));
    case Wants::Name:
    case Wants::NameOrEnd:
        if (token.kind == JsonToken::Kind::Word)
            return tell(token.from,
                        JsonFaultText::tr("The name “%1” must stand in straight quotation marks (\").")
                            .arg(wordOf(token)));
        return tell(token.from, JsonFaultText::tr("A name in quotation marks is missing before this."));
    case Wants::Value:
    case Wants::ValueOrEnd:
    case Wants::Nothing:
        break;
    }
    tell(token.from, JsonFaultText::tr("A value is missing before this."));
}

void FaultFinder::tellEnd(const JsonToken& token)
{
    if (m_wants == Wants::Nothing)
        return;
    if (m_open.empty())
        return tell(token.from, JsonFaultText::tr("The text is empty."));
    tell(token.from, JsonFaultText::tr("The file ends too early: %1 closes what %2 opens.")
                         .arg(QLatin1Char(m_open.back().sign == '{' ? '}' : ']'))
                         .arg(placeInWords(m_text, m_open.back().at)));
}

QString FaultFinder::wordOf(const JsonToken& token) const
{
    constexpr qsizetype longest = 30;
    const auto word = QString::fromUtf8(m_text.sliced(token.from, token.until - token.from));
    return visibleText(word.size() > longest ? word.left(longest) + QChar(0x2026) : word);
}

/// The bytes before the first that is no UTF-8; nothing when all are.
std::optional<qsizetype> brokenUtf8(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const qsizetype length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
        if (at + length > text.size() || !text.sliced(at, length).isValidUtf8())
            return at;
        at += length;
    }
    return std::nullopt;
}

} // namespace

JsonFault jsonFaultOf(QByteArrayView text, qsizetype refusedAt)
{
    if (const auto broken = brokenUtf8(text))
        return {*broken, JsonFaultText::tr("It is not UTF-8 from here on. Save the file as UTF-8.")};
    if (const auto fault = FaultFinder(text).find())
        return *fault;
    return {std::clamp<qsizetype>(refusedAt, 0, text.size()),
            JsonFaultText::tr("Something here is not JSON, such as half of a \\u escape's pair.")};
}

QString placeInWords(QByteArrayView text, qsizetype at)
{
    auto before = text.first(std::clamp<qsizetype>(at, 0, text.size()));
    if (before.startsWith(byteOrderMark))
        before = before.sliced(byteOrderMark.size());
    qsizetype line = 1;
    qsizetype column = 1;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const char c = before[i];
        const bool endsLine = c == '\n' || (c == '\r' && (i + 1 >= before.size() || before[i + 1] != '\n'));
        line += endsLine;
        column = endsLine ? 1 : column + ((static_cast<unsigned char>(c) & 0xc0) != 0x80);
    }
    return JsonFaultText::tr("line %1, column %2 (byte %3)").arg(line).arg(column).arg(at + 1);
}

} // namespace fairlead
