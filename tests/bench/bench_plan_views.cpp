#include "models/campaign/document.h"
#include "tests/bench/mallocwatch.h"
#include "ui/plan/calendarpainter.h"
#include "ui/plan/comparechart.h"
#include "ui/plan/daypainter.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/stepspainter.h"

#include <QApplication>

#include <benchmark/benchmark.h>
#include <map>

/// Painting each view, at 10 000 leads and ten steps.
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

/// Paints again and again on one image with that many dots a pixel; what is prepared once per plan stands
/// outside.
template <typename Paint>
void painting(benchmark::State& state, qint64 dots, Paint paint)
{
    const auto ratio = static_cast<int>(dots);
    QImage image(canvas * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    auto before = mallocwatch::allocations();
    for (auto _ : state) {
        before = mallocwatch::allocations();
        QPainter painter(&image);
        painter.fillRect(QRect(QPoint(), canvas), Qt::white);
        paint(painter);
    }
    state.counters["allocations"] = static_cast<double>(mallocwatch::allocations() - before);
}

void paintsCalendar(benchmark::State& state)
{
    const auto plan = planOf(10'000);
    const CalendarContent content(*plan, PlanWords());
    const PlanStyle style;
    const CalendarGeometry geometry(content.firstDate, content.lastDate, Qt::Monday, canvas.width(),
                                    calendarMetrics(style));
    painting(state, state.range(0), [&](QPainter& painter) {
        paintCalendar(painter, *plan, content, geometry, style, QRectF(QPointF(), QSizeF(canvas)));
    });
}
BENCHMARK(paintsCalendar)->ArgName("dots")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

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
    state.counters["actions"] =
        static_cast<double>(actionsBetween(*plan, scale.from(), scale.until()).size());
    painting(state, state.range(1),
             [&](QPainter& painter) { paintDay(painter, *plan, content, geometry, scale, style); });
}
BENCHMARK(paintsDay)
    ->ArgNames({"seconds", "dots"})
    ->ArgsProduct({{3600, 86'400, 7 * 86'400}, {1, 2}})
    ->Unit(benchmark::kMillisecond);

void paintsSteps(benchmark::State& state)
{
    const auto plan = planOf(10'000);
    const PlanStyle style;
    const auto mode = static_cast<StepsMode>(state.range(0));
    const StepsGeometry geometry(*plan, mode, stepsPlot(QSizeF(canvas), mode, style));
    painting(state, state.range(1),
             [&](QPainter& painter) { paintSteps(painter, *plan, PlanWords(), geometry, style); });
}
BENCHMARK(paintsSteps)
    ->ArgNames({"mode", "dots"})
    ->ArgsProduct({{0, 1, 2}, {1, 2}})
    ->Unit(benchmark::kMillisecond);

void paintsComparison(benchmark::State& state)
{
    CompareChart chart;
    chart.resize(canvas);
    chart.setPlans({planOf(10'000), 0, {}}, {planOf(9'000), 0, {}}, PlanWords());
    const auto ratio = static_cast<int>(state.range(0));
    QImage image(canvas * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    for (auto _ : state)
        chart.render(&image);
}
BENCHMARK(paintsComparison)->ArgName("dots")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
