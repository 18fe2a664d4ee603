#include "models/catalog/leadrows.h"

#include "models/common/searchfold.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct LeadRowsText
{
    Q_DECLARE_TR_FUNCTIONS(LeadRows)
};

bool isTold(const RowFault& fault)
{
    return fault.kind != RowFault::Kind::MoreFields && fault.kind != RowFault::Kind::FewerFields;
}

} // namespace

LeadRows::LeadRows(const QByteArray& file)
{
    auto text = readTableText(file);
    m_text = std::move(text.utf8);
    m_error = text.error;
    m_encoding = text.encoding;
    if (m_error.isEmpty())
        read();
}

void LeadRows::read()
{
    TableReader reader(m_text);
    m_separator = reader.separator();
    bool isHeader = true;
    while (const auto row = reader.next()) {
        std::ranges::copy_if(row->faults, std::back_inserter(m_faults), isTold);
        if (std::exchange(isHeader, false)) {
            m_header = row->fields;
            continue;
        }
        const auto foldedFrom = m_folded.size();
        m_folded += searchFold(row->fields.join(u'\n')).toUtf8();
        m_rows.push_back({row->from, row->until, foldedFrom, m_folded.size()});
    }
    m_faults.insert(m_faults.end(), reader.rejected().begin(), reader.rejected().end());
    std::ranges::stable_sort(m_faults, {}, &RowFault::line);
    if (m_rows.empty())
        m_error = LeadRowsText::tr("The file has a header, but no row below it.");
}

QStringList LeadRows::row(qint64 lead) const
{
    const auto& place = m_rows[static_cast<std::size_t>(lead)];
    const auto text = QByteArrayView(m_text).sliced(place.from, place.until - place.from);
    return TableReader(text, m_separator).next().value_or(TableRow()).fields;
}

std::vector<qint64> LeadRows::find(const QString& text, std::size_t most) const
{
    std::vector<qint64> found;
    const auto words = searchFold(text).toUtf8().simplified().split(' ');
    if (words.front().isEmpty())
        return found;
    for (std::size_t lead = 0; lead < m_rows.size() && found.size() < most; ++lead) {
        const auto& place = m_rows[lead];
        const auto row =
            QByteArrayView(m_folded).sliced(place.foldedFrom, place.foldedUntil - place.foldedFrom);
        if (std::ranges::all_of(words, [row](const QByteArray& word) { return row.contains(word); }))
            found.push_back(static_cast<qint64>(lead));
    }
    return found;
}

} // namespace fairlead
