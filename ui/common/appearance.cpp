#include "ui/common/appearance.h"

#include <QActionGroup>
#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QTimer>

namespace fairlead {

namespace {

constexpr std::pair<Appearance::Choice, const char*> choiceNames[] = {
    {Appearance::Choice::System, "system"},
    {Appearance::Choice::Light, "light"},
    {Appearance::Choice::Dark, "dark"},
    {Appearance::Choice::HighContrast, "high-contrast"},
};

} // namespace

Appearance::Appearance(QApplication& application, DesktopSettings& desktop, Choice choice, Scheme fallback)
    : m_application(application),
      m_desktop(desktop),
      m_choice(choice),
      m_fallback(fallback),
      m_scheme(wanted()),
      m_textSize(systemTextSize())
{
    buildMenu();
    applyColors(m_application, m_scheme);
    connect(&desktop, &DesktopSettings::changed, this, &Appearance::apply);
    m_application.installEventFilter(this);
}

Appearance::~Appearance() = default;

QString Appearance::nameOf(Choice choice)
{
    for (const auto& [value, name] : choiceNames)
        if (value == choice)
            return QString::fromLatin1(name);
    Q_UNREACHABLE();
}

Appearance::Choice Appearance::choiceNamed(const QString& name)
{
    for (const auto& [value, known] : choiceNames)
        if (name == QLatin1String(known))
            return value;
    return Choice::System;
}

void Appearance::choose(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_menu->actions().at(static_cast<int>(choice))->setChecked(true);
    apply();
    Q_EMIT chosen(choice);
}

void Appearance::buildMenu()
{
    m_menu = std::make_unique<QMenu>(tr("&Appearance"));
    auto* group = new QActionGroup(m_menu.get());
    const std::pair<Choice, QString> items[] = {
        {Choice::System, tr("&Follow the system")},
        {Choice::Light, tr("&Light")},
        {Choice::Dark, tr("&Dark")},
        {Choice::HighContrast, tr("&High contrast")},
    };
    for (const auto& [choice, text] : items) {
        auto* action = m_menu->addAction(text, this, [this, choice = choice] { choose(choice); });
        action->setCheckable(true);
        action->setChecked(choice == m_choice);
        group->addAction(action);
    }
}

Scheme Appearance::wanted() const
{
    const bool fallbackIsDark = m_fallback == Scheme::Dark || m_fallback == Scheme::ContrastDark;
    const bool dark = m_desktop.prefersDark().value_or(fallbackIsDark);
    switch (m_choice) {
    case Choice::Light:
        return Scheme::Light;
    case Choice::Dark:
        return Scheme::Dark;
    case Choice::HighContrast:
        return dark ? Scheme::ContrastDark : Scheme::ContrastLight;
    case Choice::System:
        break;
    }
    if (m_desktop.prefersContrast())
        return dark ? Scheme::ContrastDark : Scheme::ContrastLight;
    return dark ? Scheme::Dark : Scheme::Light;
}

void Appearance::apply()
{
    if (const auto scheme = wanted(); scheme != m_scheme) {
        m_scheme = scheme;
        applyColors(m_application, scheme);
        Q_EMIT schemeChanged(scheme);
    }
    if (const auto size = systemTextSize(); !qFuzzyCompare(size, m_textSize)) {
        m_textSize = size;
        applyFont(m_application, size);
    }
}

/// The desktop's text size has no signal of its own.
bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange || event->type() == QEvent::ApplicationFontChange)
        QTimer::singleShot(0, this, &Appearance::apply);
    return QObject::eventFilter(watched, event);
}

} // namespace fairlead
