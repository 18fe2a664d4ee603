#include "ui/common/plaintextedit.h"

#include "ui/common/textchange.h"

#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlock>

#include <algorithm>

namespace fairlead {

namespace {

/// The place in the text of a place among what is shown of it, where CR and LF together are one.
qsizetype placeIn(const QString& text, qsizetype shownPlace)
{
    qsizetype place = 0;
    for (; shownPlace > 0 && place < text.size(); --shownPlace)
        place += text[place] == u'\r' && place + 1 < text.size() && text[place + 1] == u'\n' ? 2 : 1;
    return place;
}

QString withLineFeeds(QString raw)
{
    return raw.replace(QChar::ParagraphSeparator, u'\n');
}

} // namespace

PlainTextEdit::PlainTextEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, &PlainTextEdit::take);
}

QString PlainTextEdit::shown() const
{
    return withLineFeeds(document()->toRawText());
}

void PlainTextEdit::display(const QString& text)
{
    if (text == m_text)
        return;
    const int position = textCursor().position();
    {
        const QScopedValueRollback ours(m_isOurs, true);
        setPlainText(text);
    }
    m_text = text;
    m_shown = shown();
    auto cursor = textCursor();
    cursor.setPosition(static_cast<int>(std::min<qsizetype>(position, m_shown.size())));
    setTextCursor(cursor);
}

void PlainTextEdit::take()
{
    if (m_isOurs)
        return;
    const auto now = shown();
    if (now == m_shown)
        return; // colours or fonts of the text, or what is not yet committed
    const auto change = changeBetween(m_shown, now);
    const auto from = placeIn(m_text, change.position);
    const auto until = placeIn(m_text, change.position + change.removed);
    m_text.replace(from, until - from, change.added);
    m_shown = now;
    Q_EMIT edited(m_text);
}

QMimeData* PlainTextEdit::createMimeDataFromSelection() const
{
    auto* copied = new QMimeData;
    copied->setText(withLineFeeds(textCursor().selectedText()));
    return copied;
}

void PlainTextEdit::insertFromMimeData(const QMimeData* source)
{
    textCursor().insertText(source->text());
    ensureCursorVisible();
}

} // namespace fairlead
