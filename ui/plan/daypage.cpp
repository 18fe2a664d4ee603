#include "ui/plan/daypage.h"

#include "ui/common/spacing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace fairlead {

namespace {

QToolButton* button(const QString& text, const QString& name, QWidget* view, Qt::Key key)
{
    auto* made = new QToolButton;
    made->setText(text);
    made->setAccessibleName(name);
    made->setToolTip(
        QStringLiteral("%1 (%2)").arg(name, QKeySequence(key).toString(QKeySequence::NativeText)));
    made->setAutoRaise(true);
    // The buttons say what the keys say, so there is one path for both.
    QObject::connect(made, &QToolButton::clicked, view, [view, key] {
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(view, &press);
    });
    return made;
}

} // namespace

DayPage::DayPage(QWidget* parent) : QWidget(parent), m_view(new DayView), m_title(new QLabel)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    row->setSpacing(spacing::tight);
    row->addWidget(button(QStringLiteral("‹"), tr("Sending day before"), m_view, Qt::Key_PageUp));
    row->addWidget(button(QStringLiteral("›"), tr("Sending day after"), m_view, Qt::Key_PageDown));
    row->addWidget(m_title, 1);
    row->addWidget(button(QStringLiteral("−"), tr("Show more time"), m_view, Qt::Key_Minus));
    row->addWidget(button(QStringLiteral("+"), tr("Show less time"), m_view, Qt::Key_Plus));
    row->addWidget(button(tr("24 h"), tr("Show the whole day"), m_view, Qt::Key_0));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    connect(m_view, &DayView::dateChanged, this,
            [this](qint64 date) { m_title->setText(m_words.date(date)); });
}

void DayPage::setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words)
{
    m_words = words;
    m_view->setPlan(std::move(plan), words, Zone::system());
    m_title->setText(m_words.date(m_view->date()));
}

} // namespace fairlead
