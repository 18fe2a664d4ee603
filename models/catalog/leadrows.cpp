#include "models/catalog/leadrows.h"

#include <algorithm>

namespace fairlead {

namespace {

/// Where the record ends that begins at `from`; a line feed between quotes does not end it.
qsizetype endOfRecord(const QByteArray& text, qsizetype from)
{
    bool quoted = false;
    for (auto at = from; at < text.size(); ++at) {
        if (text[at] == '"')
            quoted = !quoted;
        else if (text[at] == '\n' && !quoted)
            return at;
    }
    return text.size();
}

char separatorOf(QByteArrayView header)
{
    constexpr char candidates[]{',', ';', '\t'};
    return *std::ranges::max_element(candidates, {},
                                     [header](char each) { return std::ranges::count(header, each); });
}

} // namespace

LeadRows::LeadRows(QByteArray text) : m_text(std::move(text))
{
    if (m_text.startsWith("\xef\xbb\xbf")) // a byte order mark
        m_text.remove(0, 3);
    for (qsizetype from = 0; from < m_text.size();) {
        const auto end = endOfRecord(m_text, from);
        const auto until = end > from && m_text[end - 1] == '\r' ? end - 1 : end;
        if (until > from) // empty lines are no leads
            m_records.push_back({from, until});
        from = end + 1;
    }
    if (m_records.empty())
        return;
    const auto header = m_records.front();
    m_separator = separatorOf(QByteArrayView(m_text).sliced(header.from, header.until - header.from));
    m_header = fieldsOf(header);
    m_records.erase(m_records.begin());
}

QString LeadRows::textOf(const Record& record) const
{
    return QString::fromUtf8(QByteArrayView(m_text).sliced(record.from, record.until - record.from));
}

QStringList LeadRows::fieldsOf(const Record& record) const
{
    QStringList fields{QString()};
    bool quoted = false;
    const auto text = textOf(record);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        const bool isQuote = c == u'"';
        if (isQuote && quoted && i + 1 < text.size() && text[i + 1] == u'"')
            fields.last() += text[++i]; // "" within quotes is a quote
        else if (isQuote)
            quoted = !quoted;
        else if (c == QLatin1Char(m_separator) && !quoted)
            fields << QString();
        else
            fields.last() += c;
    }
    return fields;
}

QStringList LeadRows::row(qint64 lead) const
{
    return fieldsOf(m_records[static_cast<std::size_t>(lead)]);
}

std::vector<qint64> LeadRows::find(const QString& text, std::size_t most) const
{
    std::vector<qint64> found;
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    for (std::size_t lead = 0; lead < m_records.size() && found.size() < most && !words.isEmpty(); ++lead) {
        const auto row = textOf(m_records[lead]);
        if (std::ranges::all_of(words,
                                [&](const QString& word) { return row.contains(word, Qt::CaseInsensitive); }))
            found.push_back(static_cast<qint64>(lead));
    }
    return found;
}

} // namespace fairlead
