#include "ui/wizard/schedulepreview.h"

#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/common/plural.h"
#include "models/forecast/forecastofcampaign.h"
#include "models/forecast/planchange.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"
#include "ui/wizard/weekstrip.h"
#include "ui/wizard/zonedtext.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

/// The API's default where the field is left out, as the plan has it.
qint64 numberOf(const Field<qint64>& field, const char* name)
{
    return field.isMistyped() ? 0 : field.valueOr(schema::integerDefault(schema::campaignField(name)));
}

/// Read in the zone of the page, which stands in for one that is not known.
std::optional<SendingWindow> windowOf(Campaign campaign, const Zone& zone)
{
    campaign.timezone = zone.id();
    return sendingWindowOf(campaign);
}

} // namespace

SchedulePreview::SchedulePreview(QWidget* parent)
    : QWidget(parent), m_strip(new WeekStrip), m_capacity(new WrapLabel), m_zones(new WrapLabel)
{
    auto* title = new QLabel(tr("What this means for a week"));
    m_zones->setFont(themeFont(TypeSize::Small));
    m_zones->setPalette(mutedPalette(palette()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(title);
    layout->addWidget(m_strip);
    layout->addWidget(m_capacity);
    layout->addWidget(m_zones);
}

void SchedulePreview::show(const Campaign& campaign, const Zone& zone, qint64 date)
{
    const auto window = windowOf(campaign, zone);
    const auto gap = numberOf(campaign.minIntervalSeconds, "min_interval_seconds");
    const auto limit = numberOf(campaign.dailyLimit, "daily_limit");
    if (!window || gap < 1 || limit < 1) {
        m_strip->clearWindow();
        m_capacity->setText(
            campaign.sendDays.isAbsent()
                ? tr("Choose the sending days: on which days messages go out without them is not known.")
                : tr("With these settings nothing would ever be sent."));
        m_zones->clear();
        m_strip->setAccessibleDescription(m_capacity->text());
        return;
    }
    m_strip->setWindow(window->days, window->start, window->end);
    const QLocale locale;
    const auto dayCount = std::ranges::count(window->days, true);
    const auto fits = windowCapacity(windowSeconds(*window), gap);
    const auto perDay = std::min(fits, limit);
    auto text = tr("Up to %1 messages a day, %2 a week.", nullptr, pluralOf(perDay))
                    .arg(locale.toString(perDay), locale.toString(perDay * dayCount));
    text +=
        u' ' + (limit <= fits
                    ? tr("The daily limit decides; the window has room for %1.").arg(locale.toString(fits))
                    : tr("The window and the interval decide; the daily limit is never reached."));
    m_capacity->setText(text);
    m_zones->setText(windowInZones(date, window->start, window->end, zone).join(QStringLiteral("   ·   ")));
    m_strip->setAccessibleDescription(text + u'\n' + m_zones->text());
}

} // namespace fairlead
