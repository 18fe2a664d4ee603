#include "ui/common/noticearea.h"

#include "ui/common/literaltext.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int iconSide = 16;

QLabel* iconOf(Notice::Kind kind, QWidget* parent)
{
    auto* label = new QLabel(parent);
    const auto icon = kind == Notice::Kind::Warning
                          ? themedIcon(QStringLiteral("triangle-alert"), IconTint::Warning)
                          : themedIcon(QStringLiteral("info"), IconTint::Accent);
    label->setPixmap(icon.pixmap(QSize(iconSide, iconSide), parent->devicePixelRatioF()));
    label->setAlignment(Qt::AlignVCenter);
    return label;
}

} // namespace

NoticeArea::NoticeArea(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setAccessibleName(tr("Notices"));
    hide();
}

void NoticeArea::set(const QString& subject, const Notice& notice)
{
    clear(subject);
    if (notice.text.isEmpty())
        return;
    auto* bar = barFor(subject, notice);
    m_bars[subject] = bar;
    m_layout->addWidget(bar);
    show();
    QAccessibleEvent event(bar, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeArea::clear(const QString& subject)
{
    const auto found = m_bars.find(subject);
    if (found == m_bars.end())
        return;
    m_layout->removeWidget(found->second);
    found->second->hide();
    found->second->deleteLater(); // one of its buttons may be what was pressed
    m_bars.erase(found);
    setVisible(!m_bars.empty());
}

QWidget* NoticeArea::barFor(const QString& subject, const Notice& notice)
{
    auto* bar = new QFrame(this);
    bar->setObjectName(subject);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::AlternateBase);
    bar->setAccessibleName(notice.text);
    auto* text = new WrapLabel(notice.text, bar);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    layout->setSpacing(spacing::normal);
    layout->addWidget(iconOf(notice.kind, bar));
    layout->addWidget(text, 1);
    for (const auto& way : notice.ways) {
        auto* button = new QPushButton(literalText(way.text), bar);
        connect(button, &QPushButton::clicked, this, way.run);
        layout->addWidget(button);
    }
    if (notice.canBeClosed) {
        auto* close = new QPushButton(tr("Dismiss"), bar);
        connect(close, &QPushButton::clicked, this, [this, subject] { clear(subject); });
        layout->addWidget(close);
    }
    return bar;
}

} // namespace fairlead
