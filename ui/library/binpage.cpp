#include "ui/library/binpage.h"

#include "models/campaign/fieldtext.h"
#include "models/drafts/draftrecord.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

BinPage::BinPage(QWidget* parent) : QWidget(parent), m_name(new WrapLabel(this)), m_text(new WrapLabel(this))
{
    m_name->setFont(themeFont(TypeSize::Title));
    m_name->setTextFormat(Qt::PlainText);
    m_text->setTextFormat(Qt::PlainText);
    auto* restore = new QPushButton(tr("&Restore from the bin"), this);
    restore->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::wide, spacing::page, spacing::wide);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_name);
    layout->addWidget(m_text);
    layout->addWidget(restore, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(m_draftId); });
}

void BinPage::show(const DraftSummary& summary)
{
    const QLocale locale;
    m_draftId = summary.id;
    m_name->setText(titleOf(summary.name));
    m_text->setText(
        tr("In the bin since %1, with its history and versions. It stays until you empty the bin.")
            .arg(locale.toString(summary.deletedAt.toLocalTime(), QLocale::ShortFormat)));
}

} // namespace fairlead
