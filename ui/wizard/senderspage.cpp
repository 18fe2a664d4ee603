#include "ui/wizard/senderspage.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/schema.h"
#include "models/catalog/catalog.h"
#include "models/common/plural.h"
#include "ui/common/checklist.h"
#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/common/searchcombo.h"
#include "ui/common/spacing.h"
#include "ui/wizard/catalogstatus.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int addressHeight = 32;
constexpr int shownAddresses = 6;

QVBoxLayout* groupLayout(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    return layout;
}

} // namespace

SendersPage::SendersPage(CampaignDocument& document, Catalog& catalog, QWidget* parent)
    : WizardPage(PageId::Senders, document, tr("Who the messages come from."), parent), m_catalog(catalog)
{
    addAliases();
    addAccount();
    body()->addStretch(1);
    connect(&document, &CampaignDocument::changed, this, &SendersPage::showChoice);
    connect(&catalog, &Catalog::changed, this, &SendersPage::showLists);
    showLists();
}

void SendersPage::addAliases()
{
    m_aliasPart = new QWidget;
    auto* layout = groupLayout(m_aliasPart);
    m_aliases = new CheckList;
    m_aliases->setUniformItemSizes(true);
    connect(m_aliases, &QListWidget::itemChanged, this, &SendersPage::takeChecks);
    m_aliasField = addField(tr("&Sender addresses"), m_aliases, QStringLiteral("/alias_ids"), layout);
    layout->addWidget(new CatalogStatus(m_catalog, Catalog::List::Aliases));

    m_pasted = new LineEdit;
    m_pasted->setPlaceholderText(tr("Id of another address"));
    m_pasted->setAccessibleName(tr("Id of another address"));
    m_pasted->setMaximumWidth(400);
    m_add = new QPushButton(tr("&Add"));
    m_add->setAccessibleName(tr("Add the address"));
    m_add->setEnabled(false);
    connect(m_pasted, &LineEdit::edited, this,
            [this](const QString& text) { m_add->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_pasted, &QLineEdit::returnPressed, this, &SendersPage::addPasted);
    connect(m_add, &QPushButton::clicked, this, &SendersPage::addPasted);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::normal);
    row->addWidget(m_pasted, 1);
    row->addWidget(m_add);
    row->addStretch();
    layout->addLayout(row);
    body()->addWidget(m_aliasPart);
}

void SendersPage::addAccount()
{
    m_accountPart = new QWidget;
    auto* layout = groupLayout(m_accountPart);
    m_account = new SearchCombo;
    m_account->setMaximumWidth(400);
    m_accountField =
        addField(tr("&LinkedIn account"), m_account, QStringLiteral("/connected_account_id"), layout);
    m_accountField->setHelp(tr("Choose one, or paste an id. Accounts are connected on the website."));
    bindings().choice(m_account, at("/connected_account_id"));
    layout->addWidget(new CatalogStatus(m_catalog, Catalog::List::Accounts));
    body()->addWidget(m_accountPart);
}

QStringList SendersPage::chosenAliases() const
{
    return campaign().aliasIds.valueOr({});
}

void SendersPage::addPasted()
{
    const auto id = m_pasted->text().trimmed();
    if (id.isEmpty())
        return;
    auto ids = chosenAliases();
    if (!ids.contains(id))
        ids << id;
    setField(document(), QStringLiteral("/alias_ids"), Field<QStringList>(ids));
    document().endMerging();
    m_pasted->clear();
}

void SendersPage::takeChecks()
{
    auto ids = chosenAliases();
    for (int row = 0; row < m_aliases->count(); ++row) {
        const auto* item = m_aliases->item(row);
        const auto id = item->data(Qt::UserRole).toString();
        if (item->checkState() == Qt::Unchecked)
            ids.removeAll(id);
        else if (!ids.contains(id))
            ids << id;
    }
    setField(document(), QStringLiteral("/alias_ids"), Field<QStringList>(ids));
    document().endMerging();
}

void SendersPage::showLists()
{
    QList<SearchCombo::Entry> accounts;
    for (const auto& account : m_catalog.accounts())
        accounts << SearchCombo::Entry{account.id, account.name};
    m_account->setEntries(accounts);
    const QSignalBlocker quiet(m_aliases);
    m_aliases->clear();
    showChoice();
}

void SendersPage::showChoice()
{
    bindings().load();
    const auto type = textOf(campaign().type);
    const auto chosen = chosenAliases();
    const bool email = type != QLatin1String(schema::typeLinkedIn);
    const bool linkedIn =
        type == QLatin1String(schema::typeLinkedIn) || type == QLatin1String(schema::typeMixed);
    m_aliasPart->setVisible(email || !chosen.isEmpty());
    m_aliasPart->setEnabled(email);
    m_accountPart->setVisible(linkedIn || !textOf(campaign().connectedAccountId).isEmpty());
    m_accountPart->setEnabled(linkedIn);

    const QSignalBlocker quiet(m_aliases);
    const auto show = [&](const QString& id, const QString& label) {
        QListWidgetItem* item = nullptr;
        for (int row = 0; row < m_aliases->count() && !item; ++row)
            if (m_aliases->item(row)->data(Qt::UserRole).toString() == id)
                item = m_aliases->item(row);
        if (!item) {
            item = new QListWidgetItem(label, m_aliases);
            item->setData(Qt::UserRole, id);
            item->setSizeHint(QSize(100, addressHeight));
        }
        item->setCheckState(chosen.contains(id) ? Qt::Checked : Qt::Unchecked);
    };
    for (const auto& alias : m_catalog.aliases())
        show(alias.id, alias.fullEmail);
    for (const auto& id : chosen)
        show(id, id);
    m_aliasField->setCounter(tr("%Ln chosen", nullptr, pluralOf(chosen.size())));
    m_aliases->setFixedHeight(std::clamp(m_aliases->count(), 1, shownAddresses) * addressHeight +
                              2 * m_aliases->frameWidth());
    m_aliases->setVisible(m_aliases->count() > 0);
}

} // namespace fairlead
