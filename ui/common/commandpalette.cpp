#include "ui/common/commandpalette.h"

#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/common/synonyms.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QRegularExpression>
#include <QSet>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace fairlead {

namespace {

constexpr int paletteWidth = 520;
constexpr int paletteHeight = 360;

QString plainText(const QAction& action)
{
    return action.text().remove(u'&').remove(u'…').remove(QLatin1String("..."));
}

enum EntryRole { KeysRole = Qt::UserRole, RunRole, WordsRole };

/// An icon's column, the text, and the keys at the right end.
class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override
    {
        auto option = given;
        initStyleOption(&option, index);
        const auto text = std::exchange(option.text, QString());
        const auto icon = std::exchange(option.icon, QIcon());
        option.features &= ~QStyleOptionViewItem::HasDecoration;
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        const bool isSelected = option.state & QStyle::State_Selected;
        auto rest = option.rect.adjusted(spacing::normal, 0, -spacing::normal, 0);
        const QRect place(rest.left(), rest.center().y() - iconSide / 2, iconSide, iconSide);
        icon.paint(painter, place, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        rest.setLeft(place.right() + spacing::normal);
        const auto keys = index.data(KeysRole).toString();
        const auto color = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        painter->setPen(isSelected ? color : tintColor(IconTint::Muted, option.palette));
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight, keys);
        if (!keys.isEmpty())
            rest.setRight(rest.right() - option.fontMetrics.horizontalAdvance(keys) - spacing::wide);
        painter->setPen(color);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, rest.width()));
    }

private:
    static constexpr int iconSide = 16;
};

/// Whether every typed word begins a word of the text.
bool matches(const QString& text, const QString& typed)
{
    static const QRegularExpression blanks(QStringLiteral("[\\s:,()]+"));
    const auto words = text.split(blanks, Qt::SkipEmptyParts);
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

QAction* CommandPalette::install(QWidget& window, PaletteEntries entries)
{
    auto* action = new QAction(tr("&Find a command…"), &window);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    QObject::connect(action, &QAction::triggered, &window, [&window, entries] {
        CommandPalette palette(window, entries ? entries() : QList<PaletteEntry>());
        palette.exec();
    });
    window.addAction(action);
    return action;
}

CommandPalette::CommandPalette(QWidget& window, const QList<PaletteEntry>& entries)
    : QDialog(&window, Qt::Dialog | Qt::FramelessWindowHint),
      m_search(new LineEdit(this)),
      m_list(new QListWidget(this)),
      m_nothing(new WrapLabel(this))
{
    setWindowTitle(tr("Find a command"));
    m_search->setPlaceholderText(tr("Type what you want to do, or what you are looking for"));
    m_search->setAccessibleName(tr("Find a command"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_nothing->setAlignment(Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing, 1);
    const QSize size(std::min(paletteWidth + fontMetrics().averageCharWidth() * 16, window.width()),
                     std::min(paletteHeight, window.height()));
    resize(size);
    const auto centre = window.geometry().center();
    move(centre.x() - size.width() / 2, window.geometry().top() + spacing::page * 2);

    collect(window);
    m_list->sortItems();
    for (const auto& entry : entries)
        add(entry.text, entry.icon, {}, entry.run);
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

QListWidgetItem* CommandPalette::add(const QString& text, const QIcon& icon, const QString& keys,
                                     std::function<void()> run)
{
    auto* item = new QListWidgetItem(icon, text);
    item->setData(KeysRole, keys);
    item->setData(RunRole, static_cast<int>(m_runs.size()));
    item->setData(WordsRole, QString(text + u' ' + synonymsOf(text)));
    item->setData(Qt::AccessibleTextRole, keys.isEmpty() ? text : text + u' ' + keys);
    m_runs << std::move(run);
    m_list->addItem(item);
    return item;
}

void CommandPalette::collect(QWidget& window)
{
    QSet<QString> seen;
    auto actions = window.findChildren<QAction*>();
    for (const auto* menu :
         window.findChildren<QMenu*>()) // menus that several windows share are not children
        for (auto* action : menu->actions())
            if (action->menu())
                actions += action->menu()->actions();
    for (auto* action : std::as_const(actions)) {
        const bool isCommand = !action->isSeparator() && !action->menu() && action->isEnabled() &&
                               action->isVisible() && isInSight(*action, window) &&
                               !plainText(*action).isEmpty();
        const auto path = pathOf(*action);
        if (!isCommand || seen.contains(path) || action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K))
            continue;
        seen.insert(path);
        add(path, action->icon(), action->shortcut().toString(QKeySequence::NativeText),
            [wanted = QPointer<QAction>(action)] {
                if (wanted)
                    wanted->trigger();
            });
    }
}

void CommandPalette::filter(const QString& text)
{
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        auto* item = m_list->item(row);
        const bool fits = matches(item->data(WordsRole).toString(), text);
        item->setHidden(!fits);
        // What says it itself comes before what only means it.
        const bool saysIt = fits && matches(item->text(), text);
        if (fits && (!first || (saysIt && !matches(first->text(), text))))
            first = item;
    }
    m_list->setCurrentItem(first);
    m_list->setVisible(first);
    m_nothing->setVisible(!first);
    m_nothing->setText(
        tr("Nothing is called “%1” here. Try a shorter word, or the name of a page, a field or a campaign.")
            .arg(text.trimmed()));
}

void CommandPalette::run()
{
    const auto* item = m_list->currentItem();
    if (!item)
        return;
    const auto run = m_runs.at(item->data(RunRole).toInt());
    accept();
    run();
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
