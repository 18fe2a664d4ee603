#include "ui/common/theme.h"

#include "ui/common/accessibility.h"
#include "ui/common/calmstyle.h"
#include "ui/common/stepcolors.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QWidget>

#include <optional>

namespace fairlead {

namespace {

struct Colors
{
    QRgb window, base, alternate, text, muted, disabled, frame, button, accent, onAccent;
    QRgb error, warning, fine;
};

constexpr Colors light{0xfff4f6f8, 0xffffffff, 0xfff1f3f6, 0xff1b2430, 0xff5c6673, 0xff8b94a0, 0xff868f9b,
                       0xffffffff, 0xff1f5fbf, 0xffffffff, 0xffb3261e, 0xff8a5a00, 0xff157a5a};
constexpr Colors dark{0xff1a1e24, 0xff22272f, 0xff2a303a, 0xffe6eaf0, 0xffa3adba, 0xff78818e, 0xff7a8494,
                      0xff2c333e, 0xff3a78d8, 0xffffffff, 0xffff8a80, 0xffffc06a, 0xff4fd1a5};

constexpr Colors contrastLight{0xffffffff, 0xffffffff, 0xffeeeeee, 0xff000000, 0xff000000,
                               0xff4d4d4d, 0xff000000, 0xffffffff, 0xff00328f, 0xffffffff,
                               0xff8c0000, 0xff5c3a00, 0xff00472f};
constexpr Colors contrastDark{0xff000000, 0xff000000, 0xff1f1f1f, 0xffffffff, 0xffffffff,
                              0xffb8b8b8, 0xffffffff, 0xff000000, 0xffffe14d, 0xff000000,
                              0xffffb3ab, 0xffffd58a, 0xff7dffd0};

const Colors& colorsOf(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light:
        return light;
    case Scheme::Dark:
        return dark;
    case Scheme::ContrastLight:
        return contrastLight;
    case Scheme::ContrastDark:
        return contrastDark;
    }
    Q_UNREACHABLE();
}

/// The frames' colour tells: no widget has another.
const Colors& colorsOf(const QPalette& palette)
{
    const bool strong =
        palette.color(QPalette::Mid).rgb() == (isDark(palette) ? contrastDark : contrastLight).frame;
    if (strong)
        return isDark(palette) ? contrastDark : contrastLight;
    return isDark(palette) ? dark : light;
}

/// The colour of one table that stands where this one stands in the other.
std::optional<QColor> counterpart(const QColor& color, const Colors& from, const Colors& to)
{
    for (const auto member :
         {&Colors::muted, &Colors::error, &Colors::warning, &Colors::fine, &Colors::accent, &Colors::text,
          &Colors::window, &Colors::base, &Colors::alternate, &Colors::frame, &Colors::button,
          &Colors::disabled, &Colors::onAccent})
        if (color.rgb() == from.*member)
            return QColor(to.*member);
    return std::nullopt;
}

/// A widget that was given a colour of the theme keeps it when the theme changes, unless told.
void recolor(QWidget& widget, const Colors& from, const Colors& to)
{
    if (!widget.testAttribute(Qt::WA_SetPalette))
        return;
    auto palette = widget.palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        for (int role = 0; role < QPalette::NColorRoles; ++role) {
            const auto which = static_cast<QPalette::ColorRole>(role);
            if (!palette.isBrushSet(group, which))
                continue;
            if (const auto color = counterpart(palette.color(group, which), from, to))
                palette.setColor(group, which, *color);
        }
    widget.setPalette(palette);
}

} // namespace

Scheme systemScheme()
{
    return isDark(QGuiApplication::palette()) ? Scheme::Dark : Scheme::Light;
}

QPalette themePalette(Scheme scheme)
{
    const auto& c = colorsOf(scheme);
    QPalette palette(QColor(c.text), QColor(c.button), QColor(c.alternate), QColor(c.frame), QColor(c.frame),
                     QColor(c.text), QColor(c.onAccent), QColor(c.base), QColor(c.window));
    palette.setColor(QPalette::AlternateBase, c.alternate);
    palette.setColor(QPalette::Midlight, c.alternate);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, &c == &dark ? QColor(0xff8ab8ff) : QColor(c.accent));
    palette.setColor(QPalette::LinkVisited, palette.color(QPalette::Link));
    palette.setColor(QPalette::ToolTipBase, c.base);
    palette.setColor(QPalette::ToolTipText, c.text);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.frame);
    return palette;
}

void applyTheme(QApplication& application, Scheme scheme)
{
    applyColors(application, scheme);
    applyFont(application);
}

void applyColors(QApplication& application, Scheme scheme)
{
    installAccessibility();
    const auto& before = colorsOf(QApplication::palette());
    if (!qobject_cast<CalmStyle*>(application.style()))
        application.setStyle(new CalmStyle);
    application.setPalette(themePalette(scheme));
    for (auto* widget : QApplication::allWidgets())
        recolor(*widget, before, colorsOf(scheme));
}

qreal systemTextSize()
{
    constexpr qreal fallback = 10;
    const auto font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const auto size = font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
    // Without a desktop's word Qt takes "Sans Serif 9", which is nobody's wish.
    const bool isQtsOwn = qFuzzyCompare(size, 9.0) && font.family() == QLatin1String("Sans Serif");
    return isQtsOwn || size <= 0 ? fallback : size;
}

void applyFont(QApplication& application, qreal size)
{
    QFont font = application.font();
    const auto ratio = size / font.pointSizeF();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPointSizeF(size);
    application.setFont(font);
    for (auto* widget : QApplication::allWidgets()) {
        if (!widget->testAttribute(Qt::WA_SetFont))
            continue;
        auto own = widget->font();
        own.setPointSizeF(own.pointSizeF() * ratio);
        widget->setFont(own);
    }
}

QFont themeFont(TypeSize size)
{
    QFont font = QApplication::font();
    const qreal body = font.pointSizeF();
    if (size == TypeSize::Small)
        font.setPointSizeF(body * 0.9);
    if (size == TypeSize::Title) {
        font.setPointSizeF(body * 1.6);
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

QColor tintColor(IconTint tint, const QPalette& palette)
{
    const auto& c = colorsOf(palette);
    switch (tint) {
    case IconTint::Text:
        return palette.color(QPalette::WindowText);
    case IconTint::Muted:
        return c.muted;
    case IconTint::Accent:
        return palette.color(QPalette::Link);
    case IconTint::Error:
        return c.error;
    case IconTint::Warning:
        return c.warning;
    case IconTint::Fine:
        return c.fine;
    }
    Q_UNREACHABLE();
}

IconTint tintOf(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return IconTint::Error;
    case Problem::Severity::Warning:
        return IconTint::Warning;
    case Problem::Severity::Hint:
        return IconTint::Muted;
    }
    Q_UNREACHABLE();
}

QIcon severityIcon(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return themedIcon(QStringLiteral("circle-alert"), IconTint::Error);
    case Problem::Severity::Warning:
        return themedIcon(QStringLiteral("triangle-alert"), IconTint::Warning);
    case Problem::Severity::Hint:
        return themedIcon(QStringLiteral("info"), IconTint::Muted);
    }
    Q_UNREACHABLE();
}

QString severityLabel(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return QCoreApplication::translate("Severity", "Error");
    case Problem::Severity::Warning:
        return QCoreApplication::translate("Severity", "Warning");
    case Problem::Severity::Hint:
        return QCoreApplication::translate("Severity", "Hint");
    }
    Q_UNREACHABLE();
}

QPalette withTextColor(QPalette palette, const QColor& color)
{
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::Text, color); // where the background is the base, labels use this one
    return palette;
}

QPalette mutedPalette(const QPalette& palette)
{
    return withTextColor(palette, tintColor(IconTint::Muted, palette));
}

} // namespace fairlead
