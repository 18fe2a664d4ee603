#pragma once

#include "ui/common/desktopsettings.h"
#include "ui/common/theme.h"

class QMenu;

namespace fairlead {

/// Keeps colours and text size of the program as the user wants them: as the desktop has them, also when that
/// changes, or one scheme whatever the desktop says.
class Appearance : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark, HighContrast };

    /// Applies the choice. @param fallback the scheme while the desktop says nothing
    Appearance(QApplication& application, DesktopSettings& desktop, Choice choice, Scheme fallback);
    ~Appearance() override;

    Choice choice() const { return m_choice; }
    void choose(Choice choice);
    Scheme scheme() const { return m_scheme; }

    /// "Appearance", with a choice each; belongs to this.
    QMenu* menu() const { return m_menu.get(); }

    /// The names in the settings: "system", "light", "dark", "high-contrast".
    static QString nameOf(Choice choice);
    static Choice choiceNamed(const QString& name);

Q_SIGNALS:
    /// By the user.
    void chosen(fairlead::Appearance::Choice choice);
    void schemeChanged(fairlead::Scheme scheme);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildMenu();
    void apply();
    Scheme wanted() const;

    QApplication& m_application;
    DesktopSettings& m_desktop;
    Choice m_choice;
    Scheme m_fallback;
    Scheme m_scheme;
    qreal m_textSize;
    std::unique_ptr<QMenu> m_menu;
};

} // namespace fairlead
