#pragma once

#include "app/commandline.h"
#include "models/forecast/forecastofcampaign.h"

namespace fairlead {

/// Reads the options that say what a plan is made for, of `forecast` and `export` alike. The first fault
/// stays in error().
class ForecastOptionReader
{
public:
    explicit ForecastOptionReader(const CommandOptions& options) : m_options(options) {}

    /// The options with a value that read() knows.
    static QStringList names();

    /// --leads, --launch-at, --order, --delay, --pacing and --drop-out.
    ForecastOverrides read();

    /// A whole number from 0 to `most`; absent when the option is.
    std::optional<qint64> number(const char* name, qint64 most);
    std::optional<QString> text(const char* name) const { return m_options.value(QLatin1String(name)); }

    void fail(const QString& message);
    QString error() const { return m_error; }

private:
    std::optional<qint64> instant(const char* name);
    std::optional<std::vector<int>> shares(const char* name);
    template <typename Enum>
    std::optional<Enum> choice(const char* name, std::optional<Enum> (*named)(const QString&));

    const CommandOptions& m_options;
    QString m_error;
};

} // namespace fairlead
