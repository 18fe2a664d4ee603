#pragma once

#include "models/forecast/mailboxload.h"
#include "models/forecast/senderload.h"

namespace fairlead {

/// What several campaigns send together on one local date.
struct CombinedDay
{
    qint64 date = 0; ///< days since 1970-01-01
    qint64 total = 0;
    std::vector<qint64> byCampaign; ///< in the order of the loads
    std::map<QString, qint64> bySender;
};

/// Several plans on one calendar, by date; days on which one of them sends.
std::vector<CombinedDay> combine(const std::vector<const SenderLoad*>& loads);

/// What one sender bears on a day.
enum class SenderKind { Address, Account };

/// How many messages a day a sender is taken to bear; more is told as a finding. Guidance, not a rule of the
/// server: an address that is new to its work bears less, an old one more.
struct SenderCaps
{
    qint64 address = mostPerAddress;
    /// LinkedIn publishes no number; some 100 invitations a week are widely observed, which is 20 a working
    /// day. Messages to contacts are borne more easily.
    qint64 account = 50;

    qint64 of(SenderKind kind) const { return kind == SenderKind::Address ? address : account; }
};

/// A sender that has more to do on a date than it is taken to bear.
struct Overload
{
    qint64 date = 0;
    QString sender;
    SenderKind kind = SenderKind::Address;
    qint64 messages = 0;
    qint64 cap = 0;

    /// In words, with the date as ISO text.
    QString message() const;
};

/// By date, then by sender. @param accounts ids of LinkedIn accounts; every other sender is an address
std::vector<Overload> overloads(const std::vector<CombinedDay>& days, const std::vector<QString>& accounts,
                                const SenderCaps& caps = {});

} // namespace fairlead
