#include "ui/common/theme.h"

#include "ui/common/accessibility.h"
#include "ui/common/calmstyle.h"
#include "ui/common/stepcolors.h"

#include <QApplication>
#include <QFontDatabase>

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

const Colors& colorsOf(const QPalette& palette)
{
    return isDark(palette) ? dark : light;
}

} // namespace

Scheme systemScheme()
{
    return isDark(QGuiApplication::palette()) ? Scheme::Dark : Scheme::Light;
}

QPalette themePalette(Scheme scheme)
{
    const auto& c = scheme == Scheme::Dark ? dark : light;
    QPalette palette(QColor(c.text), QColor(c.button), QColor(c.alternate), QColor(c.frame), QColor(c.frame),
                     QColor(c.text), QColor(c.onAccent), QColor(c.base), QColor(c.window));
    palette.setColor(QPalette::AlternateBase, c.alternate);
    palette.setColor(QPalette::Midlight, c.alternate);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, scheme == Scheme::Dark ? QColor(0xff8ab8ff) : QColor(c.accent));
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
    application.setStyle(new CalmStyle);
    application.setPalette(themePalette(scheme));
}

void applyFont(QApplication& application)
{
    QFont font = application.font();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPointSizeF(10);
    application.setFont(font);
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
