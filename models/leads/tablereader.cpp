#include "models/leads/tablereader.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace fairlead {

namespace {

constexpr qsizetype longestQuoted = 128 * 1024; ///< bytes; a quote that is closed later was none
constexpr qsizetype longestRow = 1024 * 1024;   ///< bytes
constexpr qsizetype mostFields = 4096;
constexpr int sampledRows = 20;
constexpr std::array separators{',', ';', '\t', '|'};

struct TableReaderText
{
    Q_DECLARE_TR_FUNCTIONS(TableReader)
};

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

qsizetype lineEndFrom(QByteArrayView text, qsizetype at)
{
    return std::find_if(text.cbegin() + at, text.cend(), isLineEnd) - text.cbegin();
}

/// The separator that a first line `sep=;` names.
std::optional<char> namedSeparator(QByteArrayView text)
{
    auto line = text.first(lineEndFrom(text, 0));
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"')
        line = line.sliced(1, line.size() - 2);
    if (line.size() != 5 || line.first(4).compare("sep=", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return line[4];
}

/// How well a separator cuts the first rows.
struct Cut
{
    bool cuts = false;
    int agreeing = 0; ///< rows with as many fields as the header
    qsizetype fields = 0;

    auto operator<=>(const Cut&) const = default;
};

Cut cutBy(QByteArrayView text, char separator)
{
    TableReader reader(text, separator);
    Cut cut;
    for (int i = 0; i < sampledRows; ++i) {
        const auto row = reader.next();
        if (!row)
            break;
        if (i == 0)
            cut.fields = row->fields.size();
        cut.agreeing += row->fields.size() == cut.fields;
    }
    cut.cuts = cut.fields > 1;
    return cut;
}

} // namespace

QString inWords(const RowFault& fault)
{
    using enum RowFault::Kind;
    const auto line = QLocale().toString(fault.line);
    switch (fault.kind) {
    case QuoteNotClosed:
        return TableReaderText::tr("Line %1: a quotation mark opens a field and is never closed.").arg(line);
    case TextAfterQuote:
        return TableReaderText::tr("Line %1: text follows a closing quotation mark.").arg(line);
    case UnreadableLetter:
        return TableReaderText::tr("Line %1: a letter cannot be read in this encoding.").arg(line);
    case MoreFields:
        return TableReaderText::tr("Line %1 has more fields than the header.").arg(line);
    case FewerFields:
        return TableReaderText::tr("Line %1 has fewer fields than the header.").arg(line);
    case TooLong:
        break;
    }
    return TableReaderText::tr("Line %1 is too long for a row and was left out.").arg(line);
}

bool isRejection(RowFault::Kind kind)
{
    return kind == RowFault::Kind::TooLong;
}

char separatorOf(QByteArrayView utf8)
{
    if (const auto named = namedSeparator(utf8))
        return *named;
    return *std::ranges::max_element(separators, {}, [utf8](char each) { return cutBy(utf8, each); });
}

TableReader::TableReader(QByteArrayView utf8) : TableReader(utf8, separatorOf(utf8))
{
    if (!namedSeparator(utf8))
        return;
    m_at = lineEndFrom(utf8, 0);
    skipLineEnd();
}

TableReader::TableReader(QByteArrayView utf8, char separator) : m_text(utf8), m_separator(separator) {}

std::optional<TableRow> TableReader::next()
{
    for (;;) {
        while (m_at < m_text.size() && isLineEnd(m_text[m_at]))
            skipLineEnd();
        if (m_at >= m_text.size())
            return std::nullopt;
        auto row = readRow();
        judge(row);
        if (row.faults.empty() || !isRejection(row.faults.back().kind))
            return row;
        m_rejected.push_back(row.faults.back());
    }
}

TableRow TableReader::readRow()
{
    TableRow row;
    row.line = m_line;
    row.from = m_at;
    for (;;) {
        auto field = readField(row);
        if (row.fields.size() <= mostFields)
            row.fields << field;
        row.until = m_at;
        if (m_at >= m_text.size())
            return row;
        if (isLineEnd(m_text[m_at])) {
            skipLineEnd();
            return row;
        }
        ++m_at; // over the separator
    }
}

QString TableReader::readField(TableRow& row)
{
    if (m_at >= m_text.size() || m_text[m_at] != '"')
        return readPlain();
    const auto from = m_at;
    if (const auto quoted = readQuoted(row)) {
        countLines(from, m_at);
        return isAtEndOfField() ? *quoted : *quoted + readPlain();
    }
    m_at = from; // the quote is a letter, such as that of inches
    row.faults.push_back({m_line, RowFault::Kind::QuoteNotClosed});
    return readPlain();
}

/// The text between quotes, with what follows them up to a separator still to be read. Nothing when the quote
/// is never closed, or what closes it over the end of a line is no end of a field: then a later row's quote
/// was taken for the end.
std::optional<QString> TableReader::readQuoted(TableRow& row)
{
    QByteArray bytes;
    bool isOverLines = false;
    const auto last = std::min(m_text.size(), m_at + longestQuoted);
    for (++m_at; m_at < last; ++m_at) {
        const char c = m_text[m_at];
        if (c != '"') {
            isOverLines = isOverLines || isLineEnd(c);
            bytes += c;
            continue;
        }
        ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            bytes += '"';
            continue;
        }
        if (isAtEndOfField())
            return QString::fromUtf8(bytes);
        if (isOverLines)
            return std::nullopt;
        row.faults.push_back({m_line, RowFault::Kind::TextAfterQuote});
        return QString::fromUtf8(bytes);
    }
    return std::nullopt;
}

QString TableReader::readPlain()
{
    const auto from = m_at;
    while (!isAtEndOfField())
        ++m_at;
    return QString::fromUtf8(m_text.sliced(from, m_at - from));
}

bool TableReader::isAtEndOfField() const
{
    return m_at >= m_text.size() || m_text[m_at] == m_separator || isLineEnd(m_text[m_at]);
}

void TableReader::skipLineEnd()
{
    if (m_at >= m_text.size())
        return;
    const bool isTwo = m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n';
    m_at += isTwo ? 2 : 1;
    ++m_line;
}

void TableReader::countLines(qsizetype from, qsizetype until)
{
    for (auto at = from; at < until; ++at)
        if (m_text[at] == '\n' || (m_text[at] == '\r' && (at + 1 >= until || m_text[at + 1] != '\n')))
            ++m_line;
}

void TableReader::judge(TableRow& row)
{
    using enum RowFault::Kind;
    const auto add = [&row](RowFault::Kind kind) {
        row.faults.push_back({row.line, kind});
    };
    const auto fields = row.fields.size();
    if (std::ranges::any_of(row.fields,
                            [](const QString& field) { return field.contains(QChar::ReplacementCharacter); }))
        add(UnreadableLetter);
    if (m_columns && fields != *m_columns)
        add(fields > *m_columns ? MoreFields : FewerFields);
    if (row.until - row.from > longestRow || fields > mostFields)
        add(TooLong);
    else if (!m_columns)
        m_columns = fields;
}

} // namespace fairlead
