#pragma once

#include "ui/wizard/wizardpage.h"

namespace fairlead {

class ChoiceGroup;

/// How the server writes for each lead: the prompt, and what happens to drafts that nobody reviewed.
class PersonalizationPage : public WizardPage
{
    Q_OBJECT
public:
    explicit PersonalizationPage(CampaignDocument& document, QWidget* parent = nullptr);

private:
    void refresh();

    QLabel* m_use;
    FieldBox* m_prompt;
    FieldBox* m_policyField;
    ChoiceGroup* m_policy;
};

} // namespace fairlead
