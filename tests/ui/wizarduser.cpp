#include "tests/ui/wizarduser.h"

#include "ui/wizard/wizardpage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QTest>

namespace fairlead {

namespace {

/// QTest::keyClicks() knows the keys of ASCII only.
void keyClicks(QWidget* widget, const QString& text)
{
    for (const char32_t character : text.toUcs4())
        if (character < 128)
            QTest::keyClick(widget, static_cast<char>(character));
        else
            QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString::fromUcs4(&character, 1), {});
}

} // namespace

QWidget* WizardUser::page() const
{
    return m_window.findChild<WizardPage*>(pageKey(m_window.currentPage()));
}

void WizardUser::show(PageId id) const
{
    m_window.showPage(id);
    QApplication::processEvents();
}

QWidget* WizardUser::find(const QString& name) const
{
    for (auto* widget : focusableIn(page()))
        if (accessibleName(widget) == name)
            return widget;
    return nullptr;
}

QWidget* WizardUser::control(const QString& name) const
{
    if (auto* widget = find(name))
        return widget;
    QTest::qFail(qPrintable(QStringLiteral("No control “%1”").arg(name)), __FILE__, __LINE__);
    return nullptr;
}

void WizardUser::type(const QString& name, const QString& text) const
{
    auto* widget = control(name);
    if (!widget)
        return;
    widget->setFocus();
    QTest::keySequence(widget, QKeySequence::SelectAll);
    if (text.isEmpty())
        QTest::keyClick(widget, Qt::Key_Delete);
    else
        keyClicks(widget, text);
}

void WizardUser::press(const QString& name) const
{
    if (auto* button = control<QAbstractButton>(name))
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(10, button->height() / 2));
}

bool WizardUser::says(const QString& text) const
{
    for (const auto* label : page()->findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text))
            return true;
    for (const auto* button : page()->findChildren<QAbstractButton*>())
        if (button->isVisible() && button->text().contains(text))
            return true;
    return false;
}

bool WizardUser::lists(const QString& text) const
{
    for (const auto* list : page()->window()->findChildren<QListWidget*>())
        if (list->isVisible() && !list->findItems(text, Qt::MatchContains).isEmpty())
            return true;
    return false;
}

bool WizardUser::notices(const QString& text) const
{
    for (const auto* label : page()->window()->findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text))
            return true;
    return false;
}

QList<QWidget*> focusableIn(const QWidget* root)
{
    QList<QWidget*> found;
    for (auto* widget : root->findChildren<QWidget*>())
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy())
            found << widget;
    return found;
}

QString accessibleName(QWidget* widget)
{
    const auto* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

} // namespace fairlead
