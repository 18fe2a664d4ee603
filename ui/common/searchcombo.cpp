#include "ui/common/searchcombo.h"

#include "ui/common/accessibility.h"
#include "ui/common/lineedit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QScreen>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>

namespace fairlead {

SearchCombo::SearchCombo(QWidget* parent) : QComboBox(parent)
{
    installAccessibility();
    auto* line = new LineEdit;
    setLineEdit(line); // makes it editable
    setInsertPolicy(NoInsert);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setMaxVisibleItems(12);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(line, &LineEdit::edited, this, [this] { Q_EMIT valueEdited(value()); });
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

void SearchCombo::setTakesOnlyMatch()
{
    connect(lineEdit(), &QLineEdit::editingFinished, this, &SearchCombo::takeOnlyMatch);
}

void SearchCombo::takeOnlyMatch()
{
    const auto text = currentText().trimmed();
    if (text.isEmpty() || findText(text, Qt::MatchFixedString) >= 0)
        return;
    const int row = findText(text, Qt::MatchContains);
    if (row < 0)
        return;
    for (int other = row + 1; other < count(); ++other)
        if (itemText(other).contains(text, Qt::CaseInsensitive))
            return;
    setCurrentIndex(row);
    Q_EMIT valueEdited(value());
}

/// Long names are read in the list, where they have the screen's width.
void SearchCombo::showPopup()
{
    const int wanted = view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width();
    view()->setMinimumWidth(std::min(wanted, screen()->availableSize().width() / 2));
    QComboBox::showPopup();
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
