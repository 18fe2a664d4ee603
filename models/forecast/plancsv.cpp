#include "models/forecast/plancsv.h"

#include "models/campaign/formats.h"

#include <QIODevice>

namespace fairlead {

namespace {

constexpr qsizetype blockSize = 1 << 16;

/// Collects text and hands it on in blocks, so that millions of lines need no more memory than one block.
class BlockWriter
{
public:
    explicit BlockWriter(QIODevice& device, const std::atomic_bool* cancelled = nullptr)
        : m_device(device), m_cancelled(cancelled)
    {
        m_block.reserve(blockSize + 256);
    }

    bool isOk() const { return m_ok; }

    QByteArray& block() { return m_block; }

    void endLine()
    {
        m_block += '\n';
        if (m_block.size() >= blockSize)
            flush();
    }

    bool finish()
    {
        flush();
        return m_ok;
    }

private:
    void flush()
    {
        m_ok = m_ok && !(m_cancelled && *m_cancelled) && m_device.write(m_block) == m_block.size();
        m_block.resize(0);
    }

    QIODevice& m_device;
    const std::atomic_bool* m_cancelled;
    QByteArray m_block;
    bool m_ok = true;
};

/// Instants as text; consecutive ones of a day share their date.
class InstantWriter
{
public:
    void append(QByteArray& out, qint64 instant)
    {
        const auto day = dateOf(instant);
        if (m_text.isEmpty() || day != m_day) {
            m_day = day;
            m_text = formatInstant(instant).toLatin1();
        }
        const auto time = timeOf(instant);
        putTwoDigits(9, time / 3'600);
        putTwoDigits(6, time / 60 % 60);
        putTwoDigits(3, time % 60);
        out += m_text;
    }

private:
    void putTwoDigits(qsizetype fromEnd, qint64 value)
    {
        const auto at = m_text.size() - fromEnd;
        m_text[at] = static_cast<char>('0' + value / 10);
        m_text[at + 1] = static_cast<char>('0' + value % 10);
    }

    QByteArray m_text; ///< YYYY-MM-DDTHH:MM:SSZ
    qint64 m_day = 0;
};

} // namespace

bool writeActionsCsv(const Plan& plan, QIODevice& device, const std::atomic_bool* cancelled)
{
    BlockWriter writer(device, cancelled);
    InstantWriter instants;
    writer.block() += "lead,step,sent_at";
    writer.endLine();
    for (const auto& action : plan.sent) {
        writer.block() += QByteArray::number(action.lead) + ',' + QByteArray::number(action.step) + ',';
        instants.append(writer.block(), plan.timeOf(action));
        writer.endLine();
        if (!writer.isOk())
            break;
    }
    return writer.finish();
}

bool writeDaysCsv(const Plan& plan, QIODevice& device)
{
    BlockWriter writer(device);
    writer.block() += "date,opens,closes,total";
    for (int step = 1; step <= plan.input.steps(); ++step)
        writer.block() += ",step_" + QByteArray::number(step);
    writer.block() += ",bottleneck";
    writer.endLine();
    for (const auto& day : plan.days) {
        auto& line = writer.block();
        line += formatDate(day.date).toLatin1() + ',' + formatInstant(day.opens).toLatin1() + ',' +
                formatInstant(day.closes).toLatin1() + ',' + QByteArray::number(day.total);
        for (std::size_t step = 0; step < plan.steps.size(); ++step)
            line += ',' + QByteArray::number(day.byStep[step]);
        line += ',' + nameOf(day.bottleneck).toLatin1();
        writer.endLine();
    }
    return writer.finish();
}

} // namespace fairlead
