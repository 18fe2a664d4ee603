#include "ui/plan/comparechart.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QKeyEvent>

#include <algorithm>

namespace fairlead {

namespace {

qint64 totalOn(const Plan& plan, qint64 date)
{
    const auto day = std::ranges::lower_bound(plan.days, date, {}, &PlanDay::date);
    return day != plan.days.end() && day->date == date ? day->total : 0;
}

} // namespace

CompareChart::CompareChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("planCompareChart"));
    setAccessibleName(tr("Load a day of both plans"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(120);
    m_style = PlanStyle::of(*this);
}

void CompareChart::setPlans(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words)
{
    m_mine = mine;
    m_other = other;
    m_words = words;
    m_current = -1;
    layOut();
}

bool CompareChart::hasNothing() const
{
    return !m_mine.plan || !m_other.plan || (m_mine.plan->days.empty() && m_other.plan->days.empty());
}

void CompareChart::layOut()
{
    const QFontMetricsF metrics(m_style.small);
    const qreal left = metrics.averageCharWidth() * 7 + 8;
    const QRectF plot(left, metrics.height() + 6, std::max<qreal>(1, width() - left - 12),
                      std::max<qreal>(1, height() - 3 * metrics.height() - 14));
    if (m_mine.plan && m_other.plan)
        m_geometry = CompareGeometry(*m_mine.plan, *m_other.plan, plot);
    update();
}

void CompareChart::paintAxis(QPainter& painter) const
{
    const auto& plot = m_geometry.plot();
    const QFontMetricsF metrics(m_style.small);
    const qint64 peak = m_geometry.peak();
    for (const qint64 number : {peak, qint64(0), -peak}) {
        const qreal y = m_geometry.yOf(number);
        painter.setPen(QPen(number == 0 ? m_style.quiet : m_style.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(m_style.quiet);
        painter.drawText(QRectF(0, y - 10, plot.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter,
                         m_words.count(std::abs(number)));
    }
    const qreal baseline = height() - metrics.descent() - 2;
    painter.drawText(QPointF(plot.left(), baseline), m_words.shortDate(m_geometry.firstDate()));
    const auto last = m_words.shortDate(m_geometry.lastDate());
    painter.drawText(QPointF(plot.right() - metrics.horizontalAdvance(last), baseline), last);
    painter.setPen(m_style.text);
    painter.drawText(QPointF(plot.left(), metrics.ascent() + 2), tr("This plan"));
    painter.drawText(QPointF(plot.left(), plot.bottom() + metrics.ascent() + 2),
                     metrics.elidedText(m_other.name, Qt::ElideRight, plot.width()));
}

void CompareChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.base);
    if (hasNothing())
        return;
    painter.setFont(m_style.small);
    paintAxis(painter);
    painter.setPen(Qt::NoPen);
    m_style.fillBars(painter, m_geometry.mine(), 1);
    painter.setBrush(mixed(m_style.base, m_style.text, 0.4));
    painter.drawRects(m_geometry.other());
    if (m_current < 0)
        return;
    const qreal x = (m_geometry.xOf(m_current) + m_geometry.xOf(m_current + 1)) / 2;
    painter.setPen(QPen(m_style.accent, 1));
    painter.drawLine(QPointF(x, m_geometry.plot().top()), QPointF(x, m_geometry.plot().bottom()));
}

QString CompareChart::currentText() const
{
    if (m_current < 0 || hasNothing())
        return {};
    return tr("%1: %2, “%3” %4")
        .arg(m_words.date(m_current), m_words.actions(totalOn(*m_mine.plan, m_current)), m_other.name,
             m_words.actions(totalOn(*m_other.plan, m_current)));
}

void CompareChart::setCurrentDate(qint64 date)
{
    if (hasNothing())
        return;
    m_current = std::clamp(date, m_geometry.firstDate(), m_geometry.lastDate());
    setAccessibleDescription(currentText());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT described(currentText());
    update();
}

void CompareChart::resizeEvent(QResizeEvent*)
{
    layOut();
}

void CompareChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_style = PlanStyle::of(*this);
    layOut();
}

void CompareChart::keyPressEvent(QKeyEvent* event)
{
    const auto current = m_current < 0 ? m_geometry.firstDate() - 1 : m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrentDate(current - 1);
    case Qt::Key_Right:
        return setCurrentDate(current + 1);
    case Qt::Key_Home:
        return setCurrentDate(m_geometry.firstDate());
    case Qt::Key_End:
        return setCurrentDate(m_geometry.lastDate());
    default:
        QWidget::keyPressEvent(event);
    }
}

void CompareChart::mouseMoveEvent(QMouseEvent* event)
{
    setCurrentDate(m_geometry.dateAt(event->position().x()));
}

void CompareChart::leaveEvent(QEvent*)
{
    m_current = -1;
    Q_EMIT described({});
    update();
}

} // namespace fairlead
