#include "ui/library/startpage.h"

#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int textWidth = 460;
constexpr int logoSize = 72;

QLabel* paragraph(const QString& text, QWidget* parent)
{
    auto* label = new WrapLabel(text, parent);
    label->setAlignment(Qt::AlignHCenter);
    return label;
}

} // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent)
{
    auto* logo = new QLabel(this);
    logo->setPixmap(windowIcon().pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    logo->setAlignment(Qt::AlignHCenter);
    auto* title = paragraph(tr("See every message before it is sent"), this);
    title->setFont(themeFont(TypeSize::Title));
    auto* text =
        paragraph(tr("Put a campaign together, look at its whole plan, to the second, and save it on "
                     "your account when you are sure. Everything you type is kept on this computer."),
                  this);
    auto* fresh = new QPushButton(tr("&New campaign"), this);
    fresh->setDefault(true);
    auto* sample =
        new QPushButton(themedIcon(QStringLiteral("flask-conical")), tr("Explore with &sample data"), this);
    auto* connection =
        new QPushButton(themedIcon(QStringLiteral("lock")), tr("Connect with an AP&I key…"), this);
    auto* note = paragraph(
        tr("No account is needed to try anything: the sandbox inside Fairlead works like one, and it "
           "mails nobody."),
        this);
    note->setForegroundRole(QPalette::PlaceholderText);

    auto* column = new QWidget(this);
    column->setFixedWidth(textWidth);
    auto* parts = new QVBoxLayout(column);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(spacing::wide);
    parts->addStretch(2);
    for (auto* label : {logo, title, text}) // not aligned: wrapped text would be given a single line
        parts->addWidget(label);
    for (auto* button : {fresh, sample, connection}) {
        button->setMinimumWidth(textWidth / 2);
        parts->addWidget(button, 0, Qt::AlignHCenter);
    }
    parts->addWidget(note);
    parts->addStretch(3);
    auto* layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addWidget(column);
    layout->addStretch();

    connect(fresh, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(connection, &QPushButton::clicked, this, &StartPage::connectRequested);
}

} // namespace fairlead
