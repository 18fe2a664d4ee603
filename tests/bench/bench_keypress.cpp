#include "tests/ui/wizardfixture.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"
#include "ui/wizard/wizardpage.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextEdit>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <ctime>
#include <numeric>

/// From a key press in any field of the wizard to the repainted plan with its facts: the time of the GUI
/// thread, at 10 000 leads and ten steps. The worker's time is not its time. The details beside the plan and
/// the count of problems follow when the typing rests, in turns of their own, which are measured by
/// themselves.
namespace {

using namespace fairlead;

constexpr qint64 leads = 10'000;

CampaignDraft tenSteps()
{
    auto draft = sampleDraft(QStringLiteral("ten-steps"));
    auto settings = forecastSettings(draft);
    settings.leads = leads;
    setForecastSettings(draft, settings);
    return draft;
}

/// Processor time of this thread: neither waiting for the worker nor other programs count.
double now()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

class Typist
{
public:
    explicit Typist(PlanPanel::View view)
        : m_wizard(tenSteps()), m_controller(nullptr, [] { return WizardFixture::now; })
    {
        QObject::connect(&m_controller, &PlanController::planChanged,
                         [this] { m_isSettled = m_hasDetails = false; });
        QObject::connect(&m_controller, &PlanController::factsChanged, [this] { m_isSettled = true; });
        m_controller.setDocument(&m_wizard.document);
        auto* panel = new PlanPanel(m_controller);
        m_wizard.window->setPlanPanel(panel);
        QObject::connect(panel, &PlanPanel::detailsShown, [this] { m_hasDetails = true; });
        panel->setView(view);
        settle();
        rest();
    }

    struct Seconds
    {
        std::vector<double> keys;
        std::vector<double> details;
    };

    /// Of each key press on that page: in each of its fields a digit is typed and taken back.
    Seconds typeOn(PageId page)
    {
        m_wizard.show(page);
        settle();
        rest();
        Seconds seconds;
        for (auto* widget : focusableIn(m_wizard.window->findChild<WizardPage*>(pageKey(page)))) {
            const bool isField = qobject_cast<QLineEdit*>(widget) || qobject_cast<QTextEdit*>(widget) ||
                                 qobject_cast<QPlainTextEdit*>(widget) ||
                                 qobject_cast<QAbstractSpinBox*>(widget);
            if (!isField || !widget->isEnabled())
                continue;
            widget->setFocus();
            for (const auto key : {Qt::Key_End, Qt::Key_1, Qt::Key_Backspace}) {
                const auto start = now();
                QTest::keyClick(widget, key);
                settle();
                seconds.keys.push_back(now() - start);
                seconds.details.push_back(rest());
            }
        }
        return seconds;
    }

private:
    /// Until plan and findings are there and everything is painted.
    void settle()
    {
        QApplication::processEvents();
        while (m_controller.isBusy() || (m_controller.plan() && !m_isSettled))
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QApplication::processEvents();
    }

    /// Until nothing is left to do; the seconds of the longest turn of the event loop.
    double rest()
    {
        double longest = 0;
        const auto turn = [&](QEventLoop::ProcessEventsFlags flags) {
            const auto start = now();
            QApplication::processEvents(flags);
            longest = std::max(longest, now() - start);
        };
        while (m_controller.plan() && !m_hasDetails)
            turn(QEventLoop::WaitForMoreEvents);
        turn(QEventLoop::AllEvents);
        return longest;
    }

    WizardFixture m_wizard;
    PlanController m_controller;
    bool m_isSettled = false;
    bool m_hasDetails = false;
};

void keyPressToRepaintedPlan(benchmark::State& state)
{
    Typist typist(static_cast<PlanPanel::View>(state.range(1)));
    std::vector<double> all;
    double details = 0;
    for (auto _ : state) {
        const auto seconds = typist.typeOn(static_cast<PageId>(state.range(0)));
        all.insert(all.end(), seconds.keys.begin(), seconds.keys.end());
        details = std::max(details, *std::ranges::max_element(seconds.details));
        state.SetIterationTime(std::accumulate(seconds.keys.begin(), seconds.keys.end(), 0.0));
    }
    if (all.empty())
        return state.SkipWithError("the page has no fields to type in");
    std::ranges::sort(all);
    state.counters["keys"] = static_cast<double>(all.size());
    state.counters["p50_ms"] = all[all.size() / 2] * 1e3;
    state.counters["p99_ms"] = all[std::min(all.size() - 1, all.size() * 99 / 100)] * 1e3;
    state.counters["most_ms"] = all.back() * 1e3;
    state.counters["details_ms"] = details * 1e3;
}
BENCHMARK(keyPressToRepaintedPlan)
    ->ArgNames({"page", "view"})
    ->ArgsProduct({{int(PageId::Basics), int(PageId::Steps), int(PageId::Schedule)},
                   {int(PlanPanel::View::Calendar), int(PlanPanel::View::Day), int(PlanPanel::View::Steps),
                    int(PlanPanel::View::Lead), int(PlanPanel::View::Compare), int(PlanPanel::View::Table)}})
    ->Iterations(12)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
