#include "ui/plan/dayview.h"

#include <QAccessible>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

constexpr double zoomStep = 1.5;
constexpr qreal grip = 5; ///< pixels within which the pointer is at an action

} // namespace

DayView::DayView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("planDay"));
    setAccessibleName(tr("Day of the plan"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    grabGesture(Qt::PinchGesture);
    setMinimumHeight(160);
    m_style = PlanStyle::of(*this);
}

void DayView::setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words, const Zone& mine)
{
    m_plan = std::move(plan);
    m_marks = {};
    if (!m_plan) {
        m_content = {};
        update();
        return;
    }
    m_content = DayContent(*m_plan, words, mine);
    const auto first = m_plan->days.empty() ? dateOf(m_plan->input.window.zone.labelAt(m_plan->input.launch))
                                            : m_plan->days.front().date;
    const auto last = m_plan->days.empty() ? first : m_plan->days.back().date;
    m_limits.from = static_cast<double>(dayBounds(*m_plan, first - 7).first);
    m_limits.until = static_cast<double>(dayBounds(*m_plan, last + 7).second);
    layOut();
    const auto kept = std::clamp(m_date, first, last);
    if (kept != m_date || m_scale.seconds() < m_limits.shortest)
        setDate(kept);
    update();
}

void DayView::layOut()
{
    if (!m_plan)
        return;
    m_geometry = DayGeometry(QSizeF(size()), static_cast<int>(m_content.rulers.size()), m_plan->input.steps(),
                             m_style);
    m_scale = m_scale.resized(m_geometry.plot.left(), m_geometry.plot.width());
}

void DayView::setDate(qint64 date)
{
    if (!m_plan)
        return;
    const auto [from, until] = dayBounds(*m_plan, date);
    const bool isNew = std::exchange(m_date, date) != date;
    m_scale = TimeScale(static_cast<double>(from), static_cast<double>(until), m_geometry.plot.left(),
                        m_geometry.plot.width());
    m_marks = {};
    say(currentText());
    if (isNew)
        Q_EMIT dateChanged(date);
    update();
}

QString DayView::currentText() const
{
    if (!m_plan)
        return {};
    if (m_marks.action >= 0)
        return textOf(m_plan->sent[static_cast<std::size_t>(m_marks.action)]);
    const auto day = std::ranges::lower_bound(m_plan->days, m_date, {}, &PlanDay::date);
    return day == m_plan->days.end() || day->date != m_date
               ? tr("%1: nothing is sent").arg(m_content.words.date(m_date))
               : m_content.words.day(*day);
}

void DayView::stepDay(int direction)
{
    if (!m_plan || m_plan->days.empty())
        return;
    const auto& days = m_plan->days;
    const auto after = std::ranges::upper_bound(days, m_date, {}, &PlanDay::date);
    if (direction > 0)
        setDate(after == days.end() ? days.back().date : after->date);
    else {
        const auto from = std::ranges::lower_bound(days, m_date, {}, &PlanDay::date);
        setDate(from == days.begin() ? days.front().date : std::prev(from)->date);
    }
}

void DayView::setScale(const TimeScale& scale)
{
    m_scale = scale;
    const auto middle = static_cast<qint64>((m_scale.from() + m_scale.until()) / 2);
    const auto date = m_plan ? dateOf(m_plan->input.window.zone.labelAt(middle)) : m_date;
    if (std::exchange(m_date, date) != date)
        Q_EMIT dateChanged(date);
    update();
}

void DayView::zoom(double factor, double x)
{
    setScale(m_scale.zoomed(factor, x, m_limits));
}

QString DayView::textOf(const Action& action) const
{
    QStringList times;
    for (const auto& ruler : m_content.rulers)
        times << ruler.words.time(m_plan->timeOf(action));
    return tr("Lead %1, step %2: %3, %4")
        .arg(m_content.words.count(action.lead), m_content.words.count(action.step),
             m_content.words.date(
                 dateOf(m_content.rulers.front().words.zone().labelAt(m_plan->timeOf(action)))),
             times.join(QStringLiteral(" = ")));
}

QString DayView::textAt(double instant) const
{
    QStringList times;
    const auto minute = static_cast<qint64>(instant / 60) * 60;
    for (const auto& ruler : m_content.rulers)
        times << ruler.words.time(minute);
    const auto piece = std::ranges::find_if(m_content.pieces, [&](const OpenPiece& each) {
        return static_cast<double>(each.from) <= instant && instant < static_cast<double>(each.until);
    });
    return tr("%1 · %2").arg(times.join(QStringLiteral(" = ")),
                             piece == m_content.pieces.end() ? tr("closed: nothing is sent") : tr("open"));
}

void DayView::say(const QString& text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT described(text);
}

void DayView::setCurrentAction(qsizetype index)
{
    if (!m_plan || m_plan->sent.empty())
        return;
    m_marks.action = std::clamp<qsizetype>(index, 0, static_cast<qsizetype>(m_plan->sent.size()) - 1);
    m_marks.instant = 0;
    const auto& action = m_plan->sent[static_cast<std::size_t>(m_marks.action)];
    const qreal x = m_scale.xOf(static_cast<double>(m_plan->timeOf(action)));
    if (x < m_scale.left() || x > m_scale.right())
        pan(x - (m_scale.left() + m_scale.right()) / 2);
    say(textOf(action));
    update();
}

void DayView::walk(int direction)
{
    if (m_marks.action >= 0)
        return setCurrentAction(m_marks.action + direction);
    const auto shown = actionsBetween(*m_plan, m_scale.from(), m_scale.until());
    const auto first = shown.data() - m_plan->sent.data();
    setCurrentAction(direction > 0 ? first : first + static_cast<qsizetype>(shown.size()) - 1);
}

bool DayView::handleKey(int key, bool shift)
{
    const double middle = (m_scale.left() + m_scale.right()) / 2;
    const double page = (m_scale.right() - m_scale.left()) / 8;
    switch (key) {
    case Qt::Key_Left:
        return shift ? walk(-1) : pan(-page), true;
    case Qt::Key_Right:
        return shift ? walk(1) : pan(page), true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(zoomStep, middle), true;
    case Qt::Key_Minus:
        return zoom(1 / zoomStep, middle), true;
    case Qt::Key_0:
        return setDate(m_date), true;
    case Qt::Key_PageUp:
        return stepDay(-1), true;
    case Qt::Key_PageDown:
        return stepDay(1), true;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (!m_plan->days.empty())
            setDate(key == Qt::Key_Home ? m_plan->days.front().date : m_plan->days.back().date);
        return true;
    default:
        return false;
    }
}

void DayView::keyPressEvent(QKeyEvent* event)
{
    if (!m_plan)
        return QWidget::keyPressEvent(event);
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_marks.action >= 0) {
        const auto& action = m_plan->sent[static_cast<std::size_t>(m_marks.action)];
        Q_EMIT actionOpened(action.lead, action.step);
    } else if (!handleKey(event->key(), event->modifiers() & Qt::ShiftModifier)) {
        QWidget::keyPressEvent(event);
    }
}

bool DayView::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture && pinch(static_cast<QNativeGestureEvent*>(event)))
        return true;
    if (event->type() == QEvent::Gesture && pinch(static_cast<QGestureEvent*>(event)))
        return true;
    return QWidget::event(event);
}

/// On a touch screen.
bool DayView::pinch(QGestureEvent* event)
{
    const auto* gesture = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (!m_plan || !gesture)
        return false;
    zoom(gesture->scaleFactor(), mapFromGlobal(gesture->centerPoint()).x());
    return true;
}

/// On a touch pad.

bool DayView::pinch(QNativeGestureEvent* event)
{
    if (!m_plan || event->gestureType() != Qt::ZoomNativeGesture)
        return false;
    zoom(std::exp(event->value()), event->position().x());
    return true;
}

void DayView::wheelEvent(QWheelEvent* event)
{
    if (!m_plan)
        return;
    const bool sideways = event->modifiers() & Qt::ShiftModifier ||
                          std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y());
    const auto delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (sideways)
        pan(event->pixelDelta().x() != 0 ? -event->pixelDelta().x() : -delta / 2.0);
    else
        zoom(std::pow(zoomStep, delta / 120.0), event->position().x());
    event->accept();
}

qsizetype DayView::actionAt(QPointF point) const
{
    const int step = m_geometry.stepAt(point.y());
    const auto near =
        actionsBetween(*m_plan, m_scale.timeAt(point.x() - grip), m_scale.timeAt(point.x() + grip));
    qsizetype best = -1;
    qreal least = grip + 1;
    for (const auto& action : near) {
        const qreal distance = std::abs(m_scale.xOf(static_cast<double>(m_plan->timeOf(action))) - point.x());
        if (action.step != step || distance >= least)
            continue;
        least = distance;
        best = &action - m_plan->sent.data();
    }
    return best;
}

void DayView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_plan)
        m_draggedFrom = event->position();
}

void DayView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_plan)
        return;
    if (m_draggedFrom && event->buttons() & Qt::LeftButton) {
        pan(m_draggedFrom->x() - event->position().x());
        m_draggedFrom = event->position();
        return;
    }
    m_marks.action = actionAt(event->position());
    m_marks.instant =
        m_geometry.plot.left() <= event->position().x() ? m_scale.timeAt(event->position().x()) : 0;
    if (m_marks.action >= 0)
        say(textOf(m_plan->sent[static_cast<std::size_t>(m_marks.action)]));
    else if (m_marks.instant > 0)
        Q_EMIT described(textAt(m_marks.instant));
    update();
}

void DayView::mouseReleaseEvent(QMouseEvent*)
{
    m_draggedFrom.reset();
}

void DayView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto index = m_plan ? actionAt(event->position()) : -1; index >= 0) {
        const auto& action = m_plan->sent[static_cast<std::size_t>(index)];
        Q_EMIT actionOpened(action.lead, action.step);
    }
}

void DayView::leaveEvent(QEvent*)
{
    m_marks = {};
    Q_EMIT described({});
    update();
}

void DayView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.base);
    if (m_plan)
        paintDay(painter, *m_plan, m_content, m_geometry, m_scale, m_style, m_marks);
}

void DayView::resizeEvent(QResizeEvent*)
{
    layOut();
}

void DayView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_style = PlanStyle::of(*this);
    layOut();
    update();
}

} // namespace fairlead
