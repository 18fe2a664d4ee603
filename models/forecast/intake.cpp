#include "models/forecast/intake.h"

namespace fairlead {

namespace {

std::optional<qint64> lastFirstContact(const Plan& plan)
{
    if (plan.steps[0].actions < plan.input.leads)
        return std::nullopt;
    for (auto day = plan.days.rbegin(); day != plan.days.rend(); ++day)
        if (day->byStep[0] > 0)
            return day->date;
    return std::nullopt;
}

} // namespace

std::optional<Intake> intakeOf(const Plan& plan, const std::atomic_bool* cancelled)
{
    auto alone = plan.input;
    alone.delayDays.resize(1);
    const auto undisturbed = runForecast(alone, {.cancelled = cancelled});
    if (!undisturbed)
        return std::nullopt;
    return Intake{lastFirstContact(plan), lastFirstContact(*undisturbed), plan.steps[0].actions,
                  undisturbed->actions};
}

qint64 plannedActions(const ForecastInput& input)
{
    qint64 actions = 0;
    auto leads = input.leads;
    for (std::size_t k = 0; k < input.delayDays.size(); ++k) {
        actions += leads;
        const auto share = k < input.dropOut.size() ? input.dropOut[k] : 0;
        leads -= leads * share / 10'000;
    }
    return actions;
}

} // namespace fairlead
