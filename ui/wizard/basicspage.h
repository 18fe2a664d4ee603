#pragma once

#include "ui/wizard/wizardpage.h"

namespace fairlead {

/// Name, description and type.
class BasicsPage : public WizardPage
{
    Q_OBJECT
public:
    explicit BasicsPage(CampaignDocument& document, QWidget* parent = nullptr);

private:
    void showLengths();

    FieldBox* m_name;
    FieldBox* m_description;
};

} // namespace fairlead
