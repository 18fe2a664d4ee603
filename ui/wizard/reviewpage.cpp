#include "ui/wizard/reviewpage.h"

#include "models/campaign/request.h"
#include "models/catalog/catalog.h"
#include "models/submission/campaigngateway.h"
#include "ui/common/plaintextedit.h"
#include "ui/common/problemview.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"
#include "ui/wizard/campaignsummary.h"
#include "ui/wizard/submissionbox.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int requestHeight = 280;

QLabel* paragraph(const QString& text = {})
{
    auto* label = new WrapLabel(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ReviewPage::ReviewPage(const WizardSubject& subject, const CampaignProblems& problems, QWidget* parent)
    : WizardPage(PageId::Review, subject.document,
                 tr("What you planned, and the way to save it on your account."), parent),
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
        m_summary << paragraph();
        const auto row = static_cast<int>(m_summary.size());
        grid->addWidget(caption, row, 0, Qt::AlignTop);
        grid->addWidget(m_summary.last(), row, 1);
    }
    body()->addLayout(grid);
}

void ReviewPage::addSubmission()
{
    m_blocked = paragraph();
    m_mend = new QPushButton(tr("Go to the &first problem"));
    connect(m_mend, &QPushButton::clicked, this, &ReviewPage::firstProblemRequested);
    m_submission = new SubmissionBox(m_subject);
    connect(m_submission, &SubmissionBox::copyRequested, this, &ReviewPage::copyRequested);

    auto* mendRow = new QHBoxLayout;
    mendRow->addWidget(m_blocked, 1);
    mendRow->addWidget(m_mend, 0, Qt::AlignTop);
    body()->addLayout(mendRow);
    body()->addWidget(m_submission);
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
    m_request = new PlainTextEdit;
    m_request->setReadOnly(true);
    m_request->setFixedHeight(requestHeight);
    m_request->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_request->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_request->setAccessibleName(tr("The request as JSON"));
    auto* copy = new QPushButton(themedIcon(QStringLiteral("copy")), tr("Cop&y"));
    copy->setAccessibleName(tr("Copy the request"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_request->text()); });
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
    m_subject.gateway.prepare();
    refresh();
}

void ReviewPage::setProblems(const Problems& problems)
{
    WizardPage::setProblems(problems);
    refresh();
}

QWidget* ReviewPage::reveal(const QString&)
{
    m_submission->setFocus(Qt::OtherFocusReason);
    return m_submission;
}

void ReviewPage::refresh()
{
    if (!isVisible())
        return; // built anew when it is shown
    qsizetype line = 0;
    for (const auto& summary : summaryOf(campaign(), m_subject.catalog))
        m_summary[line++]->setText(summary.text);
    showSubmission();
    if (m_requestPart->isHidden())
        return;
    const auto text = QString::fromUtf8(toIndentedJson(createRequest(campaign())));
    m_request->display(text);
}

void ReviewPage::showSubmission()
{
    const bool ready = m_problems.maySubmit();
    m_blocked->setText(ready ? QString()
                             : tr("Not ready: %1. It stays here as a draft until they are mended.")
                                   .arg(countInWords(m_problems.asSubmission())));
    m_blocked->setPalette(withTextColor(palette(), tintColor(IconTint::Error, palette())));
    m_blocked->setVisible(!ready);
    m_mend->setVisible(!ready);
    m_submission->refresh(ready);
}

} // namespace fairlead
