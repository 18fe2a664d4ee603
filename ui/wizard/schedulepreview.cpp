#include "ui/wizard/schedulepreview.h"

#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
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

std::array<bool, 7> sendDaysOf(const Campaign& campaign)
{
    std::array<bool, 7> days{};
    const auto names = schema::weekDays();
    for (const auto& day : campaign.sendDays.valueOr({}))
        if (const auto index = names.indexOf(day); index >= 0)
            days[static_cast<std::size_t>(index)] = true;
    return days;
}

int windowSeconds(int start, int end)
{
    return end > start ? end - start : end + static_cast<int>(secondsPerDay) - start;
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
    const auto start = parseTime(campaign.sendingWindowStart.valueOr({}));
    const auto end = parseTime(campaign.sendingWindowEnd.valueOr({}));
    const auto days = sendDaysOf(campaign);
    const auto dayCount = std::count(days.begin(), days.end(), true);
    const auto gap = campaign.minIntervalSeconds.valueOr(0);
    const auto limit = campaign.dailyLimit.valueOr(0);
    if (!start || !end || *start == *end || dayCount == 0 || gap < 1 || limit < 1) {
        m_strip->clearWindow();
        m_capacity->setText(tr("With these settings nothing would ever be sent."));
        m_zones->clear();
        m_strip->setAccessibleDescription(m_capacity->text());
        return;
    }
    m_strip->setWindow(days, *start, *end);
    const QLocale locale;
    const auto fits = windowCapacity(windowSeconds(*start, *end), gap);
    const auto perDay = std::min(fits, limit);
    auto text = tr("Up to %1 actions a day, %2 a week.")
                    .arg(locale.toString(perDay), locale.toString(perDay * dayCount));
    text +=
        u' ' + (limit <= fits
                    ? tr("The daily limit decides; the window has room for %1.").arg(locale.toString(fits))
                    : tr("The window and the interval decide; the daily limit is never reached."));
    m_capacity->setText(text);
    m_zones->setText(windowInZones(date, *start, *end, zone).join(QStringLiteral("   ·   ")));
    m_strip->setAccessibleDescription(text + u'\n' + m_zones->text());
}

} // namespace fairlead
