#include "tests/ui/wizardfixture.h"

#include "models/drafts/campaignfile.h"

#include <QApplication>
#include <QTest>

namespace fairlead {

namespace {

void fill(Catalog& catalog)
{
    const auto text = [](const char* latin) {
        return QString::fromLatin1(latin);
    };
    catalog.setDatasets({{text("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01"),
                          text("Manufacturing"),
                          1200,
                          {text("first_name"), text("company")}},
                         {text("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a02"),
                          text("Founders"),
                          340,
                          {text("first_name"), text("linkedin_url")}},
                         {text("3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a03"), text("Trade fair"), 200, {}}});
    catalog.setAliases({{text("7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b01"), text("jana@fairlead.example")},
                        {text("7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b02"), text("team@fairlead.example")}});
    catalog.setAccounts({{text("d5f7b9c1-3e5a-4d7f-9b1c-8a2e4f6c0d01"), text("Jana Weiss")}});
    catalog.setTemplates({{text("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f01"), text("Opening"), {}, {}},
                          {text("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f02"), text("Opening, short"), {}, {}},
                          {text("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f03"), text("Reminder"), {}, {}},
                          {text("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f04"), text("Second reminder"), {}, {}},
                          {text("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f05"), text("Case study"), {}, {}},
                          {text("b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f06"), text("Farewell"), {}, {}}});
    catalog.setProfiles({{text("c8e1a3b5-7d9f-4b2c-8e4a-6f1d3c5b7a01"), text("Jana, founder"), {}, true},
                         {text("c8e1a3b5-7d9f-4b2c-8e4a-6f1d3c5b7a02"), text("Team"), {}, false},
                         {text("c8e1a3b5-7d9f-4b2c-8e4a-6f1d3c5b7a03"), text("Sales"), {}, false}});
}

} // namespace

WizardFixture::WizardFixture(const CampaignDraft& draft, QSettings* settings) : document(draft)
{
    fill(catalog);
    const WizardSubject subject{QStringLiteral("draft-1"),  document, catalog, gateway, [] { return now; },
                                [this] {
                                    return account; }, settings};
    window = std::make_unique<CampaignWindow>(subject);
    window->resize(1280, 800);
    window->show();
    QApplication::setActiveWindow(window.get());
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("The window never became active");
}

CampaignDraft sampleDraft(const QString& name)
{
    const auto file = readCampaignFile(QStringLiteral(FAIRLEAD_SAMPLES "/%1.campaign").arg(name));
    return file.draft.value_or(CampaignDraft());
}

} // namespace fairlead
