#include "ui/plan/export/planreport.h"

#include "models/campaign/fieldtext.h"
#include "models/common/plural.h"
#include "models/forecast/phrases.h"
#include "ui/plan/export/reportcalendar.h"
#include "ui/plan/export/reporttext.h"
#include "ui/plan/stepspainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

constexpr qreal between = 18;
constexpr qreal curvesHeight = 190;
constexpr qreal chipSide = 14;
constexpr qreal numberRoom = 40; ///< of a step's colour and number

struct PlanReportText
{
    Q_DECLARE_TR_FUNCTIONS(PlanReport)
};

QPalette paper()
{
    QPalette palette(QColor(0xf2, 0xf2, 0xf2), Qt::white);
    palette.setColor(QPalette::Base, Qt::white);
    for (const auto role : {QPalette::Text, QPalette::WindowText})
        palette.setColor(role, QColor(0x1a, 0x1a, 0x1a));
    return palette;
}

QString daysInWords(const PlanWords& words, qint64 number)
{
    return PlanReportText::tr("%1 days", nullptr, pluralOf(number)).arg(words.count(number));
}

/// "Monday, Tuesday, Friday"; runs of three days and more as "Monday to Friday".
QString weekdaysInWords(const PlanWords& words, const std::array<bool, 7>& days)
{
    const auto name = [&](std::size_t day) {
        return words.locale().standaloneDayName(static_cast<int>(day) + 1, QLocale::LongFormat);
    };
    QStringList parts;
    for (std::size_t day = 0; day < 7;) {
        std::size_t end = day;
        while (end < 7 && days[end])
            ++end;
        if (end - day >= 3)
            parts << PlanReportText::tr("%1 to %2", "weekdays").arg(name(day), name(end - 1));
        else
            for (auto each = day; each < end; ++each)
                parts << name(each);
        day = std::max(end, day + 1);
    }
    return parts.join(QStringLiteral(", "));
}

/// How it was calculated, in a few short sentences.
QStringList calculationInWords(const Plan& plan, const PlanWords& words)
{
    const auto& input = plan.input;
    const auto& window = input.window;
    const bool isWholeDay = window.start == 0 && window.end >= secondsPerDay - 1;
    const auto days = weekdaysInWords(words, window.days);
    QStringList lines;
    lines << (isWholeDay ? PlanReportText::tr("Messages go out %1, all day (%2 time).", "weekdays and place")
                               .arg(days, shortName(window.zone))
                         : PlanReportText::tr("Messages go out %1, from %2 to %3 (%4 time).",
                                              "weekdays, two times and a place")
                               .arg(days, words.timeOfDay(static_cast<int>(window.start)),
                                    words.timeOfDay(static_cast<int>(window.end)), shortName(window.zone)));
    lines << PlanReportText::tr("At most %1 a day, with at least %2 between two.")
                 .arg(messagesInWords(words, input.dailyLimit), phrases::duration(input.minInterval));
    if (input.steps() > 1)
        lines << (input.order == SendOrder::FollowUpsFirst
                      ? PlanReportText::tr("Follow-ups that are due go before first messages to new people.")
                      : PlanReportText::tr("First messages to new people go before follow-ups."));
    for (std::size_t step = 0; step < input.dropOut.size(); ++step)
        if (input.dropOut[step] > 0)
            lines << PlanReportText::tr("After step %1 we expect %2 % of people to need no further message.")
                         .arg(words.count(static_cast<qint64>(step) + 1),
                              words.locale().toString(input.dropOut[step] / 100.0));
    lines << PlanReportText::tr("Dates are planned; replies and public holidays can move them.");
    return lines;
}

} // namespace

PlanReport::PlanReport(ReportContent content, qreal width, qint64 now)
    : m_content(std::move(content)), m_width(width), m_style(paper(), QFont())
{
    addText(titleOf(m_content.campaign), m_style.heading, m_style.text, 6);
    addText(summary(), m_style.title, m_style.text, m_content.list.isEmpty() ? between : 4);
    if (!m_content.list.isEmpty())
        addText(PlanReportText::tr("List: %1").arg(m_content.list), m_style.normal, m_style.quiet, between);
    addSteps();
    addCurves();
    addCalendar();
    addCalculation();
    addMaker(now);
}

QString PlanReport::summary() const
{
    const auto& plan = *m_content.plan;
    const auto& words = m_content.words;
    const auto dateOfInstant = [&](qint64 instant) {
        return words.date(dateOf(words.zone().labelAt(instant)));
    };
    if (plan.input.leads == 0)
        return PlanReportText::tr("No people are planned yet, so nothing is sent.");
    const auto start = PlanReportText::tr("%1 · %2", "people and messages")
                           .arg(words.leads(plan.input.leads), messagesInWords(words, plan.actions));
    if (!plan.first || !plan.last)
        return PlanReportText::tr("%1 · nothing is sent", "people and messages").arg(start);
    if (!plan.complete)
        return PlanReportText::tr("%1 · from %2, for more than ten years", "people and messages, a date")
            .arg(start, dateOfInstant(*plan.first));
    const auto first = dateOfInstant(*plan.first);
    const auto last = dateOfInstant(*plan.last);
    return first == last ? PlanReportText::tr("%1 · %2", "people and messages, a date").arg(start, first)
                         : PlanReportText::tr("%1 · %2 to %3", "people and messages, two dates")
                               .arg(start, first, last);
}

void PlanReport::add(qreal height, std::function<void(QPainter&, const QRectF&)> paint)
{
    m_blocks.push_back({height, std::move(paint), false});
}

void PlanReport::addText(const QString& text, const QFont& font, const QColor& color, qreal after)
{
    const ReportText paragraph(text, font, m_width);
    add(paragraph.height() + after,
        [=](QPainter& painter, const QRectF& area) { paragraph.paint(painter, area.topLeft(), color); });
}

void PlanReport::addHeading(const QString& text)
{
    addText(text, m_style.title, m_style.text, 6);
    m_blocks.back().goesWithNext = true;
}

void PlanReport::addSteps()
{
    addHeading(PlanReportText::tr("Steps"));
    for (std::size_t i = 0; i < m_content.steps.size(); ++i)
        addStep(i);
    m_blocks.back().height += between;
}

/// "at the start", "3 days after step 1"
QString PlanReport::whenOf(std::size_t step) const
{
    const auto& words = m_content.words;
    const auto delay = m_content.plan->input.delayDays[step];
    if (step == 0)
        return delay == 0 ? PlanReportText::tr("at the start")
                          : PlanReportText::tr("%1 after the start").arg(daysInWords(words, delay));
    const auto before = words.count(static_cast<qint64>(step));
    return delay == 0 ? PlanReportText::tr("right after step %1").arg(before)
                      : PlanReportText::tr("%1 after step %2").arg(daysInWords(words, delay), before);
}

/// "1,200 messages, 1 Dec – 10 Dec"
QString PlanReport::periodOf(std::size_t step) const
{
    const auto& words = m_content.words;
    const auto& total = m_content.plan->steps[step];
    if (!total.first || !total.last)
        return PlanReportText::tr("nothing is sent");
    const auto day = [&](qint64 instant) {
        return words.shortDate(dateOf(words.zone().labelAt(instant)));
    };
    const auto first = day(*total.first);
    const auto last = day(*total.last);
    return PlanReportText::tr("%1, %2", "messages and dates")
        .arg(messagesInWords(words, total.actions),
             first == last ? first : PlanReportText::tr("%1 – %2", "two dates").arg(first, last));
}

void PlanReport::addStep(std::size_t index)
{
    const auto& step = m_content.steps[index];
    const qreal half = (m_width - numberRoom) * 0.56;
    const ReportText what(PlanReportText::tr("%1, %2", "a channel and when").arg(step.channel, whenOf(index)),
                          m_style.normal, half, 1);
    const ReportText number(m_content.words.count(static_cast<qint64>(index) + 1), m_style.normal, 20, 1);
    std::vector<ReportText> below;
    for (const auto& line : {step.firstLine, step.abTest})
        if (!line.isEmpty())
            below.emplace_back(line, m_style.small, m_width - numberRoom, 1);
    qreal height = what.height() + 8;
    for (const auto& line : below)
        height += line.height();
    const auto paint = [=, this, period = periodOf(index)](QPainter& painter, const QRectF& area) {
        const qreal top = area.top() + 3;
        m_style.fillStep(painter,
                         QRectF(area.left(), top + (what.height() - chipSide) / 2, chipSide, chipSide),
                         static_cast<int>(index) + 1);
        number.paint(painter, {area.left() + chipSide + 4, top}, m_style.text);
        what.paint(painter, {area.left() + numberRoom, top}, m_style.text);
        painter.setFont(m_style.normal);
        painter.setPen(m_style.text);
        painter.drawText(QRectF(area.left(), top, m_width, what.height()), Qt::AlignRight | Qt::AlignVCenter,
                         period);
        qreal y = top + what.height();
        for (const auto& line : below) {
            line.paint(painter, {area.left() + numberRoom, y}, m_style.quiet);
            y += line.height();
        }
        painter.setPen(QPen(m_style.line, 1));
        painter.drawLine(QPointF(area.left(), area.top() + height),
                         QPointF(area.right(), area.top() + height));
    };
    add(height, paint);
}

void PlanReport::addCurves()
{
    if (m_content.plan->days.empty())
        return;
    addHeading(PlanReportText::tr("People reached by each step"));
    const auto plot = stepsPlot({m_width, curvesHeight}, StepsMode::Curves, m_style);
    const StepsGeometry geometry(*m_content.plan, StepsMode::Curves, plot);
    add(curvesHeight + between, [this, geometry](QPainter& painter, const QRectF& area) {
        painter.save();
        painter.translate(area.topLeft());
        paintSteps(painter, *m_content.plan, m_content.words, geometry, m_style);
        painter.restore();
    });
}

/// Week by week, so that a page is filled whatever the month.
void PlanReport::addCalendar()
{
    if (m_content.plan->days.empty())
        return;
    addHeading(PlanReportText::tr("Calendar"));
    addText(PlanReportText::tr("Each day: its messages in all, and how many of which step."), m_style.small,
            m_style.quiet, 2);
    m_blocks.back().goesWithNext = true;
    const auto calendar =
        std::make_shared<const ReportCalendar>(m_content.plan, m_content.words, m_style, m_width);
    for (const auto& week : calendar->weeks()) {
        if (week.beginsMonth) {
            add(calendar->headHeight(), [=](QPainter& painter, const QRectF& area) {
                calendar->paintHead(painter, area.topLeft(), week);
            });
            m_blocks.back().goesWithNext = true;
        }
        add(calendar->weekHeight(week), [=](QPainter& painter, const QRectF& area) {
            calendar->paintWeek(painter, area.topLeft(), week);
        });
    }
    m_blocks.back().height += between;
}

void PlanReport::addCalculation()
{
    addHeading(PlanReportText::tr("How we calculated"));
    const auto lines = calculationInWords(*m_content.plan, m_content.words);
    for (const auto& line : lines) {
        addText(line, m_style.normal, m_style.text, 2);
        m_blocks.back().goesWithNext = &line != &lines.back();
    }
    m_blocks.back().height += 8;
}

void PlanReport::addMaker(qint64 now)
{
    const auto& words = m_content.words;
    const auto day = words.date(dateOf(words.zone().labelAt(now)));
    m_blocks.back().goesWithNext = true;
    addText(m_content.author.isEmpty()
                ? PlanReportText::tr("Planned with Fairlead on %1", "a date").arg(day)
                : PlanReportText::tr("Planned by %1 with Fairlead on %2", "a person and a date")
                      .arg(m_content.author, day),
            m_style.small, m_style.quiet, 0);
}

qreal PlanReport::height() const
{
    qreal height = 0;
    for (const auto& block : m_blocks)
        height += block.height;
    return height;
}

std::vector<std::pair<std::size_t, std::size_t>> PlanReport::pages(qreal pageHeight) const
{
    std::vector<std::pair<std::size_t, std::size_t>> pages;
    std::size_t from = 0;
    qreal filled = 0;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        if (i > from && filled + m_blocks[i].height > pageHeight) {
            auto end = i;
            while (end > from && m_blocks[end - 1].goesWithNext)
                --end;
            end = end > from ? end : i; // a page of headings alone stays as it is
            pages.emplace_back(from, end);
            from = end;
            filled = 0;
            for (auto moved = end; moved < i; ++moved)
                filled += m_blocks[moved].height;
        }
        filled += m_blocks[i].height;
    }
    pages.emplace_back(from, m_blocks.size());
    return pages;
}

bool PlanReport::paint(QPainter& painter, std::size_t from, std::size_t until,
                       const std::atomic_bool* cancelled) const
{
    qreal top = 0;
    for (auto i = from; i < until; ++i) {
        if (cancelled && *cancelled)
            return false;
        m_blocks[i].paint(painter, QRectF(0, top, m_width, m_blocks[i].height));
        top += m_blocks[i].height;
    }
    return true;
}

} // namespace fairlead
