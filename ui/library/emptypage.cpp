#include "ui/library/emptypage.h"

#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QVBoxLayout>

namespace fairlead {

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent), m_title(new WrapLabel(this)), m_text(new WrapLabel(this))
{
    m_title->setFont(themeFont(TypeSize::Title));
    m_text->setPalette(mutedPalette(palette()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    layout->setSpacing(spacing::normal);
    layout->addStretch(2);
    for (auto* label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
    }
    layout->addStretch(3);
}

void EmptyPage::show(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
}

} // namespace fairlead
