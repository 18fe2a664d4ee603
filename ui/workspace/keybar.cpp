#include "ui/workspace/keybar.h"

#include "models/workspace/workspacegateway.h"
#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace fairlead {

namespace {

constexpr int iconSize = 18;

} // namespace

KeyBar::KeyBar(WorkspaceGateway& gateway, QWidget* parent)
    : QFrame(parent),
      m_gateway(gateway),
      m_text(new WrapLabel(this)),
      m_enter(new QPushButton(tr("Enter a &key…"), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto* icon = new QLabel(this);
    icon->setPixmap(themedIcon(QStringLiteral("lock"), IconTint::Warning)
                        .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    m_text->setObjectName(QStringLiteral("keyTrouble"));
    m_text->setTextFormat(Qt::PlainText);
    m_enter->setObjectName(QStringLiteral("enterKey"));
    auto* again = new QPushButton(tr("Try a&gain"), this);
    again->setObjectName(QStringLiteral("retryKey"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    layout->setSpacing(spacing::normal);
    layout->addWidget(icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(again);
    layout->addWidget(m_enter);

    connect(again, &QPushButton::clicked, this, [this] { m_gateway.retryKey(); });
    connect(m_enter, &QPushButton::clicked, this, [this] {
        // A workspace given on the command line is in no list, so there is nowhere to keep its key.
        if (m_gateway.current().id.isEmpty())
            Q_EMIT connectRequested();
        else
            Q_EMIT keyRequested();
    });
    connect(&m_gateway, &WorkspaceGateway::keyTroubleChanged, this, &KeyBar::refresh);
    refresh();
}

void KeyBar::refresh()
{
    m_text->setText(m_gateway.keyTrouble());
    setVisible(!m_gateway.keyTrouble().isEmpty());
    if (isHidden())
        return;
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace fairlead
