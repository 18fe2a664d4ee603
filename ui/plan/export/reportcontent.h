#pragma once

#include "models/campaign/draft.h"
#include "models/forecast/expectedvariants.h"
#include "ui/plan/planwords.h"

#include <map>
#include <memory>

namespace fairlead {

class Catalog;

/// A step as a client reads it.
struct ReportStep
{
    QString channel;   ///< "E-mail", "LinkedIn message", "Connection request"
    QString firstLine; ///< of its message, a mail's subject; empty where neither is known here
    QString abTest;    ///< who gets what; empty without
};

/// What an export says of a campaign's plan. Every text of it fits on a page (pageText()).
struct ReportContent
{
    QString campaign; ///< its name
    QString list;     ///< the name of the list of people; empty where it is not known here
    QString identity; ///< of the campaign among others: an export takes the place of its earlier ones only
    QString author;   ///< whose computer account it is, where that has a person's name; else empty
    std::shared_ptr<const Plan> plan;
    std::vector<ReportStep> steps; ///< as many as the plan has
    PlanWords words;
};

/// What ids are called, as far as a page needs it.
struct ReportNames
{
    QString list;
    std::map<QString, QString> subjects; ///< of mails, by the id of their template
};

ReportNames reportNames(const Campaign& campaign, const Catalog& catalog);

/// "1,200 messages"
QString messagesInWords(const PlanWords& words, qint64 number);

/// @param draftId in the library; without one the name and the dataset tell campaigns apart
ReportContent reportContent(const Campaign& campaign, std::shared_ptr<const Plan> plan, const QLocale& locale,
                            const ReportNames& names = {}, const QString& draftId = {});

} // namespace fairlead
