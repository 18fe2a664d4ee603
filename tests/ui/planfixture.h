#pragma once

#include "models/campaign/document.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace fairlead {

inline constexpr qint64 now = 1'796'112'000; // 2026-12-01T08:00:00Z, a Tuesday, 09:00 in Berlin

/// Three steps at 0, +3 and +4 days, fifty actions a day between nine and five in Berlin.
inline CampaignDraft draftOf(qint64 leads)
{
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    draft.campaign.name = QStringLiteral("Autumn");
    std::vector<Step> steps(3);
    steps[0].delayDays = 0;
    steps[1].delayDays = 3;
    steps[2].delayDays = 4;
    draft.campaign.steps = steps;
    draft.campaign.dailyLimit = 50;
    draft.campaign.minIntervalSeconds = 120;
    draft.campaign.sendingWindowStart = QStringLiteral("09:00:00");
    draft.campaign.sendingWindowEnd = QStringLiteral("17:00:00");
    auto settings = forecastSettings(draft);
    settings.leads = leads;
    setForecastSettings(draft, settings);
    return draft;
}

/// A panel as a user has it before them.
struct Shown
{
    CampaignDocument document;
    PlanController controller;
    PlanPanel panel;

    explicit Shown(qint64 leads = 200)
        : document(draftOf(leads)), controller(nullptr, [] { return now; }), panel(controller)
    {
        controller.setDocument(&document);
        panel.resize(500, 900);
        panel.show();
        panel.activateWindow();
    }

    template <typename Widget>
    Widget* find(const char* name) const
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }

    QString text(const char* name) const { return find<QLabel>(name)->text(); }
    const Plan& plan() const { return *controller.plan(); }
    void waitForFacts()
    {
        QSignalSpy facts(&controller, &PlanController::factsChanged);
        controller.refresh();
        QVERIFY(facts.wait());
    }
};

} // namespace fairlead
