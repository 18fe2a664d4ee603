#include "ui/wizard/zoneedit.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QDateTime>
#include <QKeyEvent>
#include <QStringListModel>

namespace fairlead {

namespace {

constexpr int widestLabel = 40; // characters
constexpr int suggestedRows = 12;

} // namespace

ZoneEdit::ZoneEdit(QWidget* parent)
    : LineEdit(parent), m_labels(new QStringListModel(this)), m_suggestions(new QCompleter(m_labels, this))
{
    // Not the line's own completer: that one takes the first label that begins like the text, whatever is
    // meant.
    m_suggestions->setWidget(this);
    m_suggestions->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_suggestions->setMaxVisibleItems(suggestedRows);
    setMaximumWidth(fontMetrics().averageCharWidth() * widestLabel + sizeHint().height());
    auto* all = addAction(themedIcon(QStringLiteral("chevron-down"), IconTint::Muted), TrailingPosition);
    all->setText(tr("Show all time zones"));
    all->setToolTip(all->text());
    connect(all, &QAction::triggered, this, &ZoneEdit::showAll);
    connect(this, &LineEdit::edited, this, [this](const QString& typed) {
        m_isTyping = true;
        if (hasFocus())
            suggest(index().search(typed));
        else if (!isSuggesting()) // dictated, or set by a screen reader
            commit();
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (index().meant(text()) || !isSuggesting()) // else one of the suggestions is to be chosen
            commit();
    });
    connect(m_suggestions, qOverload<const QString&>(&QCompleter::highlighted), this, &ZoneEdit::preview);
    connect(m_suggestions, qOverload<const QString&>(&QCompleter::activated), this,
            [this](const QString& label) {
                if (!m_isTyping)
                    return; // Enter has taken what was meant
                preview(label);
                commit();
            });
}

bool ZoneEdit::isSuggesting() const
{
    return m_suggestions->popup()->isVisible();
}

void ZoneEdit::setValue(const QString& value)
{
    if (value == m_value)
        return;
    m_value = value;
    showValue();
}

void ZoneEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_isTyping && !isSuggesting())
        return showValue();
    if (event->key() == Qt::Key_Down && !isSuggesting())
        return showAll();
    LineEdit::keyPressEvent(event);
}

void ZoneEdit::focusOutEvent(QFocusEvent* event)
{
    LineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    // Another window for a moment: half a name stays as it is typed.
    if (event->reason() != Qt::ActiveWindowFocusReason || (m_isTyping && index().meant(text())))
        commit();
}

void ZoneEdit::hideEvent(QHideEvent* event)
{
    LineEdit::hideEvent(event);
    commit();
}

const ZoneIndex& ZoneEdit::index()
{
    if (!m_index)
        m_index.emplace(QDateTime::currentSecsSinceEpoch());
    return *m_index;
}

void ZoneEdit::suggest(const std::vector<ZoneChoice>& choices)
{
    QStringList labels;
    for (const auto& choice : choices)
        labels << choice.label();
    m_labels->setStringList(labels);
    if (labels.isEmpty())
        return m_suggestions->popup()->hide();
    m_suggestions->complete();
    m_suggestions->popup()->setCurrentIndex({}); // nothing is chosen yet
}

/// A suggestion that is looked at stands in the line; the suggestions stay.
void ZoneEdit::preview(const QString& label)
{
    m_isTyping = true;
    display(label);
}

void ZoneEdit::showAll()
{
    setFocus();
    m_isTyping = true;
    suggest(index().all());
}

/// The typing is done.
void ZoneEdit::commit()
{
    if (!m_isTyping)
        return;
    m_isTyping = false;
    m_suggestions->popup()->hide();
    const auto typed = text().trimmed();
    if (typed == zoneLabel(m_value, QDateTime::currentSecsSinceEpoch()))
        return showValue();
    const auto meant = index().meant(typed);
    const auto value = meant ? meant->id : typed;
    const bool isNew = value != m_value;
    m_value = value;
    showValue();
    if (isNew)
        Q_EMIT valueEdited(m_value);
}

void ZoneEdit::showValue()
{
    m_isTyping = false;
    display(zoneLabel(m_value, QDateTime::currentSecsSinceEpoch()));
    setCursorPosition(0);
}

} // namespace fairlead
