#include "ui/common/lineedit.h"

#include "ui/common/textchange.h"

#include <QRegularExpression>
#include <QScopedValueRollback>

#include <algorithm>

namespace fairlead {

namespace {

/// In a regular expression: tab, and all that begins a new line in Unicode.
constexpr auto lineBreaks = R"(\t\n\v\f\r\x{85}\x{2028}\x{2029})";

} // namespace

QString asOneLine(const QString& text)
{
    static const QRegularExpression outer(QStringLiteral("\\A[%1]+|[%1]+\\z").arg(QLatin1String(lineBreaks)));
    static const QRegularExpression inner(QStringLiteral(" *[%1][ %1]*").arg(QLatin1String(lineBreaks)));
    auto line = text;
    return line.remove(outer).replace(inner, QStringLiteral(" "));
}

LineEdit::LineEdit(QWidget* parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &LineEdit::take);
}

void LineEdit::display(const QString& shown)
{
    if (shown != text())
        replace(shown, cursorPosition());
}

void LineEdit::replace(const QString& shown, qsizetype cursor)
{
    {
        const QScopedValueRollback ours(m_isOurs, true);
        setText(shown);
    }
    m_before = text();
    setCursorPosition(static_cast<int>(std::min(cursor, text().size())));
}

void LineEdit::take()
{
    if (m_isOurs)
        return;
    // Only what came in is cleaned: what a file brought stays until someone changes it.
    const auto change = changeBetween(m_before, text());
    const auto line = asOneLine(change.added);
    if (line != change.added)
        replace(text().left(change.position) + line + text().mid(change.position + change.added.size()),
                change.position + line.size());
    m_before = text();
    Q_EMIT edited(m_before);
}

} // namespace fairlead
