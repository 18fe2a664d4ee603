#pragma once

#include <QByteArrayView>
#include <QStringList>

#include <optional>
#include <vector>

namespace fairlead {

/// What is wrong with a row of a list file.
struct RowFault
{
    enum class Kind {
        QuoteNotClosed,   ///< at a field's start; the quote was read as a letter, to the end of the line
        TextAfterQuote,   ///< `"Ann" Berg`: read as if the quotes were not there
        UnreadableLetter, ///< U+FFFD, of bytes that the encoding does not have
        MoreFields,       ///< than the header has
        FewerFields,
        TooLong ///< rejected: it is no row of a list of people
    };

    qint64 line = 0; ///< of the file, from 1, in which the row begins
    Kind kind = Kind::QuoteNotClosed;

    friend bool operator==(const RowFault&, const RowFault&) = default;
};

/// In words, with the line: "Line 4: a quotation mark opens a field and is never closed."
QString inWords(const RowFault& fault);

/// Whether the row was left out.
bool isRejection(RowFault::Kind kind);

struct TableRow
{
    qint64 line = 0;     ///< of the file, from 1
    qsizetype from = 0;  ///< bytes of the text: read alone, they are the same fields
    qsizetype until = 0; ///< its line end is left out
    QStringList fields;
    std::vector<RowFault> faults;
};

/// Commas, semicolons, tabs or bars: those that cut the first rows into as many fields as the header has.
char separatorOf(QByteArrayView utf8);

/// Reads a table as text (RFC 4180) row by row, in memory of one row. Lines end with LF, CR LF or CR. A quote
/// opens only at the start of a field. A line `sep=;` at the start, as Excel takes it, names the separator.
/// Empty lines are no rows.
class TableReader
{
public:
    /// @param utf8 valid; it outlives the reader
    explicit TableReader(QByteArrayView utf8);
    TableReader(QByteArrayView utf8, char separator);

    char separator() const { return m_separator; }
    /// The next row; the first one is the header. Nothing at the end.
    std::optional<TableRow> next();
    /// Rows that were left out, and why, so far.
    const std::vector<RowFault>& rejected() const { return m_rejected; }

private:
    TableRow readRow();
    QString readField(TableRow& row);
    std::optional<QString> readQuoted(TableRow& row);
    QString readPlain();
    bool isAtEndOfField() const;
    void skipLineEnd();
    void countLines(qsizetype from, qsizetype until);
    void judge(TableRow& row);

    QByteArrayView m_text;
    char m_separator;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    std::optional<qsizetype> m_columns; ///< of the header
    std::vector<RowFault> m_rejected;
};

} // namespace fairlead
