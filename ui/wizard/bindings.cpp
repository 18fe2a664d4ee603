#include "ui/wizard/bindings.h"

#include "models/campaign/fieldtext.h"
#include "ui/common/choicegroup.h"
#include "ui/common/numberedit.h"
#include "ui/common/searchcombo.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace fairlead {

namespace {

void replaceText(QLineEdit* edit, const QString& text)
{
    const int cursor = edit->cursorPosition();
    edit->setText(text);
    edit->setCursorPosition(static_cast<int>(std::min<qsizetype>(cursor, text.size())));
}

void replaceText(QPlainTextEdit* edit, const QString& text)
{
    const QSignalBlocker quiet(edit);
    const int position = edit->textCursor().position();
    edit->setPlainText(text);
    auto cursor = edit->textCursor();
    cursor.setPosition(static_cast<int>(std::min<qsizetype>(position, text.size())));
    edit->setTextCursor(cursor);
}

bool isUndoKey(QEvent* event)
{
    const auto* key = static_cast<QKeyEvent*>(event);
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

template <typename T>
Field<T> valueAt(const CampaignDocument& document, const QString& path)
{
    const auto* field = findField<T>(document.campaign(), path);
    return field ? *field : Field<T>();
}

} // namespace

Bindings::Path at(const char* pointer)
{
    return [path = QString::fromLatin1(pointer)] {
        return path;
    };
}

Bindings::Bindings(CampaignDocument& document, QObject* parent) : QObject(parent), m_document(document)
{
    connect(&document, &CampaignDocument::changed, this, &Bindings::load);
}

void Bindings::text(QLineEdit* edit, Path path)
{
    text(edit, std::move(path),
         {[](const Field<QString>& field) { return textOf(field); },
          [](const QString& typed) {
              return textFromText(typed);
          }});
}

void Bindings::text(QLineEdit* edit, Path path, Form form)
{
    watch(edit);
    connect(edit, &QLineEdit::textEdited, this,
            [this, path, form](const QString& typed) { setField(m_document, path(), form.toField(typed)); });
    m_loaders.push_back([this, edit, path, form] {
        const auto field = valueAt<QString>(m_document, path());
        if (form.toField(edit->text()) != field)
            replaceText(edit, form.toText(field));
    });
}

void Bindings::text(QPlainTextEdit* edit, Path path)
{
    edit->setUndoRedoEnabled(false);
    edit->setTabChangesFocus(true);
    watch(edit);
    connect(edit, &QPlainTextEdit::textChanged, this,
            [this, edit, path] { setField(m_document, path(), textFromText(edit->toPlainText())); });
    m_loaders.push_back([this, edit, path] {
        const auto text = textOf(valueAt<QString>(m_document, path()));
        if (edit->toPlainText() != text)
            replaceText(edit, text);
    });
}

void Bindings::number(NumberEdit* edit, Path path)
{
    watch(edit);
    connect(edit, &QLineEdit::textEdited, this,
            [this, path](const QString& typed) { setField(m_document, path(), integerFromText(typed)); });
    m_loaders.push_back([this, edit, path] {
        const auto field = valueAt<qint64>(m_document, path());
        if (integerFromText(edit->text()) != field)
            replaceText(edit, textOf(field));
    });
}

void Bindings::flag(QCheckBox* box, Path path, bool absent)
{
    connect(box, &QCheckBox::clicked, this, [this, path](bool on) {
        setField(m_document, path(), Field<bool>(on));
        m_document.endMerging();
    });
    m_loaders.push_back(
        [this, box, path, absent] { box->setChecked(valueAt<bool>(m_document, path()).valueOr(absent)); });
}

void Bindings::choice(ChoiceGroup* group, Path path)
{
    connect(group, &ChoiceGroup::chosen, this, [this, path](const QString& value) {
        setField(m_document, path(), textFromText(value));
        m_document.endMerging();
    });
    m_loaders.push_back(
        [this, group, path] { group->setValue(textOf(valueAt<QString>(m_document, path()))); });
}

void Bindings::choice(SearchCombo* combo, Path path)
{
    watch(combo);
    connect(combo, &SearchCombo::valueEdited, this,
            [this, path](const QString& value) { setField(m_document, path(), textFromText(value)); });
    m_loaders.push_back(
        [this, combo, path] { combo->setValue(textOf(valueAt<QString>(m_document, path()))); });
}

void Bindings::load()
{
    for (const auto& loader : m_loaders)
        loader();
}

void Bindings::watch(QWidget* widget)
{
    widget->installEventFilter(this);
}

bool Bindings::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        m_document.endMerging();
    if ((event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
        isUndoKey(event)) {
        event->ignore(); // the window's action takes it: undo is the document's
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace fairlead
