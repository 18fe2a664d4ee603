#include "ui/wizard/personalizationpage.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/formats.h"
#include "models/campaign/schema.h"
#include "models/common/plural.h"
#include "ui/common/choicegroup.h"
#include "ui/common/fieldbox.h"
#include "ui/common/plaintextedit.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

bool isPersonal(const Step& step)
{
    const auto& variants = variantsOf(step);
    return step.aiPersonalizationEnabled.valueOr(false) ||
           std::any_of(variants.begin(), variants.end(), [](const Variant& variant) {
               return variant.type.valueOr({}) == QLatin1String(schema::variantPersonalization);
           });
}

QString useInWords(const Campaign& campaign)
{
    const auto& steps = stepsOf(campaign);
    const auto personal = std::count_if(steps.begin(), steps.end(), isPersonal);
    if (personal == 0)
        return PersonalizationPage::tr(
            "No step is personalized at present; what stands here is kept and saved with the campaign.");
    return PersonalizationPage::tr("%1 of %2 steps are personalized.", nullptr, pluralOf(personal))
        .arg(personal)
        .arg(steps.size());
}

} // namespace

PersonalizationPage::PersonalizationPage(CampaignDocument& document, QWidget* parent)
    : WizardPage(PageId::Personalization, document, tr("What the AI is told when it writes for each person."),
                 parent),
      m_use(new WrapLabel)
{
    body()->addWidget(m_use);
    auto* prompt = new PlainTextEdit;
    prompt->setMinimumHeight(200);
    m_prompt = addField(tr("&Prompt, if you like"), prompt, QStringLiteral("/system_prompt"));
    m_prompt->setHelp(tr("Without one, the sender profile's prompt is used, else the account's."));
    bindings().text(prompt, at("/system_prompt"));

    m_policy = new ChoiceGroup({
        {QStringLiteral("launch_default"), tr("&Let the AI write anyway"), {}},
        {QStringLiteral("hold"), tr("Pa&use the campaign and tell me"), {}},
        {QStringLiteral("cancel"), tr("Ma&ke it a draft again and tell me"), {}},
    });
    m_policyField = addField(tr("When a planned start comes and drafts are &not reviewed"), m_policy,
                             QStringLiteral("/unreviewed_launch_policy"));
    bindings().choice(m_policy, at("/unreviewed_launch_policy"));
    body()->addStretch(1);
    bindings().load();
    refresh();
    connect(&document, &CampaignDocument::changed, this, &PersonalizationPage::refresh);
}

void PersonalizationPage::refresh()
{
    const auto& spec = schema::campaignField("system_prompt");
    const QLocale locale;
    m_prompt->setCounter(tr("%1 characters, %2 to %3")
                             .arg(locale.toString(codePoints(textOf(campaign().systemPrompt))),
                                  locale.toString(spec.minimum), locale.toString(spec.maximum)));
    m_use->setText(useInWords(campaign()));
    const bool immediate = textOf(campaign().launchType) == QLatin1String(schema::launchImmediate);
    m_policy->setEnabled(!immediate);
    m_policyField->setHelp(immediate ? tr("Only for a planned start; this campaign is launched at once. The "
                                          "choice is kept.")
                                     : QString());
}

} // namespace fairlead
