#pragma once

#include <QSettings>

namespace fairlead {

/// The settings of a data directory (`settings.ini`), for its user alone: what the windows look like and what
/// is logged. Never a key, and nothing of a campaign.
class Settings : public QSettings
{
    Q_OBJECT
public:
    explicit Settings(const QString& dataDir, QObject* parent = nullptr);
};

} // namespace fairlead
