#include "ui/plan/foldable.h"

#include "ui/common/spacing.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace fairlead {

Foldable::Foldable(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_title(title), m_button(new QToolButton), m_content(content)
{
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_button);
    layout->addWidget(m_content);
    m_content->setContentsMargins(spacing::wide, 0, 0, spacing::normal);
    connect(m_button, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    setEssence({});
    setOpen(false);
}

void Foldable::setEssence(const QString& essence)
{
    m_whole = essence.isEmpty() ? m_title : tr("%1: %2", "title and essence").arg(m_title, essence);
    m_button->setAccessibleName(m_whole);
    m_button->setToolTip(essence);
    fitTitle();
}

/// A button cuts the middle out of what is too long, which joins two halves that do not belong together.
void Foldable::fitTitle()
{
    const auto metrics = m_button->fontMetrics();
    m_button->setText(m_whole);
    const int beside = m_button->sizeHint().width() - metrics.horizontalAdvance(m_whole);
    m_button->setText(metrics.elidedText(m_whole, Qt::ElideRight, width() - beside));
}

void Foldable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTitle();
}

void Foldable::setOpen(bool open)
{
    m_isOpen = open;
    m_button->setAccessibleDescription(open ? tr("Unfolded") : tr("Folded"));
    m_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
}

} // namespace fairlead
