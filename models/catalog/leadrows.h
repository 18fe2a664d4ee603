#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace fairlead {

/// The rows of a dataset, from a file that the user has of it: how the API lists rows is not documented (API
/// sheet, section 9). In memory only, for lead data is never stored.
class LeadRows
{
public:
    LeadRows() = default;
    /// A table as text (RFC 4180; commas, semicolons or tabs, whatever the header has most of), in UTF-8. Its
    /// first record is the header, the next one lead 0.
    explicit LeadRows(QByteArray text);

    qint64 count() const { return static_cast<qint64>(m_records.size()); }
    const QStringList& header() const { return m_header; }
    /// The fields of a lead's row.
    QStringList row(qint64 lead) const;

    /// The first leads whose rows hold every word of the text, whatever its case; at most so many.
    std::vector<qint64> find(const QString& text, std::size_t most) const;

private:
    struct Record
    {
        qsizetype from;
        qsizetype until;
    };

    QString textOf(const Record& record) const;
    QStringList fieldsOf(const Record& record) const;

    QByteArray m_text;
    char m_separator = ',';
    QStringList m_header;
    std::vector<Record> m_records;
};

} // namespace fairlead
