#pragma once

#include "ui/wizard/wizardpage.h"

class QListWidget;
class QPushButton;

namespace fairlead {

class Catalog;
class LineEdit;
class SearchCombo;

/// Who the campaign comes from: sender addresses, a LinkedIn account, or both.
class SendersPage : public WizardPage
{
    Q_OBJECT
public:
    SendersPage(CampaignDocument& document, Catalog& catalog, QWidget* parent = nullptr);

private:
    void addAliases();
    void addAccount();
    void addPasted();
    void takeChecks();
    void showLists();
    void showChoice();
    QStringList chosenAliases() const;

    Catalog& m_catalog;
    QWidget* m_aliasPart = nullptr;
    QListWidget* m_aliases = nullptr;
    LineEdit* m_pasted = nullptr;
    QPushButton* m_add = nullptr;
    FieldBox* m_aliasField = nullptr;
    QWidget* m_accountPart = nullptr;
    SearchCombo* m_account = nullptr;
    FieldBox* m_accountField = nullptr;
};

} // namespace fairlead
