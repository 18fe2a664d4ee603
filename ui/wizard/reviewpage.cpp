#include "ui/wizard/reviewpage.h"

#include "models/campaign/request.h"
#include "models/catalog/catalog.h"
#include "models/submission/campaigngateway.h"
#include "ui/common/problemview.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/wizard/campaignsummary.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int requestHeight = 280;
constexpr auto statusDraft = "draft";
constexpr auto statusFailed = "failed";

QLabel* wrapped(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

bool isUnderWay(const SubmissionStatus& status)
{
    return status.state == SubmissionState::Waiting || status.state == SubmissionState::Sending ||
           status.state == SubmissionState::Unclear;
}

bool mayLaunch(const SubmissionStatus& status)
{
    return isSettled(status.state) && (status.campaignStatus == QLatin1String(statusDraft) ||
                                       status.campaignStatus == QLatin1String(statusFailed));
}

} // namespace

ReviewPage::ReviewPage(const WizardSubject& subject, const CampaignProblems& problems, QWidget* parent)
    : WizardPage(PageId::Review, subject.document,
                 tr("What you planned, and the way to %1.").arg(subject.serverName), parent),
      m_subject(subject),
      m_problems(problems)
{
    addSummary();
    addSubmission();
    addRequest();
    body()->addStretch(1);
    connect(&document(), &CampaignDocument::changed, this, &ReviewPage::refresh);
    connect(&subject.catalog, &Catalog::changed, this, &ReviewPage::refresh);
}

void ReviewPage::addSummary()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::wide);
    grid->setVerticalSpacing(spacing::normal);
    grid->setColumnStretch(1, 1);
    for (const auto& summary : summaryOf(campaign(), m_subject.catalog)) {
        auto* caption = new QLabel(pageTitle(summary.page));
        caption->setPalette(mutedPalette(palette()));
        m_summary << wrapped();
        const auto row = static_cast<int>(m_summary.size());
        grid->addWidget(caption, row, 0, Qt::AlignTop);
        grid->addWidget(m_summary.last(), row, 1);
    }
    body()->addLayout(grid);
}

void ReviewPage::addSubmission()
{
    m_blocked = wrapped();
    m_mend = new QPushButton(tr("&Go to the first problem"));
    connect(m_mend, &QPushButton::clicked, this, &ReviewPage::firstProblemRequested);
    m_state = wrapped();
    m_promise = wrapped();
    m_promise->setFont(themeFont(TypeSize::Small));
    m_promise->setPalette(mutedPalette(palette()));
    m_submit = new QPushButton;
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    m_again = new QPushButton(tr("Save &another one"));
    m_again->setObjectName(QStringLiteral("again"));
    m_cancel = new QPushButton(tr("&Take it back"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_launch = new QPushButton(themedIcon(QStringLiteral("rocket")), tr("&Launch …"));
    m_launch->setObjectName(QStringLiteral("launch"));
    connect(m_submit, &QPushButton::clicked, this, &ReviewPage::submit);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_subject.gateway.submit(m_subject.draftId, campaign(), CampaignGateway::Again::CreateAnother);
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_subject.gateway.cancel(m_subject.draftId); });
    connect(m_launch, &QPushButton::clicked, this, &ReviewPage::confirmLaunch);

    auto* mendRow = new QHBoxLayout;
    mendRow->addWidget(m_blocked, 1);
    mendRow->addWidget(m_mend, 0, Qt::AlignTop);
    body()->addLayout(mendRow);
    body()->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::normal);
    for (auto* button : {m_submit, m_launch, m_cancel, m_again})
        buttons->addWidget(button);
    buttons->addStretch();
    body()->addLayout(buttons);
    body()->addWidget(m_promise);
}

void ReviewPage::addRequest()
{
    m_toggle = new QToolButton;
    m_toggle->setText(tr("Show the &request"));
    m_toggle->setAccessibleName(tr("Show the request"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setIcon(themedIcon(QStringLiteral("chevron-right")));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_requestPart = new QWidget;
    m_requestPart->hide();
    m_request = new QPlainTextEdit;
    m_request->setReadOnly(true);
    m_request->setTabChangesFocus(true);
    m_request->setFixedHeight(requestHeight);
    m_request->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_request->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_request->setAccessibleName(tr("The request as JSON"));
    auto* copy = new QPushButton(themedIcon(QStringLiteral("copy")), tr("&Copy"));
    copy->setAccessibleName(tr("Copy the request"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_request->toPlainText()); });
    connect(m_toggle, &QToolButton::toggled, this, [this](bool on) {
        m_requestPart->setVisible(on);
        m_toggle->setIcon(themedIcon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        refresh();
    });
    auto* layout = new QVBoxLayout(m_requestPart);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_request);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    body()->addWidget(m_toggle);
    body()->addWidget(m_requestPart);
}

void ReviewPage::showEvent(QShowEvent* event)
{
    WizardPage::showEvent(event);
    refresh();
}

void ReviewPage::setProblems(const Problems& problems)
{
    WizardPage::setProblems(problems);
    refresh();
}

QWidget* ReviewPage::reveal(const QString&)
{
    m_submit->setFocus(Qt::OtherFocusReason);
    return m_state;
}

void ReviewPage::refresh()
{
    if (!isVisible())
        return; // built anew when it is shown
    qsizetype line = 0;
    for (const auto& summary : summaryOf(campaign(), m_subject.catalog))
        m_summary[line++]->setText(summary.text);
    showSubmission(m_subject.gateway.status(m_subject.draftId, campaign()));
    if (m_requestPart->isHidden())
        return;
    const auto text = QString::fromUtf8(toIndentedJson(createRequest(campaign())));
    if (m_request->toPlainText() != text)
        m_request->setPlainText(text);
}

void ReviewPage::showSubmission(const SubmissionStatus& status)
{
    const auto& server = m_subject.serverName;
    const bool ready = m_problems.maySubmit();
    const bool settled = isSettled(status.state);
    const bool present = settled && !status.contentChanged;
    m_blocked->setText(ready ? QString()
                             : tr("Not ready: %1. It stays here as a draft until they are mended.")
                                   .arg(countInWords(m_problems.asSubmission())));
    m_blocked->setPalette(withTextColor(palette(), tintColor(IconTint::Error, palette())));
    m_blocked->setVisible(!ready);
    m_mend->setVisible(!ready);

    const auto words = status.explanation.isEmpty() && status.state == SubmissionState::None
                           ? tr("It is on this computer only.")
                           : status.explanation;
    m_state->setText(status.campaignStatus.isEmpty()
                         ? words
                         : tr("%1 Its status on %2 is “%3”.").arg(words, server, status.campaignStatus));
    m_submit->setText(settled ? tr("&Save as a new draft on %1").arg(server)
                              : tr("&Save as draft on %1").arg(server));
    m_submit->setVisible(!present && !isUnderWay(status));
    m_submit->setEnabled(ready);
    m_submit->setAccessibleDescription(tr("Nothing is sent."));
    m_cancel->setVisible(status.state == SubmissionState::Waiting);
    m_again->setVisible(present);
    m_launch->setVisible(mayLaunch(status));
    m_promise->setText(
        settled && status.contentChanged
            ? tr("You changed the campaign since it was saved there. The draft on %1 stays as it is; "
                 "saving makes another one. Nothing is sent.")
                  .arg(server)
        : mayLaunch(status) ? tr("Nothing is sent until you launch it.")
                            : tr("Nothing is sent."));
}

void ReviewPage::submit()
{
    document().endMerging();
    m_subject.gateway.submit(m_subject.draftId, campaign(), CampaignGateway::Again::AdoptKnown);
}

void ReviewPage::confirmLaunch()
{
    const auto status = m_subject.gateway.status(m_subject.draftId, campaign());
    QString text = launchInNumbers(campaign(), m_subject.catalog, m_subject.clock());
    if (status.contentChanged)
        text += QStringLiteral("\n\n") +
                tr("You changed the campaign since it was saved on %1. What is launched is "
                   "the draft as it is there, and these numbers may differ.")
                    .arg(m_subject.serverName);
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Launch"), text, QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("From then on messages reach people. This cannot be undone."));
    auto* launch = question->addButton(tr("Launch"), QMessageBox::AcceptRole);
    auto* cancel = question->addButton(tr("Do not launch"), QMessageBox::RejectRole);
    question->setDefaultButton(cancel);
    question->setEscapeButton(cancel);
    connect(launch, &QPushButton::clicked, this, [this] { m_subject.gateway.launch(m_subject.draftId); });
    question->open();
}

} // namespace fairlead
