#pragma once

#include "models/campaign/campaign.h"

#include <QString>

namespace fairlead {

class LeadRows;

/// How many people of a list can be written to, counted over its rows.
struct Reach
{
    qint64 people = 0;
    qint64 withoutEmail = 0;    ///< no e-mail address
    qint64 withoutLinkedIn = 0; ///< no LinkedIn profile
    qint64 withoutAny = 0;      ///< neither

    /// Counts one row. @param email, linkedIn what stands in its columns
    void add(const QString& email, const QString& linkedIn);

    /// Those that a launch takes in: who lacks what any of the steps needs is left out of all of them
    /// (inferred: a launch reports launchable rows, not messages; API sheet, section 2).
    qint64 launchable(const Campaign& campaign) const;

    friend bool operator==(const Reach&, const Reach&) = default;
};

/// Counted over rows at hand. Columns are known by their names ("email", "linkedin_url", …).
Reach reachOf(const LeadRows& rows);

bool isEmailColumn(const QString& name);
bool isLinkedInColumn(const QString& name);

/// Whether a campaign sends e-mails, and LinkedIn messages or requests.
bool sendsEmail(const Campaign& campaign);
bool sendsLinkedIn(const Campaign& campaign);

} // namespace fairlead
