#pragma once

#include "models/catalog/catalog.h"
#include "models/workspace/draftaccount.h"
#include "tests/ui/fakegateway.h"
#include "tests/ui/wizarduser.h"

#include <memory>

namespace fairlead {

/// The wizard on a document, with a catalog of sample data and a gateway without a server.
class WizardFixture
{
public:
    static constexpr qint64 now = 1'795'500'000; ///< 2026-11-24T06:00:00Z

    /// @param settings what windows remember; null: nothing
    explicit WizardFixture(const CampaignDraft& draft, QSettings* settings = nullptr);

    const Campaign& campaign() const { return document.campaign(); }
    PageId page() const { return window->currentPage(); }
    void show(PageId id) const { user().show(id); }
    QWidget* control(const QString& name) const { return user().control(name); }
    template <typename Widget>
    Widget* control(const QString& name) const
    {
        return user().control<Widget>(name);
    }
    void type(const QString& name, const QString& text) const { user().type(name, text); }
    void press(const QString& name) const { user().press(name); }
    bool says(const QString& text) const { return user().says(text); }
    bool lists(const QString& text) const { return user().lists(text); }
    bool notices(const QString& text) const { return user().notices(text); }

    Catalog catalog;
    CampaignDocument document;
    FakeGateway gateway;
    DraftAccount account{.inUse = connected()}; ///< after a change: window->showAccount()
    std::unique_ptr<CampaignWindow> window;

private:
    static Workspace connected()
    {
        Workspace bavlio;
        bavlio.id = bavlio.name = QStringLiteral("Bavlio");
        return bavlio;
    }
    WizardUser user() const { return WizardUser(*window); }
};

/// One of the sample campaigns that come with the program.
CampaignDraft sampleDraft(const QString& name);

} // namespace fairlead
