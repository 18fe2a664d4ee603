#include "ui/workspace/proxydialog.h"

#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int proxyWidth = 420;

} // namespace

ProxyDialog::ProxyDialog(const QString& proxy, QWidget* parent)
    : QDialog(parent), m_user(new LineEdit), m_password(new LineEdit)
{
    setWindowTitle(tr("The proxy asks who you are"));
    setMinimumWidth(proxyWidth);
    m_user->setObjectName(QStringLiteral("user"));
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    auto* text =
        new WrapLabel(tr("The way to the server leads through the proxy %1, which wants a user name and a "
                         "password. They are kept in the keyring. Until then nothing is sent, and nothing "
                         "is lost.")
                          .arg(proxy));
    text->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Go on"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::wide);
    layout->setSpacing(spacing::wide);
    layout->addWidget(text);
    layout->addWidget(new FieldBox(tr("&User name"), m_user));
    layout->addWidget(new FieldBox(tr("&Password"), m_password));
    layout->addWidget(buttons);
    const auto check = [this, buttons] {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(!user().isEmpty());
    };
    connect(m_user, &LineEdit::edited, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QString ProxyDialog::user() const
{
    return m_user->text();
}

QString ProxyDialog::password() const
{
    return m_password->text();
}

} // namespace fairlead
