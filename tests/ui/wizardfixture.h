#pragma once

#include "models/catalog/catalog.h"
#include "tests/ui/fakegateway.h"
#include "ui/wizard/campaignwindow.h"

#include <QLabel>
#include <QWidget>

#include <memory>

namespace fairlead {

/// The wizard on a document, with a catalog of sample data and a gateway without a server.
class WizardFixture
{
public:
    static constexpr qint64 now = 1'795'500'000; ///< 2026-11-24T06:00:00Z

    explicit WizardFixture(const CampaignDraft& draft);

    const Campaign& campaign() const { return document.campaign(); }
    PageId page() const { return window->currentPage(); }
    void show(PageId id);

    /// The control of the present page with that accessible name; the test fails without one.
    QWidget* control(const QString& name) const;
    template <typename Widget>
    Widget* control(const QString& name) const
    {
        return qobject_cast<Widget*>(control(name));
    }

    /// Replaces a line's text by key presses.
    void type(const QString& name, const QString& text) const;
    void press(const QString& name) const;

    /// Whether the present page shows a label with that text in it.
    bool says(const QString& text) const;

    Catalog catalog;
    CampaignDocument document;
    FakeGateway gateway;
    std::unique_ptr<CampaignWindow> window;
};

/// One of the sample campaigns that come with the program.
CampaignDraft sampleDraft(const QString& name);

/// What can take the focus inside a widget and is visible to the user.
QList<QWidget*> focusableIn(const QWidget* root);
QString accessibleName(QWidget* widget);

} // namespace fairlead
