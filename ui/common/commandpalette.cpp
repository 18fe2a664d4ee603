#include "ui/common/commandpalette.h"

#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int paletteWidth = 520;
constexpr int paletteHeight = 360;

QString plainText(const QAction& action)
{
    return action.text().remove(u'&').remove(u'…').remove(QLatin1String("..."));
}

/// Whether every typed word begins a word of the text.
bool matches(const QString& text, const QString& typed)
{
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    const auto wanted = typed.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(wanted, [&](const QString& part) {
        return std::ranges::any_of(
            words, [&](const QString& word) { return word.startsWith(part, Qt::CaseInsensitive); });
    });
}

/// "Campaign: Duplicate" says where the command lives.
QString pathOf(const QAction& action)
{
    for (const auto* object : action.associatedObjects()) {
        const auto* menu = qobject_cast<const QMenu*>(object);
        if (menu && !menu->title().isEmpty())
            return QString(menu->title()).remove(u'&') + QStringLiteral(": ") + plainText(action);
    }
    return plainText(action);
}

/// Whether the user can see what the action is for: those of a hidden page or of a line's buttons are no
/// commands.
bool isInSight(const QAction& action, const QWidget& window)
{
    const auto* owner = qobject_cast<const QWidget*>(action.parent());
    return !qobject_cast<const QLineEdit*>(owner) &&
           (!owner || owner == &window || owner->isVisibleTo(&window) || qobject_cast<const QMenu*>(owner));
}

} // namespace

QAction* CommandPalette::install(QWidget& window)
{
    auto* action = new QAction(tr("&Find a command…"), &window);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    QObject::connect(action, &QAction::triggered, &window, [&window] {
        CommandPalette palette(window);
        palette.exec();
    });
    window.addAction(action);
    return action;
}

CommandPalette::CommandPalette(QWidget& window)
    : QDialog(&window, Qt::Dialog | Qt::FramelessWindowHint),
      m_search(new LineEdit(this)),
      m_list(new QListWidget(this))
{
    setWindowTitle(tr("Find a command"));
    m_search->setPlaceholderText(tr("Type what you want to do"));
    m_search->setAccessibleName(tr("Find a command"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    resize(paletteWidth, paletteHeight);
    const auto centre = window.geometry().center();
    move(centre.x() - paletteWidth / 2, window.geometry().top() + spacing::page * 2);

    collect(window);
    m_search->installEventFilter(this);
    connect(m_search, &LineEdit::edited, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::run);
    filter({});
}

/// A frame of its own: nothing else sets it off from the window behind it.
void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Dark));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::collect(QWidget& window)
{
    QSet<QString> seen;
    for (auto* action : window.findChildren<QAction*>()) {
        const bool isCommand = !action->isSeparator() && !action->menu() && action->isEnabled() &&
                               action->isVisible() && isInSight(*action, window) &&
                               !plainText(*action).isEmpty();
        const auto path = pathOf(*action);
        if (!isCommand || seen.contains(path) || action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K))
            continue;
        seen.insert(path);
        const auto keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* item =
            new QListWidgetItem(action->icon(), keys.isEmpty() ? path : path + QStringLiteral("\t") + keys);
        item->setData(Qt::UserRole, QVariant::fromValue(QPointer<QAction>(action)));
        item->setData(Qt::AccessibleTextRole, path + u' ' + keys);
        m_list->addItem(item);
    }
    m_list->sortItems();
}

void CommandPalette::filter(const QString& text)
{
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        auto* item = m_list->item(row);
        item->setHidden(!matches(item->text(), text));
        if (!first && !item->isHidden())
            first = item;
    }
    m_list->setCurrentItem(first);
}

void CommandPalette::run()
{
    const auto* item = m_list->currentItem();
    const auto action = item ? item->data(Qt::UserRole).value<QPointer<QAction>>() : QPointer<QAction>();
    accept();
    if (action)
        action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            run();
            return true;
        }
        const bool moves = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down ||
                           key->key() == Qt::Key_PageUp || key->key() == Qt::Key_PageDown;
        if (moves)
            return QCoreApplication::sendEvent(m_list, event);
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace fairlead
