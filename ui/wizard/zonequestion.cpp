#include "ui/wizard/zonequestion.h"

#include "models/forecast/zone.h"
#include "models/forecast/zonename.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

ZoneQuestion::ZoneQuestion(QWidget* parent) : QFrame(parent), m_words(new WrapLabel), m_zone(new QPushButton)
{
    setFrameShape(QFrame::StyledPanel);
    auto* utc = new QPushButton(tr("UTC"));
    auto* later = new QPushButton(tr("Ask me later"));
    later->setFlat(true);
    connect(m_zone, &QPushButton::clicked, this, [this] { Q_EMIT answered(false); });
    connect(utc, &QPushButton::clicked, this, [this] { Q_EMIT answered(true); });
    connect(later, &QPushButton::clicked, this, &ZoneQuestion::postponed);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::normal);
    for (auto* button : {m_zone, utc, later})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_words);
    layout->addLayout(buttons);
}

void ZoneQuestion::ask(const QString& account, const Zone& zone)
{
    const auto place = zoneName(zone.id());
    m_zone->setText(place);
    m_words->setText(
        tr("Does “%1” read the sending window by the clock of %2, or by UTC? Its documentation says "
           "both. Until you know, the plan is made with %2. You are asked once for this account.")
            .arg(account, place));
}

} // namespace fairlead
