#include "models/forecast/combinedplan.h"

#include "models/campaign/formats.h"
#include "models/forecast/phrases.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct CombinedPlanText
{
    Q_DECLARE_TR_FUNCTIONS(CombinedPlan)
};

} // namespace

std::vector<CombinedDay> combine(const std::vector<const SenderLoad*>& loads)
{
    std::map<qint64, CombinedDay> days;
    for (std::size_t campaign = 0; campaign < loads.size(); ++campaign) {
        for (const auto& part : loads[campaign]->days) {
            auto& day = days[part.date];
            day.date = part.date;
            day.total += part.total;
            day.byCampaign.resize(loads.size());
            day.byCampaign[campaign] += part.total;
            for (const auto& [sender, messages] : part.bySender)
                day.bySender[sender] += messages;
        }
    }
    std::vector<CombinedDay> sorted;
    sorted.reserve(days.size());
    for (auto& [date, day] : days)
        sorted.push_back(std::move(day));
    return sorted;
}

QString Overload::message() const
{
    const auto text =
        kind == SenderKind::Address
            ? CombinedPlanText::tr(
                  "%1: %2 e-mails from one address, more than the %3 a day that it should bear.")
            : CombinedPlanText::tr(
                  "%1: %2 messages from one LinkedIn account, more than the %3 a day that it "
                  "should bear.");
    return text.arg(formatDate(date), phrases::number(messages), phrases::number(cap));
}

std::vector<Overload> overloads(const std::vector<CombinedDay>& days, const std::vector<QString>& accounts,
                                const SenderCaps& caps)
{
    std::vector<Overload> found;
    for (const auto& day : days) {
        for (const auto& [sender, messages] : day.bySender) {
            const bool isAccount = std::find(accounts.begin(), accounts.end(), sender) != accounts.end();
            const auto kind = isAccount ? SenderKind::Account : SenderKind::Address;
            if (messages > caps.of(kind))
                found.push_back({day.date, sender, kind, messages, caps.of(kind)});
        }
    }
    return found;
}

} // namespace fairlead
