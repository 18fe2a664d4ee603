#include "ui/wizard/audiencepage.h"

#include "models/campaign/draft.h"
#include "models/campaign/fieldtext.h"
#include "models/campaign/formats.h"
#include "models/catalog/catalog.h"
#include "models/common/plural.h"
#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/common/searchlist.h"
#include "ui/wizard/catalogstatus.h"

#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

QString detailOf(const Dataset& dataset)
{
    QStringList parts;
    if (dataset.rows >= 0)
        parts << AudiencePage::tr("%1 people", nullptr, pluralOf(dataset.rows))
                     .arg(QLocale().toString(dataset.rows));
    if (!dataset.columns.isEmpty())
        parts << dataset.columns.join(QStringLiteral(", "));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

AudiencePage::AudiencePage(CampaignDocument& document, Catalog& catalog, QWidget* parent)
    : WizardPage(PageId::Audience, document, tr("The list of people that this campaign goes to."), parent),
      m_catalog(catalog),
      m_list(new SearchList(tr("Datasets")))
{
    auto* box = new FieldBox(tr("&Datasets"), m_list);
    body()->addWidget(box);
    body()->addWidget(new CatalogStatus(catalog, Catalog::List::Datasets));
    auto* id = new LineEdit;
    id->setPlaceholderText(QStringLiteral("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01"));
    id->setMaximumWidth(400);
    m_id = addField(tr("Dataset &id"), id, QStringLiteral("/dataset_id"));
    bindings().text(id, at("/dataset_id"));
    body()->addStretch(1);

    connect(m_list, &SearchList::chosen, this, &AudiencePage::choose);
    connect(&document, &CampaignDocument::changed, this, &AudiencePage::showChoice);
    connect(&catalog, &Catalog::changed, this, &AudiencePage::showDatasets);
    bindings().load();
    showDatasets();
}

/// A plan that is not told otherwise is for all leads of the dataset, also of the next one that is chosen.
void AudiencePage::choose(const QString& id)
{
    const auto rowsOf = [this](const QString& dataset) {
        const auto& all = m_catalog.datasets();
        const auto found = std::ranges::find(all, dataset, &Dataset::id);
        return found == all.end() ? qint64(-1) : found->rows;
    };
    document().edit(tr("Dataset"), [&](CampaignDraft& draft) {
        const auto before = rowsOf(textOf(draft.campaign.datasetId));
        draft.campaign.datasetId = id;
        auto settings = forecastSettings(draft);
        const bool follows = !settings.leads.hasValue() || settings.leads.value() == before;
        if (const auto rows = rowsOf(id); follows && rows >= 0) {
            settings.leads = rows;
            setForecastSettings(draft, settings);
        }
    });
    document().endMerging();
}

void AudiencePage::showDatasets()
{
    QList<SearchList::Row> rows;
    for (const auto& dataset : m_catalog.datasets())
        rows << SearchList::Row{dataset.id, dataset.name, detailOf(dataset)};
    m_list->setRows(rows);
    m_list->setVisible(!rows.isEmpty());
    showChoice();
}

void AudiencePage::showChoice()
{
    const auto id = textOf(campaign().datasetId);
    m_list->setValue(id);
    const auto& datasets = m_catalog.datasets();
    const auto found = std::find_if(datasets.begin(), datasets.end(), [&](const Dataset& dataset) {
        return dataset.id.compare(id, Qt::CaseInsensitive) == 0;
    });
    if (found != datasets.end())
        m_id->setHelp(found->name);
    else
        m_id->setHelp(tr("Filled in by choosing above, or paste one."));
}

} // namespace fairlead
