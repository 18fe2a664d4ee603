#include "models/forecast/tzif.h"

#include "models/forecast/posixrule.h"

#include <QtEndian>

#include <chrono>
#include <limits>

namespace fairlead {

namespace {

constexpr qsizetype headerSize = 44;

/// The counts of one header (RFC 8536, section 3.1).
struct Header
{
    quint32 utIndicators, standardIndicators, leapSeconds, transitions, types, designation;

    /// Bytes of the data block that follows, with transition times of that many bytes.
    qsizetype blockSize(int timeSize) const
    {
        return qsizetype(transitions) * (timeSize + 1) + qsizetype(types) * 6 + designation +
               qsizetype(leapSeconds) * (timeSize + 4) + standardIndicators + utIndicators;
    }
};

std::optional<Header> headerAt(const QByteArray& file, qsizetype at)
{
    if (file.size() < at + headerSize || QByteArrayView(file).sliced(at, 4) != QByteArrayView("TZif"))
        return std::nullopt;
    const auto count = [&](int i) {
        return qFromBigEndian<quint32>(file.constData() + at + 20 + 4 * i);
    };
    return Header{count(0), count(1), count(2), count(3), count(4), count(5)};
}

/// Collects transitions into spans; those that change nothing leave no trace.
class SpanBuilder
{
public:
    explicit SpanBuilder(int firstOffset)
    {
        m_spans.push_back(
            {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), firstOffset});
    }

    void add(qint64 at, int offset)
    {
        if (at <= m_spans.back().from) { // the same instant twice: the later rule stands
            m_spans.back().offset = offset;
            return;
        }
        if (offset == m_spans.back().offset)
            return;
        m_spans.back().until = at;
        m_spans.push_back({at, std::numeric_limits<qint64>::max(), offset});
    }

    std::vector<Zone::Span> take() { return std::move(m_spans); }

private:
    std::vector<Zone::Span> m_spans;
};

int yearOf(qint64 instant)
{
    using namespace std::chrono;
    const year_month_day date{floor<days>(sys_seconds(seconds(instant)))};
    return static_cast<int>(date.year());
}

void addRule(SpanBuilder& spans, const PosixRule& rule, std::optional<qint64> after, int lastYear)
{
    if (!rule.hasDaylight()) {
        if (after)
            spans.add(*after + 1, rule.standardOffset());
        return;
    }
    // The year before, too: its last change may decide what holds in the first.
    for (int year = after ? yearOf(*after) : 1'970; year <= lastYear; ++year) {
        for (const auto& transition : rule.transitions(year)) {
            if (!after || transition.at > *after)
                spans.add(transition.at, transition.offset);
        }
    }
}

} // namespace

std::optional<std::vector<Zone::Span>> spansOfTzif(const QByteArray& file, qint64 until)
{
    const auto first = headerAt(file, 0);
    if (!first || file[4] < '2')
        return std::nullopt;
    const qsizetype second = headerSize + first->blockSize(4);
    const auto header = headerAt(file, second);
    if (!header || header->types == 0 || file.size() < second + headerSize + header->blockSize(8))
        return std::nullopt;

    const char* times = file.constData() + second + headerSize;
    const char* indices = times + qsizetype(header->transitions) * 8;
    const char* types = indices + header->transitions;
    const auto offsetOfType = [&](quint8 type) {
        return qFromBigEndian<qint32>(types + 6 * type);
    };

    SpanBuilder spans(offsetOfType(0));
    std::optional<qint64> lastTransition;
    for (quint32 i = 0; i < header->transitions; ++i) {
        const auto type = static_cast<quint8>(indices[i]);
        if (type >= header->types)
            return std::nullopt;
        lastTransition = qFromBigEndian<qint64>(times + 8 * i);
        spans.add(*lastTransition, offsetOfType(type));
    }
    const auto footer = file.sliced(second + headerSize + header->blockSize(8)).trimmed();
    if (const auto rule = PosixRule::parse(footer))
        addRule(spans, *rule, lastTransition, yearOf(until));
    return spans.take();
}

} // namespace fairlead
