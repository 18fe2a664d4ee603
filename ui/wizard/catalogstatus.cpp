#include "ui/wizard/catalogstatus.h"

#include "models/common/plural.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace fairlead {

namespace {

std::size_t sizeOf(const Catalog& catalog, Catalog::List list)
{
    switch (list) {
    case Catalog::List::Datasets:
        return catalog.datasets().size();
    case Catalog::List::Aliases:
        return catalog.aliases().size();
    case Catalog::List::Accounts:
        return catalog.accounts().size();
    case Catalog::List::Templates:
        return catalog.templates().size();
    case Catalog::List::Profiles:
        return catalog.profiles().size();
    }
    Q_UNREACHABLE();
}

} // namespace

CatalogStatus::CatalogStatus(Catalog& catalog, Catalog::List list, QWidget* parent)
    : QWidget(parent),
      m_catalog(catalog),
      m_list(list),
      m_icon(new QLabel),
      m_words(new WrapLabel),
      m_again(new QToolButton)
{
    m_words->setFont(themeFont(TypeSize::Small));
    m_again->setIcon(themedIcon(QStringLiteral("refresh-cw")));
    m_again->setAutoRaise(true);
    m_again->setFocusPolicy(Qt::TabFocus);
    m_again->setToolTip(tr("Read the list again"));
    m_again->setAccessibleName(tr("Read the list again"));
    connect(m_again, &QToolButton::clicked, this, [this] { m_catalog.requestRefresh(m_list); });
    connect(&catalog, &Catalog::changed, this, &CatalogStatus::refresh);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_again, 0, Qt::AlignTop);
    refresh();
}

void CatalogStatus::refresh()
{
    const auto state = m_catalog.state(m_list);
    const bool failed = state == Catalog::State::Failed;
    const auto entries = sizeOf(m_catalog, m_list);
    m_icon->setVisible(failed);
    m_icon->setPixmap(severityIcon(Problem::Severity::Warning).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_words->setPalette(failed ? withTextColor(palette(), tintColor(IconTint::Warning, palette()))
                               : mutedPalette(palette()));
    m_again->setEnabled(state != Catalog::State::Loading);
    switch (state) {
    case Catalog::State::NotLoaded:
        m_words->setText(tr("Not read yet. An id can be pasted all the same."));
        return;
    case Catalog::State::Loading:
        m_words->setText(tr("Reading the list…"));
        return;
    case Catalog::State::Loaded:
        m_words->setText(entries == 0 ? tr("The account has none yet.")
                                      : tr("%Ln on the account", nullptr, pluralOf(entries)));
        return;
    case Catalog::State::Failed:
        m_words->setText(m_catalog.error(m_list) + u' ' +
                         (entries > 0 ? tr("The list is what was read before.")
                                      : tr("An id can be pasted all the same.")));
        return;
    }
}

} // namespace fairlead
