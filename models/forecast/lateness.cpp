#include "models/forecast/lateness.h"

#include "models/forecast/delays.h"

namespace fairlead {

qint64 lateFollowUps(const Plan& plan)
{
    if (plan.sent.empty() || plan.days.empty())
        return 0;
    const Delays delays(plan.input);
    // Leads are contacted in their order, so those with an action are the first ones.
    std::vector<std::int32_t> due(static_cast<std::size_t>(plan.steps.front().actions), never);
    std::array<DueRule, maxForecastSteps + 1> rules{};
    qint64 late = 0;
    std::size_t day = 0;
    const auto closes = [&](std::size_t index) {
        return plan.days[index].closes - plan.input.launch;
    };
    const auto readRules = [&] {
        for (int step = 2; step <= plan.input.steps(); ++step)
            rules[static_cast<std::size_t>(step)] = delays.after(step, plan.days[day].date);
    };
    readRules();
    for (const auto& action : plan.sent) {
        if (closes(day) <= qint64(action.time)) {
            while (day + 1 < plan.days.size() && closes(day) <= qint64(action.time))
                ++day;
            readRules();
        }
        if (action.step > 1 && day > 0 && due[action.lead] < closes(day - 1))
            ++late;
        if (action.step < plan.input.steps())
            due[action.lead] = rules[action.step + 1U].dueAfter(static_cast<std::int32_t>(action.time));
    }
    return late;
}

} // namespace fairlead
