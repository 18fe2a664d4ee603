#include "ui/plan/leadview.h"

#include "models/forecast/explanation.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/leadsearch.h"

#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int nodeColumn = 48;
constexpr qreal nodeRadius = 11;

} // namespace

LeadStep::LeadStep(QWidget* parent)
    : QWidget(parent), m_style(PlanStyle::of(*this)), m_title(new WrapLabel), m_why(new WrapLabel)
{
    auto font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_why->setSelectable();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(nodeColumn, spacing::tight, spacing::normal, spacing::wide);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_title);
    layout->addWidget(m_why);
}

void LeadStep::setContent(const Place& place, const QString& title, const QStringList& reasons)
{
    m_place = place;
    m_title->setText(title);
    m_why->setText(reasons.join(u'\n'));
    m_why->setVisible(!reasons.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(reasons.join(u' '));
    update();
}

void LeadStep::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& style = m_style;
    const QPointF node(nodeColumn / 2.0, m_title->geometry().top() + fontMetrics().height() / 2.0);
    painter.setPen(QPen(style.line, 2));
    painter.drawLine(QPointF(node.x(), m_place.isFirst ? node.y() : 0),
                     QPointF(node.x(), m_place.isLast ? node.y() : height()));
    painter.setBrush(style.base);
    painter.setPen(m_place.isSent ? style.stepPen(m_place.step, 2.5) : QPen(style.quiet, 1.5, Qt::DotLine));
    painter.drawEllipse(node, nodeRadius, nodeRadius);
    painter.setFont(style.strong);
    painter.setPen(m_place.isSent ? style.text : style.quiet);
    painter.drawText(QRectF(node.x() - nodeRadius, node.y() - nodeRadius, 2 * nodeRadius, 2 * nodeRadius),
                     Qt::AlignCenter, locale().toString(m_place.step));
}

void LeadStep::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_style = PlanStyle::of(*this);
}

LeadView::LeadView(QWidget* parent)
    : QWidget(parent), m_search(new LeadSearch), m_name(new WrapLabel), m_steps(new QVBoxLayout)
{
    setObjectName(QStringLiteral("planLead"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_name->setObjectName(QStringLiteral("planLeadName"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, spacing::normal, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_steps);
    column->addStretch();
    m_steps->setSpacing(0);
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What this person receives"));
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_name);
    layout->addWidget(scroll, 1);
    connect(m_search, &LeadSearch::leadChosen, this, [this](qint64 lead) {
        m_lead = lead;
        rebuild();
    });
}

void LeadView::setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words)
{
    const bool isFirst = !m_plan;
    const auto before = lead();
    m_plan = std::move(plan);
    m_words = words;
    m_search->setLeads(m_plan->input.leads, words);
    rebuild();
    if (isFirst || lead() != before)
        m_search->setLead(lead());
}

/// The one that was asked for comes back when there are enough leads again, as while their number is typed.
qint64 LeadView::lead() const
{
    return m_plan ? std::clamp<qint64>(m_lead, 0, std::max<qint64>(0, m_plan->input.leads - 1)) : m_lead;
}

void LeadView::setLead(qint64 lead)
{
    m_lead = lead;
    rebuild();
    m_search->setLead(this->lead());
}

void LeadView::reset()
{
    m_search->forgetRows();
}

QString LeadView::title(int step, std::optional<qint64> sent) const
{
    const auto number = m_words.count(step);
    return sent ? tr("Step %1 · %2").arg(number, m_words.instant(*sent))
                : tr("Step %1 · not sent").arg(number);
}

/// Each step keeps its widget: a new one would be laid out with every key press.
void LeadView::rebuild()
{
    if (!m_plan)
        return;
    m_name->setText(m_plan->input.leads > 0 ? tr("Lead %1").arg(m_words.count(lead())) : QString());
    const auto explanations = explainLead(*m_plan, lead());
    const int steps = static_cast<int>(explanations.size());
    while (m_steps->count() > steps) {
        auto* item = m_steps->takeAt(steps);
        item->widget()->deleteLater();
        delete item;
    }
    while (m_steps->count() < steps)
        m_steps->addWidget(new LeadStep);
    for (int step = 1; step <= steps; ++step) {
        const auto& explanation = explanations[static_cast<std::size_t>(step - 1)];
        const auto& sent = explanation.sentAt;
        auto* shown = static_cast<LeadStep*>(m_steps->itemAt(step - 1)->widget());
        shown->setContent({step, sent.has_value(), step == 1, step == steps}, title(step, sent),
                          sentences(explanation, m_words.zone()));
    }
}

} // namespace fairlead
