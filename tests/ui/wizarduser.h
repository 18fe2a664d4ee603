#pragma once

#include "ui/wizard/campaignwindow.h"

#include <QWidget>

namespace fairlead {

/// Does in a wizard what a user does: finds controls by the names that are read to people, types and presses.
class WizardUser
{
public:
    /// @param window outlives the user
    explicit WizardUser(CampaignWindow& window) : m_window(window) {}

    void show(PageId id) const;

    /// The control of the present page with that accessible name; the test fails without one.
    QWidget* control(const QString& name) const;
    template <typename Widget>
    Widget* control(const QString& name) const
    {
        return qobject_cast<Widget*>(control(name));
    }

    /// Whether the present page offers such a control, which may come later.
    bool offers(const QString& name) const { return find(name) != nullptr; }

    /// Replaces a line's text by key presses.
    void type(const QString& name, const QString& text) const;
    void press(const QString& name) const;

    /// Whether the present page shows a label with that text in it.
    /// The page shows a text with these words, on a label or a button.
    bool says(const QString& text) const;
    /// A list of the window, such as that of the problems, has a row with these words.
    bool lists(const QString& text) const;
    /// The window shows these words, above its pages or on them.
    bool notices(const QString& text) const;

private:
    QWidget* page() const;
    QWidget* find(const QString& name) const;

    CampaignWindow& m_window;
};

/// What can take the focus inside a widget and is visible to the user.
QList<QWidget*> focusableIn(const QWidget* root);
QString accessibleName(QWidget* widget);

} // namespace fairlead
