#include "models/campaign/document.h"
#include "ui/plan/calendarpainter.h"
#include "ui/plan/comparechart.h"
#include "ui/plan/daypainter.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"
#include "ui/plan/stepspainter.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSemaphore>
#include <QThread>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <map>

/// Painting each view, and the time of the GUI thread from a key press to the repainted plan, at 10 000 leads
/// and ten steps.
namespace {

using namespace fairlead;

constexpr qint64 now = 1'796'112'000; // 2026-12-01T08:00:00Z
constexpr QSize canvas(1200, 800);

CampaignDraft draftOf(qint64 leads)
{
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    std::vector<Step> steps(maxForecastSteps);
    for (auto& step : steps)
        step.delayDays = 2;
    draft.campaign.steps = steps;
    draft.campaign.dailyLimit = 400;
    draft.campaign.minIntervalSeconds = 60;
    auto settings = forecastSettings(draft);
    settings.leads = leads;
    setForecastSettings(draft, settings);
    return draft;
}

std::shared_ptr<const Plan> planOf(qint64 leads)
{
    static std::map<qint64, std::shared_ptr<const Plan>> plans;
    auto& plan = plans[leads];
    if (!plan) {
        PlanController controller(nullptr, [] { return now; });
        CampaignDocument document(draftOf(leads));
        controller.setDocument(&document);
        while (controller.isBusy())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        plan = controller.plan();
    }
    return plan;
}

/// Paints again and again on one image; what is prepared once per plan stands outside.
template <typename Paint>
void painting(benchmark::State& state, Paint paint)
{
    QImage image(canvas, QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state) {
        QPainter painter(&image);
        painter.fillRect(image.rect(), Qt::white);
        paint(painter);
    }
}

void paintsCalendar(benchmark::State& state)
{
    const auto plan = planOf(10'000);
    const CalendarContent content(*plan, PlanWords());
    const PlanStyle style;
    const CalendarGeometry geometry(content.firstDate, content.lastDate, Qt::Monday, canvas.width(),
                                    calendarMetrics(style));
    painting(state, [&](QPainter& painter) {
        paintCalendar(painter, *plan, content, geometry, style, QRectF(QPointF(), QSizeF(canvas)));
    });
}
BENCHMARK(paintsCalendar)->Unit(benchmark::kMillisecond);

void paintsDay(benchmark::State& state)
{
    const auto plan = planOf(10'000);
    const DayContent content(*plan, PlanWords(), Zone::utc());
    const PlanStyle style;
    const DayGeometry geometry(QSizeF(canvas), static_cast<int>(content.rulers.size()), maxForecastSteps,
                               style);
    const auto from = static_cast<double>(plan->days[plan->days.size() / 2].opens - 3600);
    const TimeScale scale(from, from + static_cast<double>(state.range(0)), geometry.plot.left(),
                          geometry.plot.width());
    painting(state, [&](QPainter& painter) { paintDay(painter, *plan, content, geometry, scale, style); });
}
BENCHMARK(paintsDay)
    ->ArgName("seconds")
    ->Arg(3600)
    ->Arg(86'400)
    ->Arg(7 * 86'400)
    ->Unit(benchmark::kMillisecond);

void paintsSteps(benchmark::State& state)
{
    const auto plan = planOf(10'000);
    const PlanStyle style;
    const auto mode = static_cast<StepsMode>(state.range(0));
    const StepsGeometry geometry(*plan, mode, stepsPlot(QSizeF(canvas), mode, style));
    painting(state, [&](QPainter& painter) { paintSteps(painter, *plan, PlanWords(), geometry, style); });
}
BENCHMARK(paintsSteps)->ArgName("mode")->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

void paintsComparison(benchmark::State& state)
{
    CompareChart chart;
    chart.resize(canvas);
    chart.setPlans({planOf(10'000), 0, {}}, {planOf(9'000), 0, {}}, PlanWords());
    QImage image(canvas, QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state)
        chart.render(&image);
}
BENCHMARK(paintsComparison)->Unit(benchmark::kMillisecond);

/// The GUI thread works twice for a key press: when the document changes, and when the plan is there. The
/// worker's time between them is not its time.
void keyPressToRepaintedPlan(benchmark::State& state)
{
    QSemaphore planned;
    CampaignDocument document(draftOf(10'000));
    PlanController controller(
        nullptr, [] { return now; },
        [&planned](const ForecastInput& input, const ForecastOptions& options) {
            auto plan = runForecast(input, options);
            planned.release();
            return plan;
        });
    controller.setDocument(&document);
    PlanPanel panel(controller);
    panel.resize(600, 900);
    panel.setView(static_cast<PlanPanel::View>(state.range(0)));
    panel.show();
    while (controller.isBusy())
        QCoreApplication::processEvents();
    planned.tryAcquire(planned.available());
    std::vector<double> milliseconds;
    qint64 limit = 400;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        document.edit(QStringLiteral("limit"),
                      [&](CampaignDraft& draft) { draft.campaign.dailyLimit = 300 + ++limit % 100; });
        auto spent = timer.nsecsElapsed();
        planned.acquire();
        while (controller.isBusy()) {
            timer.restart();
            QCoreApplication::processEvents();
            spent += timer.nsecsElapsed();
        }
        timer.restart();
        panel.repaint();
        spent += timer.nsecsElapsed();
        milliseconds.push_back(static_cast<double>(spent) / 1e6);
        state.SetIterationTime(static_cast<double>(spent) / 1e9);
    }
    std::ranges::sort(milliseconds);
    state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["p99_ms"] =
        milliseconds[std::min(milliseconds.size() - 1, milliseconds.size() * 99 / 100)];
}
BENCHMARK(keyPressToRepaintedPlan)
    ->ArgName("view")
    ->DenseRange(0, 5)
    ->Iterations(200)
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
