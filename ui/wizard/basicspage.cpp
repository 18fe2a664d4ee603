#include "ui/wizard/basicspage.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/schema.h"
#include "ui/common/choicegroup.h"
#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/common/plaintextedit.h"

#include <QVBoxLayout>

namespace fairlead {

BasicsPage::BasicsPage(CampaignDocument& document, QWidget* parent)
    : WizardPage(PageId::Basics, document,
                 tr("What you will recognise this campaign by. Leads never see any of it."), parent)
{
    auto* name = new LineEdit;
    m_name = addField(tr("&Name"), name, QStringLiteral("/name"));
    bindings().text(name, at("/name"));

    auto* description = new PlainTextEdit;
    description->setFixedHeight(96);
    m_description = addField(tr("&Description, if you like"), description, QStringLiteral("/description"));
    bindings().text(description, at("/description"));

    auto* type = new ChoiceGroup({
        {QLatin1String(schema::typeEmail), tr("E-&mail"),
         tr("Every step is an e-mail from your sender addresses.")},
        {QLatin1String(schema::typeLinkedIn), tr("&LinkedIn"),
         tr("Every step is a connection request or a message from your LinkedIn account.")},
        {QLatin1String(schema::typeMixed), tr("M&ixed"), tr("Each step is one or the other.")},
    });
    addField(tr("&Type"), type, QStringLiteral("/type"))
        ->setHelp(tr("What another type does not use stays in the draft: switching back brings it back."));
    bindings().choice(type, at("/type"));
    body()->addStretch(1);

    bindings().load();
    showLengths();
    connect(&document, &CampaignDocument::changed, this, &BasicsPage::showLengths);
}

void BasicsPage::showLengths()
{
    m_name->setCounter(lengthCounter(textOf(campaign().name), schema::campaignField("name").maximum));
    m_description->setCounter(
        lengthCounter(textOf(campaign().description), schema::campaignField("description").maximum));
}

} // namespace fairlead
