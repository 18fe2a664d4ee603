#include "models/campaign/placeholders.h"

#include "models/campaign/unseen.h"

#include <QCoreApplication>
#include <QList>

namespace fairlead {

namespace {

struct PlaceholderText
{
    Q_DECLARE_TR_FUNCTIONS(Placeholders)
};

/// Braces of one kind that stand together.
struct Braces
{
    qsizetype at;
    qsizetype count;

    qsizetype end() const { return at + count; }
};

QString unpaired(qsizetype at, char32_t brace, qsizetype count)
{
    return PlaceholderText::tr(
               "“%1” at character %2 has no counterpart: a placeholder stands between two braces "
               "and two braces.")
        .arg(QString(count, QChar(static_cast<char16_t>(brace))))
        .arg(at + 1);
}

/// Reads a text once, from left to right.
class Reader
{
public:
    explicit Reader(const QString& text) : m_text(text.toUcs4()) {}

    QStringList faults()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            const Braces braces{at, runAt(at)};
            if (m_text[at] == U'{')
                m_open << braces;
            else if (m_text[at] == U'}')
                close(braces);
            at += std::max<qsizetype>(1, braces.count);
        }
        for (const auto& braces : m_open)
            m_faults << unpaired(braces.at, U'{', braces.count);
        return m_faults;
    }

private:
    /// How many braces of one kind begin there.
    qsizetype runAt(qsizetype at) const
    {
        const auto brace = m_text[at];
        if (brace != U'{' && brace != U'}')
            return 0;
        qsizetype count = 1;
        while (at + count < m_text.size() && m_text[at + count] == brace)
            ++count;
        return count;
    }

    void close(const Braces& braces)
    {
        if (m_open.isEmpty()) {
            m_faults << unpaired(braces.at, U'}', braces.count);
            return;
        }
        const auto opening = m_open.last();
        auto left = braces.count;
        while (!m_open.isEmpty() && m_open.last().count <= left)
            left -= m_open.takeLast().count;
        if (left == 0)
            return lookInside(opening.end(), braces.at);
        if (left == braces.count) // too few for those that are open
            m_open.removeLast();
        m_faults << PlaceholderText::tr(
                        "The braces at characters %1 and %2 do not match: as many close as open.")
                        .arg(opening.at + 1)
                        .arg(braces.at + 1);
    }

    void lookInside(qsizetype from, qsizetype to)
    {
        for (auto at = from; at < to; ++at)
            if (isUnseen(m_text[at]) || (QChar::isSpace(m_text[at]) && m_text[at] != U' '))
                m_faults
                    << PlaceholderText::tr(
                           "%1 at character %2, inside braces, cannot be told from other characters by eye: "
                           "the placeholder may stay unfilled.")
                           .arg(codeOf(m_text[at]))
                           .arg(at + 1);
    }

    QList<uint> m_text;
    QList<Braces> m_open;
    QStringList m_faults;
};

} // namespace

QStringList placeholderFaults(const QString& text)
{
    return Reader(text).faults();
}

} // namespace fairlead
