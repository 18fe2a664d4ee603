#include "models/catalog/reach.h"

#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/catalog/leadrows.h"

#include <algorithm>

namespace fairlead {

namespace {

/// "E-Mail Address" is "emailaddress".
QString bare(const QString& name)
{
    QString letters;
    for (const auto c : name.toLower())
        if (c.isLetterOrNumber())
            letters += c;
    return letters;
}

qsizetype columnOf(const QStringList& header, bool (*isIt)(const QString&))
{
    return std::ranges::find_if(header, isIt) - header.begin();
}

bool sendsOn(const Campaign& campaign, const char* channel)
{
    return std::ranges::any_of(stepsOf(campaign), [&](const Step& step) {
        return channelOf(step, campaign) == QLatin1String(channel);
    });
}

} // namespace

void Reach::add(const QString& email, const QString& linkedIn)
{
    const bool noEmail = email.trimmed().isEmpty();
    const bool noLinkedIn = linkedIn.trimmed().isEmpty();
    ++people;
    withoutEmail += noEmail ? 1 : 0;
    withoutLinkedIn += noLinkedIn ? 1 : 0;
    withoutAny += noEmail && noLinkedIn ? 1 : 0;
}

qint64 Reach::launchable(const Campaign& campaign) const
{
    const auto lackEmail = sendsEmail(campaign) ? withoutEmail : 0;
    const auto lackLinkedIn = sendsLinkedIn(campaign) ? withoutLinkedIn : 0;
    const auto lackBoth = lackEmail > 0 && lackLinkedIn > 0 ? withoutAny : 0;
    return people - lackEmail - lackLinkedIn + lackBoth;
}

Reach reachOf(const LeadRows& rows)
{
    const auto email = columnOf(rows.header(), isEmailColumn);
    const auto linkedIn = columnOf(rows.header(), isLinkedInColumn);
    Reach reach;
    for (qint64 lead = 0; lead < rows.count(); ++lead) {
        const auto fields = rows.row(lead);
        reach.add(fields.value(email), fields.value(linkedIn));
    }
    return reach;
}

bool isEmailColumn(const QString& name)
{
    static const QStringList names{QStringLiteral("email"), QStringLiteral("emailaddress"),
                                   QStringLiteral("mail"), QStringLiteral("workemail"),
                                   QStringLiteral("businessemail")};
    return names.contains(bare(name));
}

bool isLinkedInColumn(const QString& name)
{
    static const QStringList names{QStringLiteral("linkedin"), QStringLiteral("linkedinurl"),
                                   QStringLiteral("linkedinprofile"), QStringLiteral("linkedinprofileurl"),
                                   QStringLiteral("personlinkedinurl")};
    return names.contains(bare(name));
}

bool sendsEmail(const Campaign& campaign)
{
    return sendsOn(campaign, schema::channelEmail);
}

bool sendsLinkedIn(const Campaign& campaign)
{
    return sendsOn(campaign, schema::channelLinkedIn);
}

} // namespace fairlead
