#pragma once

#include <QString>

/// Every path of the Bavlio API, in one place. Trailing slashes differ by route (API sheet, A9) and are
/// part of the path: nothing adds or removes one.
namespace fairlead::routes {

inline constexpr auto defaultServer = "https://api.bavlio.com"; // docs: /quickstart

QString campaigns();                       ///< create (POST) and list (GET); docs
QString campaign(const QString& id);       ///< get (GET) and update (PATCH); inferred: sibling of /launch
QString campaignLaunch(const QString& id); ///< docs
QString senderProfiles();                  ///< docs
QString templates();                       ///< inferred: sibling of sender-profiles
QString aliases();                      ///< inferred: Bavimail's /aliases behind the documented proxy prefix
QString connectedAccounts();            ///< inferred: no list page exists, only /claim
QString datasets();                     ///< inferred: no dataset page exists at all
QString dataset(const QString& id);     ///< inferred: as above
QString datasetRows(const QString& id); ///< inferred: as above; offset and limit
QString authMe();                       ///< docs: the connection test, judged by status only
QString openApi();                      ///< docs: /pagination

} // namespace fairlead::routes
