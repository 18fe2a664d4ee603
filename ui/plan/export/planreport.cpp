#include "ui/plan/export/planreport.h"

#include "models/campaign/fieldtext.h"
#include "models/forecast/assumption.h"
#include "ui/plan/calendarpainter.h"
#include "ui/plan/stepspainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

constexpr qreal between = 16;
constexpr qreal curvesHeight = 220;

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

/// A calendar's row of months, told apart by their top.
struct CalendarPicture
{
    std::shared_ptr<const Plan> plan;
    CalendarContent content;
    CalendarGeometry geometry;
};

} // namespace

PlanReport::PlanReport(ReportContent content, qreal width)
    : m_content(std::move(content)), m_width(width), m_style(paper(), QFont())
{
    addText(titleOf(m_content.campaign), m_style.heading, m_style.text, 4);
    addText(m_content.words.summary(*m_content.plan), m_style.title, m_style.text, 4);
    addText(m_content.words.detail(*m_content.plan), m_style.normal, m_style.quiet, between);
    addSteps();
    addCurves();
    addWarnings();
    addAssumptions();
    addCalendar();
}

void PlanReport::add(qreal height, std::function<void(QPainter&, const QRectF&)> paint)
{
    m_blocks.push_back({height, std::move(paint), false});
}

void PlanReport::addText(const QString& text, const QFont& font, const QColor& color, qreal after)
{
    const QFontMetricsF metrics(font);
    const auto flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    const qreal height = std::ceil(metrics.boundingRect(QRectF(0, 0, m_width, 1e6), flags, text).height());
    add(height + after, [=](QPainter& painter, const QRectF& area) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(area, flags, text);
    });
}

void PlanReport::addHeading(const QString& text)
{
    addText(text, m_style.title, m_style.text, 6);
    m_blocks.back().goesWithNext = true;
}

void PlanReport::addSteps()
{
    addHeading(PlanReportText::tr("Steps"));
    QList<QStringList> rows{{PlanReportText::tr("Step"), PlanReportText::tr("Delay"),
                             PlanReportText::tr("Actions"), PlanReportText::tr("First"),
                             PlanReportText::tr("Last")}};
    const auto& plan = *m_content.plan;
    const auto& words = m_content.words;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const auto& step = plan.steps[i];
        const auto delay = plan.input.delayDays[i];
        rows << QStringList{
            words.count(static_cast<qint64>(i) + 1),
            delay == 1 ? PlanReportText::tr("1 day") : PlanReportText::tr("%1 days").arg(words.count(delay)),
            words.count(step.actions), step.first ? words.instant(*step.first) : PlanReportText::tr("never"),
            step.last ? words.instant(*step.last) : PlanReportText::tr("never")};
    }
    const qreal line = std::ceil(QFontMetricsF(m_style.normal).height()) + 6;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        add(line, [=, this, cells = rows[row]](QPainter& painter, const QRectF& area) {
            static constexpr std::array<qreal, 6> edges{0, 0.09, 0.2, 0.32, 0.66, 1};
            painter.setFont(row == 0 ? m_style.small : m_style.normal);
            painter.setPen(row == 0 ? m_style.quiet : m_style.text);
            for (qsizetype column = 0; column < cells.size(); ++column) {
                const auto at = static_cast<std::size_t>(column);
                const QRectF cell(area.left() + edges[at] * area.width() + (column == 0 ? 20 : 0), area.top(),
                                  (edges[at + 1] - edges[at]) * area.width(), line);
                painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, cells[column]);
            }
            if (row > 0)
                m_style.fillStep(painter, QRectF(area.left(), area.top() + (line - 12) / 2, 12, 12),
                                 static_cast<int>(row));
            painter.setPen(QPen(m_style.line, 1));
            painter.drawLine(QPointF(area.left(), area.top() + line),
                             QPointF(area.right(), area.top() + line));
        });
        const auto variants =
            row > 0 ? words.variants(m_content.variants[static_cast<std::size_t>(row - 1)]) : QString();
        if (!variants.isEmpty())
            addText(variants, m_style.small, m_style.quiet, 4);
    }
    addText({}, m_style.small, m_style.text, between);
}

void PlanReport::addCurves()
{
    if (m_content.plan->days.empty())
        return;
    addHeading(PlanReportText::tr("Leads reached by each step"));
    const auto plot = stepsPlot({m_width, curvesHeight}, StepsMode::Curves, m_style);
    const StepsGeometry geometry(*m_content.plan, StepsMode::Curves, plot);
    add(curvesHeight + between, [this, geometry](QPainter& painter, const QRectF& area) {
        painter.save();
        painter.translate(area.topLeft());
        paintSteps(painter, *m_content.plan, m_content.words, geometry, m_style);
        painter.restore();
    });
}

void PlanReport::addWarnings()
{
    if (m_content.warnings.empty())
        return;
    addHeading(PlanReportText::tr("Open warnings"));
    for (const auto& warning : m_content.warnings)
        addText(QStringLiteral("• ") + warning, m_style.normal, m_style.warning, 4);
    addText({}, m_style.small, m_style.text, 0);
}

void PlanReport::addAssumptions()
{
    addHeading(PlanReportText::tr("This is a forecast. It assumes:"));
    for (const auto& assumption : assumptionsOf(*m_content.plan, m_content.facts))
        addText(QStringLiteral("• %1 (%2)").arg(assumption.text, nameOf(assumption.evidence)), m_style.normal,
                m_style.text, 2);
    addText({}, m_style.small, m_style.text, 0);
}

void PlanReport::addCalendar()
{
    if (m_content.plan->days.empty())
        return;
    addHeading(PlanReportText::tr("Calendar"));
    addText(
        PlanReportText::tr(
            "A line over a day: the daily limit was reached while more was due. A broken line: the window "
            "closed "
            "while more was due. A clock: the clocks change."),
        m_style.small, m_style.quiet, 8);
    m_blocks.back().goesWithNext = true;
    auto picture = std::make_shared<CalendarPicture>();
    picture->plan = m_content.plan;
    picture->content = CalendarContent(*picture->plan, m_content.words);
    picture->geometry =
        CalendarGeometry(picture->content.firstDate, picture->content.lastDate,
                         m_content.words.locale().firstDayOfWeek(), m_width, calendarMetrics(m_style));
    const auto& months = picture->geometry.months();
    for (std::size_t i = 0; i < months.size();) {
        const qreal top = months[i].area.top();
        qreal bottom = top;
        for (; i < months.size() && months[i].area.top() == top; ++i)
            bottom = std::max(bottom, months[i].area.bottom());
        add(bottom - top + between, [this, picture, top, bottom](QPainter& painter, const QRectF& area) {
            painter.save();
            painter.translate(area.left(), area.top() - top);
            paintCalendar(painter, *picture->plan, picture->content, picture->geometry, m_style,
                          QRectF(0, top + 1, m_width, bottom - top - 2));
            painter.restore();
        });
    }
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
