#include "ui/plan/calendarview.h"

#include "models/common/plural.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int viewMargin = 12;

} // namespace

CalendarView::CalendarView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("planCalendar"));
    setAccessibleName(tr("Calendar of the plan"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    m_style = PlanStyle::of(*this);
}

void CalendarView::setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words)
{
    m_plan = std::move(plan);
    m_content = m_plan ? CalendarContent(*m_plan, words) : CalendarContent();
    layOut();
    const bool isShown =
        m_marks.current >= m_geometry.firstDate() && m_marks.current <= m_geometry.lastDate();
    if (m_plan && !isShown)
        m_marks.current = m_content.firstDate;
    setAccessibleDescription(currentText());
    viewport()->update();
}

void CalendarView::setCurrentDate(qint64 date)
{
    if (!m_plan)
        return;
    date = std::clamp(date, m_geometry.firstDate(), m_geometry.lastDate());
    const auto before = std::exchange(m_marks.current, date);
    const auto cell = m_geometry.cellOf(date).translated(0, viewMargin);
    const auto top = verticalScrollBar()->value();
    if (cell.top() < top + m_geometry.metrics().weekdays)
        verticalScrollBar()->setValue(
            qRound(cell.top() - m_geometry.metrics().title - m_geometry.metrics().weekdays));
    else if (cell.bottom() > top + viewport()->height())
        verticalScrollBar()->setValue(qRound(cell.bottom() - viewport()->height() + viewMargin));
    updateDate(before);
    updateDate(date);
    const auto text = currentText();
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT described(text);
    if (before != date)
        Q_EMIT currentDateChanged(date);
}

QString CalendarView::textOf(qint64 date) const
{
    if (!m_plan)
        return {};
    QString text;
    if (const auto* day = m_content.dayOn(*m_plan, date))
        text = m_content.words.day(*day);
    else if (!m_plan->input.window.days[static_cast<std::size_t>(weekdayOf(date))])
        text = tr("%1: not a sending day").arg(m_content.words.date(date));
    else
        text = tr("%1: nothing is sent").arg(m_content.words.date(date));
    if (const auto* change = m_content.changeOn(date)) {
        const int minutes = pluralOf(std::abs(change->forward) / 60);
        text += change->forward > 0 ? tr(" · the clock goes forward %n minutes", nullptr, minutes)
                                    : tr(" · the clock goes back %n minutes", nullptr, minutes);
    }
    return text;
}

QPointF CalendarView::offset() const
{
    return QPointF(viewMargin, viewMargin - verticalScrollBar()->value());
}

void CalendarView::layOut()
{
    if (!m_plan) {
        m_geometry = {};
        verticalScrollBar()->setRange(0, 0);
        return;
    }
    m_geometry =
        CalendarGeometry(m_content.firstDate, m_content.lastDate, m_content.words.locale().firstDayOfWeek(),
                         viewport()->width() - 2 * viewMargin, calendarMetrics(m_style));
    const int height = qRound(m_geometry.height()) + 2 * viewMargin;
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(qRound(m_geometry.metrics().cell));
}

void CalendarView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_style.base);
    if (!m_plan)
        return;
    painter.translate(offset());
    auto marks = m_marks;
    if (!hasFocus())
        marks.current = -1;
    paintCalendar(painter, *m_plan, m_content, m_geometry, m_style,
                  QRectF(event->rect()).translated(-offset()), marks);
}

void CalendarView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void CalendarView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange &&
        event->type() != QEvent::StyleChange)
        return;
    m_style = PlanStyle::of(*this);
    layOut();
    viewport()->update();
}

std::optional<qint64> CalendarView::dateAfterKey(int key) const
{
    const auto current = dateFromDays(m_marks.current);
    const int sign = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (key) {
    case Qt::Key_Left:
        return m_marks.current - sign;
    case Qt::Key_Right:
        return m_marks.current + sign;
    case Qt::Key_Up:
        return m_marks.current - 7;
    case Qt::Key_Down:
        return m_marks.current + 7;
    case Qt::Key_PageUp:
        return daysFromDate(current.addMonths(-1));
    case Qt::Key_PageDown:
        return daysFromDate(current.addMonths(1));
    case Qt::Key_Home:
        return m_content.firstDate;
    case Qt::Key_End:
        return m_content.lastDate;
    default:
        return std::nullopt;
    }
}

void CalendarView::keyPressEvent(QKeyEvent* event)
{
    if (!m_plan)
        return QAbstractScrollArea::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT dayOpened(m_marks.current);
    else if (const auto date = dateAfterKey(event->key()))
        setCurrentDate(*date);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

std::optional<qint64> CalendarView::dateAt(QPointF point) const
{
    return m_plan ? m_geometry.dateAt(point - offset()) : std::nullopt;
}

void CalendarView::updateDate(qint64 date)
{
    viewport()->update(m_geometry.cellOf(date).translated(offset()).toAlignedRect().adjusted(-2, -2, 2, 2));
}

void CalendarView::hover(qint64 date)
{
    const auto before = std::exchange(m_marks.hovered, date);
    if (before == date)
        return;
    updateDate(before);
    updateDate(date);
    Q_EMIT described(date < 0 ? QString() : textOf(date));
}

void CalendarView::mousePressEvent(QMouseEvent* event)
{
    if (const auto date = dateAt(event->position()); date && event->button() == Qt::LeftButton)
        setCurrentDate(*date);
}

void CalendarView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto date = dateAt(event->position()))
        Q_EMIT dayOpened(*date);
}

void CalendarView::mouseMoveEvent(QMouseEvent* event)
{
    hover(dateAt(event->position()).value_or(-1));
}

bool CalendarView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        hover(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace fairlead
