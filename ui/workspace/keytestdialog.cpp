#include "ui/workspace/keytestdialog.h"

#include "models/common/whenfinished.h"
#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

using Result = ConnectionTest::Result;

constexpr int keyTestWidth = 520;
constexpr int resultIconSize = 18;

QIcon iconOf(Result result)
{
    switch (result) {
    case Result::Accepted:
        return themedIcon(QStringLiteral("check"), IconTint::Fine);
    case Result::NotReached:
        return themedIcon(QStringLiteral("triangle-alert"), IconTint::Warning);
    case Result::NotAccepted:
    case Result::NotUsable:
        return themedIcon(QStringLiteral("circle-alert"), IconTint::Error);
    }
    Q_UNREACHABLE();
}

} // namespace

KeyTestDialog::KeyTestDialog(WorkspaceGateway& gateway, const QString& keepText, QWidget* parent)
    : QDialog(parent),
      m_gateway(gateway),
      m_form(new QWidget(this)),
      m_fields(new QVBoxLayout(m_form)),
      m_icon(new QLabel(this)),
      m_message(new WrapLabel(this)),
      m_test(new QPushButton(tr("&Test the connection"), this)),
      m_keep(new QPushButton(keepText, this)),
      m_anyway(new QPushButton(tr("Keep it an&yway"), this))
{
    m_fields->setContentsMargins(0, 0, 0, 0);
    m_fields->setSpacing(spacing::wide);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_icon->setAlignment(Qt::AlignTop);
    m_anyway->setObjectName(QStringLiteral("anyway"));
    m_keep->setObjectName(QStringLiteral("keep"));
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setAutoDefault(false);
    m_anyway->setAutoDefault(false);

    auto* message = new QHBoxLayout;
    message->addWidget(m_icon);
    message->addWidget(m_message, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    buttons->addButton(m_anyway, QDialogButtonBox::ActionRole);
    buttons->addButton(m_keep, QDialogButtonBox::AcceptRole);
    m_keep->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)
        ->setAutoDefault(false); // Enter tries the key, wherever the focus is
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::wide);
    layout->setSpacing(spacing::wide);
    layout->addWidget(m_form);
    layout->addLayout(message);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(keyTestWidth);

    connect(m_test, &QPushButton::clicked, this, [this] {
        m_keepsAfterTest = false;
        test();
    });
    connect(m_anyway, &QPushButton::clicked, this, &KeyTestDialog::keepNow);
    connect(buttons, &QDialogButtonBox::accepted, this, &KeyTestDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &KeyTestDialog::reject);
    forgetResult();
}

LineEdit* KeyTestDialog::addKeyField()
{
    auto* key = new LineEdit;
    key->setObjectName(QStringLiteral("key"));
    key->setEchoMode(QLineEdit::Password);
    key->setPlaceholderText(QStringLiteral("bav_live_…"));
    key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    auto* box = new FieldBox(tr("API &key"), key);
    box->setHelp(
        tr("Made in Bavlio's dashboard. It is kept in the keyring of this computer, never in a file, "
           "and only its first characters are ever shown."));
    m_fields->addWidget(box);
    connect(key, &LineEdit::edited, this, &KeyTestDialog::forgetResult);
    return key;
}

void KeyTestDialog::forgetResult()
{
    m_icon->hide();
    m_message->hide();
    m_anyway->hide();
}

void KeyTestDialog::accept()
{
    m_keepsAfterTest = true;
    test();
}

void KeyTestDialog::setBusy(const QString& text)
{
    const bool busy = !text.isEmpty();
    if (busy && focusWidget() && m_form->isAncestorOf(focusWidget()))
        m_focus = focusWidget(); // it loses the focus as long as it is disabled
    for (QWidget* part : std::initializer_list<QWidget*>{m_form, m_test, m_keep, m_anyway})
        part->setEnabled(!busy);
    m_icon->setVisible(false);
    m_message->setText(text);
    m_message->setVisible(busy);
    if (!busy && m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
    makeRoom();
}

/// A message grows the dialog rather than that it takes the room of the fields.
void KeyTestDialog::makeRoom()
{
    layout()->activate();
    const int needed =
        std::max(layout()->totalHeightForWidth(width()), layout()->totalMinimumSize().height());
    if (height() < needed)
        resize(width(), needed);
}

void KeyTestDialog::test()
{
    forgetResult();
    setBusy(tr("Asking the server…"));
    whenFinished(m_gateway.test(entry()), this, [this](const ConnectionTest& outcome) {
        setBusy({});
        if (outcome.result == Result::Accepted && m_keepsAfterTest)
            return keepNow();
        showResult(outcome);
    });
}

void KeyTestDialog::showResult(const ConnectionTest& outcome)
{
    say(outcome.sentence, outcome.result);
    m_anyway->setVisible(m_keepsAfterTest &&
                         (outcome.result == Result::NotAccepted || outcome.result == Result::NotReached));
    makeRoom();
}

void KeyTestDialog::say(const QString& text, Result result)
{
    m_icon->setPixmap(iconOf(result).pixmap(QSize(resultIconSize, resultIconSize), devicePixelRatioF()));
    m_icon->show();
    m_message->setText(text);
    m_message->show();
    makeRoom();
    QAccessibleEvent event(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void KeyTestDialog::keepNow()
{
    setBusy(tr("Asking the keyring…"));
    whenFinished(keep(entry()), this, [this](const WorkspaceChange& change) {
        setBusy({});
        if (!change.error.isEmpty())
            return say(change.error, Result::NotUsable);
        if (!change.note.isEmpty())
            Q_EMIT noted(change.note);
        QDialog::accept();
    });
}

} // namespace fairlead
