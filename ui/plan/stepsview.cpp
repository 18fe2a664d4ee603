#include "ui/plan/stepsview.h"

#include "models/common/plural.h"
#include "ui/common/spacing.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

namespace fairlead {

StepsView::StepsView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("planSteps"));
    setAccessibleName(tr("Steps of the plan"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(160);
    m_style = PlanStyle::of(*this);
}

void StepsView::setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words)
{
    m_plan = std::move(plan);
    m_words = words;
    m_current = -1;
    layOut();
}

void StepsView::setMode(StepsMode mode)
{
    m_mode = mode;
    layOut();
}

void StepsView::layOut()
{
    if (m_plan)
        m_geometry = StepsGeometry(*m_plan, m_mode, stepsPlot(QSizeF(size()), m_mode, m_style));
    update();
}

/// "50 first contacts, 3 follow-ups"
QString StepsView::intakeOf(const PlanDay& day) const
{
    const qint64 first = day.byStep[0];
    const qint64 later = qint64(day.total) - first;
    return tr("%1, %2", "first contacts and follow-ups")
        .arg(tr("%1 first contacts", nullptr, pluralOf(first)).arg(m_words.count(first)),
             tr("%1 follow-ups", nullptr, pluralOf(later)).arg(m_words.count(later)));
}

QString StepsView::textOf(qint64 date) const
{
    std::array<qint64, maxForecastSteps> sent{};
    const PlanDay* today = nullptr;
    for (const auto& day : m_plan->days) {
        if (day.date > date)
            break;
        today = day.date == date ? &day : nullptr;
        for (std::size_t step = 0; step < sent.size(); ++step)
            sent[step] += day.byStep[step];
    }
    QStringList parts{tr("%1: %2").arg(m_words.date(date), m_words.actions(today ? today->total : 0))};
    if (m_mode == StepsMode::Intake && today)
        parts << intakeOf(*today);
    for (std::size_t step = 0; step < m_plan->steps.size() && m_mode != StepsMode::Intake; ++step) {
        const auto number = m_words.count(static_cast<qint64>(step) + 1);
        if (m_mode == StepsMode::Lanes)
            parts << tr("step %1: %2").arg(number, m_words.count(today ? today->byStep[step] : 0));
        else
            parts << tr("step %1: %2 of %3 so far")
                         .arg(number, m_words.count(sent[step]), m_words.count(m_plan->steps[step].actions));
    }
    return parts.join(QStringLiteral(" · "));
}

void StepsView::setCurrentDate(qint64 date)
{
    if (!m_plan || m_plan->days.empty())
        return;
    m_current = std::clamp(date, m_geometry.firstDate(), m_geometry.lastDate());
    const auto text = textOf(m_current);
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT described(text);
    update();
}

void StepsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.base);
    if (m_plan)
        paintSteps(painter, *m_plan, m_words, m_geometry, m_style, m_current);
}

void StepsView::resizeEvent(QResizeEvent*)
{
    layOut();
}

void StepsView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_style = PlanStyle::of(*this);
    layOut();
}

void StepsView::keyPressEvent(QKeyEvent* event)
{
    const auto current = m_current < 0 ? m_geometry.firstDate() - 1 : m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrentDate(current - 1);
    case Qt::Key_Right:
        return setCurrentDate(current + 1);
    case Qt::Key_PageUp:
        return setCurrentDate(current - 7);
    case Qt::Key_PageDown:
        return setCurrentDate(current + 7);
    case Qt::Key_Home:
        return setCurrentDate(m_geometry.firstDate());
    case Qt::Key_End:
        return setCurrentDate(m_geometry.lastDate());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT dayOpened(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void StepsView::mouseMoveEvent(QMouseEvent* event)
{
    setCurrentDate(m_geometry.dateAt(event->position().x()));
}

void StepsView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_plan && !m_plan->days.empty())
        Q_EMIT dayOpened(m_geometry.dateAt(event->position().x()));
}

void StepsView::leaveEvent(QEvent*)
{
    m_current = -1;
    Q_EMIT described({});
    update();
}

StepsPage::StepsPage(QWidget* parent) : QWidget(parent), m_view(new StepsView)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* modes = new QButtonGroup(this);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, 0);
    row->setSpacing(spacing::tight);
    const auto add = [&](StepsMode mode, const QString& name, const QString& description) {
        auto* button = new QToolButton;
        button->setText(name);
        button->setAccessibleDescription(description);
        button->setToolTip(description);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setChecked(mode == StepsMode::Curves);
        modes->addButton(button, static_cast<int>(mode));
        row->addWidget(button);
    };
    add(StepsMode::Curves, tr("So far"), tr("How many people each step has reached by then"));
    add(StepsMode::Lanes, tr("A day"), tr("How many messages of each step there are a day"));
    add(StepsMode::Intake, tr("New and follow-ups"), tr("First contacts against follow-ups, a day"));
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    connect(modes, &QButtonGroup::idClicked, m_view,
            [this](int mode) { m_view->setMode(static_cast<StepsMode>(mode)); });
}

} // namespace fairlead
