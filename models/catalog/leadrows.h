#pragma once

#include "models/leads/tablereader.h"
#include "models/leads/tabletext.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace fairlead {

/// The rows of a list, from a file that the user has of it: how the API lists rows is not documented (API
/// sheet, section 9). In memory only, for lead data is never stored.
class LeadRows
{
public:
    LeadRows() = default;
    /// The file as it is: see readTableText() and TableReader. Its first row is the header, the next one lead
    /// 0.
    explicit LeadRows(const QByteArray& file);

    /// Why there are no rows, for the user; empty when there are some.
    const QString& error() const { return m_error; }
    TextEncoding encoding() const { return m_encoding; }
    /// What is wrong with some rows, in their order; rows with another number of fields than the header are
    /// not told of.
    const std::vector<RowFault>& faults() const { return m_faults; }

    qint64 count() const { return static_cast<qint64>(m_rows.size()); }
    const QStringList& header() const { return m_header; }
    /// The fields of a lead's row.
    QStringList row(qint64 lead) const;

    /// The first leads whose rows hold every word of the text, compared as searchFold() does; at most so
    /// many.
    std::vector<qint64> find(const QString& text, std::size_t most) const;

private:
    /// Where a row lies in the text, and where in what is searched.
    struct Place
    {
        qsizetype from;
        qsizetype until;
        qsizetype foldedFrom;
        qsizetype foldedUntil;
    };

    void read();

    QByteArray m_text; ///< UTF-8
    QString m_error;
    TextEncoding m_encoding = TextEncoding::Utf8;
    char m_separator = ',';
    std::vector<RowFault> m_faults;
    QStringList m_header;
    std::vector<Place> m_rows;
    QByteArray m_folded; ///< the rows as they are searched, UTF-8
};

} // namespace fairlead
