#include "ui/common/searchcombo.h"

#include <QAccessibleWidget>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace fairlead {

namespace {

/// Qt names a combo box after its present text; ours has the name of its field, and the text as its value.
class SearchComboAccessible : public QAccessibleWidget
{
public:
    explicit SearchComboAccessible(SearchCombo* combo)
        : QAccessibleWidget(combo, QAccessible::ComboBox), m_combo(combo)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_combo->currentText() : QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.editable = true;
        state.hasPopup = true;
        state.expandable = true;
        return state;
    }

    QStringList actionNames() const override
    {
        return QAccessibleWidget::actionNames() << QAccessibleActionInterface::showMenuAction();
    }

    void doAction(const QString& action) override
    {
        if (action == QAccessibleActionInterface::showMenuAction())
            m_combo->showPopup();
        else
            QAccessibleWidget::doAction(action);
    }

private:
    SearchCombo* m_combo;
};

QAccessibleInterface* createAccessible(const QString&, QObject* object)
{
    auto* combo = qobject_cast<SearchCombo*>(object);
    return combo ? new SearchComboAccessible(combo) : nullptr;
}

} // namespace

SearchCombo::SearchCombo(QWidget* parent) : QComboBox(parent)
{
    static const bool installed = (QAccessible::installFactory(createAccessible), true);
    Q_UNUSED(installed);
    setEditable(true);
    setInsertPolicy(NoInsert);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setMaxVisibleItems(12);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { Q_EMIT valueEdited(value()); });
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT valueEdited(value()); });
}

void SearchCombo::setEntries(const QList<Entry>& entries)
{
    const auto kept = value();
    const QSignalBlocker quiet(this);
    clear();
    for (const auto& entry : entries)
        addItem(entry.label, entry.value);
    setCurrentIndex(-1);
    setEditText(labelOf(kept));
}

QString SearchCombo::value() const
{
    const auto text = currentText().trimmed();
    const int current = currentIndex();
    if (current >= 0 && itemText(current) == text)
        return itemData(current).toString();
    const int row = findText(text, Qt::MatchFixedString);
    return row < 0 ? text : itemData(row).toString();
}

void SearchCombo::setValue(const QString& value)
{
    if (value == this->value())
        return;
    const QSignalBlocker quiet(this);
    const int row = findData(value);
    setCurrentIndex(row);
    if (row < 0)
        setEditText(value);
    lineEdit()->setCursorPosition(0);
}

void SearchCombo::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // scrolling the page must not change a value
}

QString SearchCombo::labelOf(const QString& value) const
{
    const int row = findData(value);
    return row < 0 ? value : itemText(row);
}

} // namespace fairlead
