#pragma once

#include "ui/wizard/wizardpage.h"

namespace fairlead {

class Catalog;
class SearchList;

/// The dataset whose leads the campaign goes to: from the workspace's list, or by a pasted id.
class AudiencePage : public WizardPage
{
    Q_OBJECT
public:
    AudiencePage(CampaignDocument& document, Catalog& catalog, QWidget* parent = nullptr);

private:
    void choose(const QString& id);
    void showDatasets();
    void showChoice();

    Catalog& m_catalog;
    SearchList* m_list;
    FieldBox* m_id;
};

} // namespace fairlead
