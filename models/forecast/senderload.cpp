#include "models/forecast/senderload.h"

#include "models/campaign/rules.h"

namespace fairlead {

namespace {

/// Local dates of instants that mostly follow each other: an offset is looked up once per span.
class DateClock
{
public:
    explicit DateClock(const Zone& zone) : m_zone(zone), m_span(zone.spanAt(0)) {}

    qint64 dateAt(qint64 instant)
    {
        if (instant < m_span.from || instant >= m_span.until)
            m_span = m_zone.spanAt(instant);
        return dateOf(instant + m_span.offset);
    }

private:
    const Zone& m_zone;
    Zone::Span m_span;
};

/// Whose turn it is, message by message.
class Rotation
{
public:
    explicit Rotation(const CampaignSenders& senders) : m_senders(senders) {}

    /// The sender's id; empty: nobody is named.
    const QString& next(int step)
    {
        if (!m_senders.sendsByEmail[static_cast<std::size_t>(step - 1)])
            return m_senders.account;
        return m_senders.addresses.empty() ? m_nobody : addressInTurn(m_senders.addresses, m_emails++);
    }

private:
    const CampaignSenders& m_senders;
    const QString m_nobody;
    qint64 m_emails = 0;
};

} // namespace

CampaignSenders sendersOf(const Campaign& campaign)
{
    CampaignSenders senders;
    const auto addresses = campaign.aliasIds.valueOr({});
    senders.addresses.assign(addresses.begin(), addresses.end());
    senders.account = campaign.connectedAccountId.valueOr({});
    for (const auto& step : stepsOf(campaign))
        senders.sendsByEmail.push_back(channelOf(step, campaign) != QLatin1String("linkedin"));
    return senders;
}

const QString& addressInTurn(const std::vector<QString>& addresses, qint64 email)
{
    return addresses[static_cast<std::size_t>(email) % addresses.size()];
}

SenderLoad senderLoad(const Plan& plan, const CampaignSenders& senders, const Zone& zone)
{
    std::map<qint64, LoadDay> days; // a date that the clock repeats is still one date
    DateClock clock(zone);
    Rotation rotation(senders);
    LoadDay* day = nullptr;
    for (const auto& action : plan.sent) {
        const auto date = clock.dateAt(plan.timeOf(action));
        if (!day || day->date != date) {
            day = &days[date];
            day->date = date;
        }
        ++day->total;
        if (const auto& sender = rotation.next(action.step); !sender.isEmpty())
            ++day->bySender[sender];
    }
    SenderLoad load;
    for (auto& [date, found] : days)
        load.days.push_back(std::move(found));
    return load;
}

} // namespace fairlead
