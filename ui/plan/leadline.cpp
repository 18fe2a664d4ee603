#include "ui/plan/leadline.h"

namespace fairlead {

std::vector<std::optional<qint64>> leadLine(const Plan& plan, qint64 lead)
{
    std::vector<std::optional<qint64>> line(plan.input.delayDays.size());
    std::size_t found = 0;
    for (const auto& action : plan.sent) {
        if (action.lead != lead)
            continue;
        line[action.step - 1U] = plan.timeOf(action);
        if (++found == line.size())
            break;
    }
    return line;
}

} // namespace fairlead
