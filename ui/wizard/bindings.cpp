#include "ui/wizard/bindings.h"

#include "models/campaign/fieldtext.h"
#include "ui/common/choicegroup.h"
#include "ui/common/lineedit.h"
#include "ui/common/numberedit.h"
#include "ui/common/plaintextedit.h"
#include "ui/common/searchcombo.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QSignalBlocker>

namespace fairlead {

namespace {

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

void Bindings::text(LineEdit* edit, Path path)
{
    text(edit, std::move(path),
         {[](const Field<QString>& field) { return textOf(field); },
          [](const QString& typed) {
              return textFromText(typed);
          }});
}

void Bindings::text(LineEdit* edit, Path path, Form form)
{
    watch(edit);
    connect(edit, &LineEdit::edited, this,
            [this, path, form](const QString& typed) { setField(m_document, path(), form.toField(typed)); });
    m_loaders.push_back([this, edit, path, form] {
        const auto field = valueAt<QString>(m_document, path());
        if (form.toField(edit->text()) != field)
            edit->display(form.toText(field));
    });
}

void Bindings::text(PlainTextEdit* edit, Path path)
{
    edit->setUndoRedoEnabled(false);
    watch(edit);
    connect(edit, &PlainTextEdit::edited, this,
            [this, path](const QString& text) { setField(m_document, path(), textFromText(text)); });
    m_loaders.push_back([this, edit, path] { edit->display(textOf(valueAt<QString>(m_document, path()))); });
}

void Bindings::number(NumberEdit* edit, Path path)
{
    watch(edit);
    connect(edit, &LineEdit::edited, this,
            [this, path](const QString& typed) { setField(m_document, path(), integerFromText(typed)); });
    m_loaders.push_back([this, edit, path] {
        const auto field = valueAt<qint64>(m_document, path());
        if (integerFromText(edit->text()) != field)
            edit->display(textOf(field));
    });
}

void Bindings::flag(QCheckBox* box, Path path, bool absent)
{
    connect(box, &QCheckBox::toggled, this, [this, path](bool on) {
        setField(m_document, path(), Field<bool>(on));
        m_document.endMerging();
    });
    m_loaders.push_back([this, box, path, absent] {
        const QSignalBlocker ours(box);
        box->setChecked(valueAt<bool>(m_document, path()).valueOr(absent));
    });
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
