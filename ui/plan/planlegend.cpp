#include "ui/plan/planlegend.h"

#include "ui/common/spacing.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QLocale>

#include <cmath>

namespace fairlead {

namespace {

constexpr qreal swatch = 12;

} // namespace

void paintClockMark(QPainter& painter, const PlanStyle& style, QPointF topLeft, qreal size, bool forward)
{
    const QRectF face(topLeft, QSizeF(size, size));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.warning, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(face);
    painter.drawLine(face.center(), face.center() - QPointF(0, size * 0.32));
    painter.drawLine(face.center(), face.center() + QPointF(forward ? size * 0.26 : -size * 0.26, 0));
    painter.restore();
}

PlanLegend::PlanLegend(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("planLegend"));
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    policy.setVerticalPolicy(QSizePolicy::Minimum);
    setSizePolicy(policy);
    m_style = PlanStyle::of(*this);
    rebuild();
}

void PlanLegend::setSteps(int steps)
{
    if (std::exchange(m_steps, steps) != steps)
        rebuild();
}

void PlanLegend::setMarksShown(bool shown)
{
    if (std::exchange(m_marksShown, shown) != shown)
        rebuild();
}

void PlanLegend::rebuild()
{
    m_entries.clear();
    for (int step = 1; step <= m_steps; ++step)
        m_entries.push_back({Entry::Kind::Step, step, tr("Step %1").arg(locale().toString(step))});
    if (m_marksShown && m_steps > 0) {
        m_entries.push_back({Entry::Kind::Limit, 0, tr("limit reached")});
        m_entries.push_back({Entry::Kind::Window, 0, tr("window too short")});
        m_entries.push_back({Entry::Kind::ClockChange, 0, tr("clock change")});
    }
    QStringList words;
    for (const auto& entry : m_entries)
        words << entry.text;
    setAccessibleName(tr("Legend: %1").arg(words.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

template <typename Place>
qreal PlanLegend::flow(qreal width, Place place) const
{
    const QFontMetricsF metrics(m_style.small);
    const qreal lineHeight = std::ceil(metrics.height()) + spacing::tight;
    QPointF at(0, 0);
    for (const auto& entry : m_entries) {
        const qreal needed = swatch + spacing::tight + metrics.horizontalAdvance(entry.text) + spacing::wide;
        if (at.x() > 0 && at.x() + needed - spacing::wide > width)
            at = QPointF(0, at.y() + lineHeight);
        place(entry, at);
        at.rx() += needed;
    }
    return m_entries.empty() ? 0 : at.y() + lineHeight;
}

int PlanLegend::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(flow(width, [](const Entry&, QPointF) {})));
}

QSize PlanLegend::sizeHint() const
{
    return {320, heightForWidth(320)};
}

void PlanLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(m_style.small);
    const QFontMetricsF metrics(m_style.small);
    flow(width(), [&](const Entry& entry, QPointF at) {
        const QRectF box(at.x(), at.y() + (metrics.height() - swatch) / 2, swatch, swatch);
        QPen lid(palette().color(QPalette::WindowText), 2, Qt::SolidLine, Qt::FlatCap);
        switch (entry.kind) {
        case Entry::Kind::Step:
            m_style.fillStep(painter, box, entry.step);
            break;
        case Entry::Kind::Window:
            lid.setDashPattern({2, 1.5});
            [[fallthrough]];
        case Entry::Kind::Limit:
            painter.setPen(lid);
            painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y());
            break;
        case Entry::Kind::ClockChange:
            paintClockMark(painter, m_style, box.topLeft() + QPointF(1, 1), swatch - 2, true);
            break;
        }
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QPointF(box.right() + spacing::tight, at.y() + metrics.ascent()), entry.text);
    });
}

void PlanLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange &&
        event->type() != QEvent::LocaleChange)
        return;
    m_style = PlanStyle::of(*this);
    rebuild();
}

} // namespace fairlead
