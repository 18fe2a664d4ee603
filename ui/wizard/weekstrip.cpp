#include "ui/wizard/weekstrip.h"

#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QPainter>

namespace fairlead {

namespace {

constexpr int dayHeight = 20;
constexpr int barHeight = 12;
constexpr int dayLength = 86'400;

} // namespace

WeekStrip::WeekStrip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Sending week"));
}

void WeekStrip::setWindow(const std::array<bool, 7>& days, int start, int end)
{
    m_days = days;
    m_start = start;
    m_end = end;
    m_isOpen = start != end;
    update();
}

void WeekStrip::clearWindow()
{
    m_isOpen = false;
    update();
}

QSize WeekStrip::sizeHint() const
{
    return {480, 8 * dayHeight};
}

void WeekStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(themeFont(TypeSize::Small));
    const QLocale locale;
    int names = 0;
    for (int day = 1; day <= 7; ++day)
        names = std::max(names, painter.fontMetrics().horizontalAdvance(
                                    locale.standaloneDayName(day, QLocale::ShortFormat)));
    const qreal left = names + spacing::normal;
    const qreal width = this->width() - left - spacing::wide;
    const auto x = [&](int seconds) {
        return left + width * seconds / dayLength;
    };
    const auto muted = tintColor(IconTint::Muted, palette());
    const auto track = palette().color(QPalette::AlternateBase);
    const auto accent = palette().color(QPalette::Highlight);
    const auto bar = [&](int row, int from, int until) {
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(x(from), row * dayHeight + 4, x(until) - x(from), barHeight), 3, 3);
    };
    for (int day = 0; day < 7; ++day) {
        const bool sends = m_isOpen && m_days[static_cast<std::size_t>(day)];
        painter.setPen(sends ? palette().color(QPalette::WindowText) : muted);
        painter.drawText(QRectF(0, day * dayHeight, names, dayHeight), Qt::AlignVCenter | Qt::AlignLeft,
                         locale.standaloneDayName(day + 1, QLocale::ShortFormat));
        painter.setPen(Qt::NoPen);
        painter.setBrush(track);
        painter.drawRoundedRect(QRectF(left, day * dayHeight + 4, width, barHeight), 3, 3);
    }
    for (int day = 0; day < 7; ++day) {
        if (!m_isOpen || !m_days[static_cast<std::size_t>(day)])
            continue;
        bar(day, m_start, m_end > m_start ? m_end : dayLength);
        if (m_end < m_start && m_end > 0)
            bar((day + 1) % 7, 0, m_end);
    }
    painter.setPen(muted);
    for (int hour = 0; hour <= 24; hour += 6)
        painter.drawText(QRectF(x(hour * 3600) - 20, 7 * dayHeight, 40, dayHeight), Qt::AlignCenter,
                         QString::number(hour));
}

} // namespace fairlead
