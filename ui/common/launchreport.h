#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace fairlead {

struct SubmissionDetails;

/// Why people were left out of a launch, or warned of: one reason with all whom it concerns.
struct LaunchReason
{
    QString text;             ///< the server's words
    qint64 people = 0;        ///< how often it was said; 0: it is about the campaign as a whole
    std::vector<qint64> rows; ///< of the list, from 0, in the order of the report; some may not be known
};

/// What many people share comes first.
std::vector<LaunchReason> launchReasons(const SubmissionDetails& details);

/// "The launch takes in 1,130 of 1,200 people; 70 are left out."; empty without a report.
QString launchSummary(const SubmissionDetails& details);

/// The people of the report as a table in UTF-8 (RFC 4180): `lead,reason`, leads numbered from 0 as in every
/// file.
QByteArray launchReportCsv(const SubmissionDetails& details);

} // namespace fairlead
