#include "ui/wizard/submissionbox.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/request.h"
#include "models/campaign/response.h"
#include "models/campaign/schema.h"
#include "models/catalog/catalog.h"
#include "ui/common/launchreportview.h"
#include "ui/common/literaltext.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"
#include "ui/wizard/campaignsummary.h"
#include "ui/wizard/candidatechoice.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr auto statusDraft = "draft";
constexpr auto statusFailed = "failed";

QLabel* wrapped()
{
    auto* label = new WrapLabel;
    label->setTextFormat(Qt::PlainText); // the server's words are among it
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

bool isUnderWay(const SubmissionStatus& status)
{
    return status.state == SubmissionState::Waiting || status.state == SubmissionState::Sending ||
           status.state == SubmissionState::Unclear;
}

bool launchIsUnderWay(const SubmissionDetails& details)
{
    return details.launch == LaunchState::Wanted || details.launch == LaunchState::Sending ||
           details.launch == LaunchState::Unclear;
}

bool mayLaunch(const SubmissionStatus& status, const SubmissionDetails& details)
{
    return isSettled(status.state) && !launchIsUnderWay(details) &&
           (status.campaignStatus == QLatin1String(statusDraft) ||
            status.campaignStatus == QLatin1String(statusFailed));
}

/// A launched campaign keeps what it was launched with, but for its name and its description (A7): what it
/// can become of ours.
Campaign renamedOf(const Campaign& ours, const SubmissionDetails& details)
{
    auto renamed = details.submitted;
    renamed.name = ours.name;
    renamed.description = ours.description;
    return renamed;
}

bool mayRename(const Campaign& ours, const SubmissionStatus& status, const SubmissionDetails& details)
{
    return isSettled(status.state) && isLaunched(status.campaignStatus) &&
           contentHash(renamedOf(ours, details)) != contentHash(details.submitted);
}

/// Whether something else was edited, which a launched campaign does not take.
bool hasFrozenEdits(const Campaign& ours, const SubmissionStatus& status, const SubmissionDetails& details)
{
    return isLaunched(status.campaignStatus) && contentHash(renamedOf(ours, details)) != contentHash(ours);
}

QString cancelText(const SubmissionStatus& status, const SubmissionDetails& details)
{
    if (!isSettled(status.state))
        return SubmissionBox::tr("Cancel &the upload");
    return details.updateWaits ? SubmissionBox::tr("Cancel &the update")
                               : SubmissionBox::tr("Cancel &the launch");
}

QString failedBefore(const SubmissionDetails& details)
{
    QStringList reasons;
    for (const auto& problem : details.launchProblems)
        reasons << problem.message;
    const auto warning =
        SubmissionBox::tr("The last launch failed, perhaps after some people were written to. Look "
                          "at the campaign there first.");
    return (warning + u' ' + reasons.join(u' ')).trimmed();
}

QString labelsOf(const QStringList& pointers)
{
    QStringList labels;
    for (const auto& pointer : pointers) {
        const auto* field = schema::fieldAt(pointer);
        labels << (field ? schema::labelOf(*field) : pointer);
    }
    return labels.join(QStringLiteral(", "));
}

} // namespace

SubmissionBox::SubmissionBox(const WizardSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_state(wrapped()),
      m_candidates(new CandidateChoice),
      m_report(new LaunchReportView(subject.settings)),
      m_promise(wrapped())
{
    m_promise->setFont(themeFont(TypeSize::Small));
    m_promise->setPalette(mutedPalette(palette()));
    build();
    connect(m_candidates, &CandidateChoice::chosen, this,
            [this](const QString& id) { m_subject.gateway.resolve(m_subject.draftId, id); });
}

QPushButton* SubmissionBox::addButton(const char* name, const QString& text,
                                      const std::function<void()>& clicked)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, clicked);
    return button;
}

void SubmissionBox::build()
{
    using Again = CampaignGateway::Again;
    using Foreign = CampaignGateway::Foreign;
    m_submit = addButton("submit", {}, [this] { submit(Again::AdoptKnown); });
    m_submit->setDefault(true);
    m_state->setFocusPolicy(Qt::ClickFocus); // for refresh(); no stop of its own on the way through
    m_update = addButton("update", {}, [this] { update(Foreign::Spare); });
    m_rename = addButton("rename", {}, [this] { rename(); });
    m_overwrite = addButton("overwrite", {}, [this] { update(Foreign::Overwrite); });
    m_launch = addButton("launch", tr("&Launch…"), [this] { confirmLaunch(); });
    m_launch->setIcon(themedIcon(QStringLiteral("rocket")));
    m_cancel = addButton("cancel", {}, [this] { m_subject.gateway.cancel(m_subject.draftId); });
    m_retry = addButton("retry", tr("Try no&w"), [this] { m_subject.gateway.retry(m_subject.draftId); });
    m_again = addButton("again", tr("Save &another one"), [this] { submit(Again::CreateAnother); });
    m_copy = addButton("copy", tr("Copy to a &new campaign…"), [this] { confirmCopy(); });

    auto* buttons = new QVBoxLayout; // one below the other: their texts may be long
    buttons->setSpacing(spacing::normal);
    for (auto* button :
         {m_submit, m_update, m_rename, m_overwrite, m_launch, m_cancel, m_retry, m_again, m_copy})
        buttons->addWidget(button, 0, Qt::AlignLeft);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_candidates);
    layout->addWidget(m_report);
    layout->addLayout(buttons);
    layout->addWidget(m_promise);
}

void SubmissionBox::refresh(bool ready)
{
    m_subject.catalog.requestReach(textOf(m_subject.document.campaign().datasetId));
    const auto status = m_subject.gateway.status(m_subject.draftId, m_subject.document.campaign());
    const auto details = m_subject.gateway.details(m_subject.draftId);
    showWords(status, details);
    const auto* focused = QApplication::focusWidget();
    const bool isHere = focused && isAncestorOf(focused);
    showButtons(status, details, ready);
    if (isHere && !focused->isVisible()) // else the next button has it, which a key press would press
        m_state->setFocus(Qt::OtherFocusReason);
}

void SubmissionBox::showWords(const SubmissionStatus& status, const SubmissionDetails& details)
{
    auto words = status.explanation.isEmpty() && status.state == SubmissionState::None
                     ? tr("It is on this computer only.")
                     : status.explanation;
    if (!status.campaignStatus.isEmpty() && details.launch != LaunchState::Done) // which tells it itself
        words =
            tr("%1 Its status on %2 is “%3”.").arg(words, m_subject.account().name(), status.campaignStatus);
    if (!details.changedThere.isEmpty())
        words += u' ' + tr("Changed there: %1.").arg(labelsOf(details.changedThere));
    m_state->setText(words);
    m_candidates->setDetails(details);
    m_report->show(status.campaignId, details);
    m_promise->setText(promise(status, details));
}

QString SubmissionBox::promise(const SubmissionStatus& status, const SubmissionDetails& details) const
{
    const auto account = m_subject.account().name();
    if (!details.changedThere.isEmpty())
        return tr("Overwriting it takes the changes made there away. Nothing is sent.");
    if (isSettled(status.state) && hasFrozenEdits(m_subject.document.campaign(), status, details))
        return tr("It goes on as it was launched: only its name and description can be changed on %1. What "
                  "else "
                  "you changed stays on this computer; a copy to a new campaign can use it.")
            .arg(account);
    if (mayRename(m_subject.document.campaign(), status, details))
        return tr("The campaign on %1 goes on under its new name.").arg(account);
    if (isSettled(status.state) && status.contentChanged && !isLaunched(status.campaignStatus))
        return tr("You changed the campaign since it was saved there. The draft on %1 stays as it is until "
                  "you update it. Nothing is sent.")
            .arg(account);
    if (isSettled(status.state) && launchIsUnderWay(details))
        return tr("You confirmed the launch. Cancel it while it waits, and nobody is written to.");
    if (mayLaunch(status, details))
        return tr("Unchanged since it was saved there. Nothing is sent until you launch it.");
    return isSettled(status.state) ? QString() : tr("Nothing is sent.");
}

void SubmissionBox::showButtons(const SubmissionStatus& status, const SubmissionDetails& details, bool ready)
{
    const auto account = literalText(m_subject.account().name());
    const auto& campaign = m_subject.document.campaign();
    const bool settled = isSettled(status.state);
    const bool launched = settled && isLaunched(status.campaignStatus);
    const bool changed = settled && status.contentChanged && !launched;
    const bool foreign = changed && !details.changedThere.isEmpty();
    m_submit->setText(tr("&Save as draft on %1").arg(account));
    m_submit->setVisible(!isUnderWay(status) && !settled);
    m_submit->setAccessibleDescription(tr("Nothing is sent."));
    m_update->setText(tr("&Update the draft on %1").arg(account));
    m_update->setVisible(changed && !foreign);
    m_overwrite->setText(tr("&Overwrite it on %1").arg(account));
    m_overwrite->setVisible(foreign);
    m_rename->setText(tr("&Update name and description on %1").arg(account));
    m_rename->setVisible(mayRename(campaign, status, details));
    for (auto* button : {m_submit, m_update, m_rename, m_overwrite, m_again})
        button->setEnabled(ready);
    m_cancel->setText(cancelText(status, details));
    m_cancel->setVisible(canBeTakenBack(status, details));
    m_retry->setVisible((isUnderWay(status) && details.candidates.empty()) ||
                        (settled && (launchIsUnderWay(details) || details.updateWaits)));
    m_again->setVisible(settled && !changed && !launched);
    m_launch->setVisible(mayLaunch(status, details));
    m_copy->setVisible(settled);
    m_copy->setText(launched ? tr("Copy to a &new campaign…") : tr("Copy to a &new campaign"));
    for (auto* button :
         {m_copy, m_again, m_retry, m_cancel, m_launch, m_overwrite, m_rename, m_update, m_submit})
        if (!button->isHidden())
            setFocusProxy(button); // in the end the first one
}

void SubmissionBox::submit(CampaignGateway::Again again)
{
    m_subject.document.endMerging();
    m_subject.gateway.submit(m_subject.draftId, m_subject.document.campaign(), again);
}

void SubmissionBox::update(CampaignGateway::Foreign foreign)
{
    m_subject.document.endMerging();
    m_subject.gateway.update(m_subject.draftId, m_subject.document.campaign(), foreign);
}

/// What of the draft a launched campaign can take.
void SubmissionBox::rename()
{
    m_subject.document.endMerging();
    const auto details = m_subject.gateway.details(m_subject.draftId);
    m_subject.gateway.update(m_subject.draftId, renamedOf(m_subject.document.campaign(), details),
                             CampaignGateway::Foreign::Spare);
}

QString SubmissionBox::launchQuestion() const
{
    const auto& campaign = m_subject.document.campaign();
    const auto status = m_subject.gateway.status(m_subject.draftId, campaign);
    const auto details = m_subject.gateway.details(m_subject.draftId);
    const auto delay = delayReadingNamed(forecastSettings(m_subject.document.draft()).delay.valueOr({}));
    auto text = launchInNumbers(status.contentChanged ? details.submitted : campaign, m_subject.catalog,
                                m_subject.clock(), delay.value_or(DelayReading::Elapsed));
    if (status.contentChanged)
        text +=
            QStringLiteral("\n\n") +
            tr("You changed the campaign since it was saved on %1. What is launched is the draft as it is "
               "there; these are its numbers.")
                .arg(m_subject.account().name());
    if (status.campaignStatus == QLatin1String(statusFailed)) // A24
        text += QStringLiteral("\n\n") + failedBefore(details);
    return text;
}

void SubmissionBox::confirmLaunch()
{
    const auto& campaign = m_subject.document.campaign();
    const auto status = m_subject.gateway.status(m_subject.draftId, campaign);
    const auto submitted = m_subject.gateway.details(m_subject.draftId).submitted;
    const auto& content = status.contentChanged ? submitted : campaign;
    const auto account = m_subject.account();
    auto* question =
        new QMessageBox(QMessageBox::Warning, tr("Launch"), launchQuestion(), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_subject.catalog, &Catalog::changed, question, // who can be reached may be counted by then
            [this, question] { question->setText(launchQuestion()); });
    question->setInformativeText(
        account.isSandbox()
            ? tr("This is the sandbox: nobody is written to. On an account of yours, messages "
                 "would reach people from then on.")
            : tr("From then on messages reach people. This cannot be undone."));
    auto* launch = question->addButton(tr("Launch"), QMessageBox::AcceptRole);
    auto* cancel = question->addButton(tr("Do not launch"), QMessageBox::RejectRole);
    if (const auto night = nightWindowOf(content)) { // A2
        auto* agreed =
            new QCheckBox(tr("&Send overnight, from %1 to %2 of the next day. How %3 reads a\nwindow "
                             "over midnight is not known.")
                              .arg(night->from, night->until, literalText(account.name())));
        question->setCheckBox(agreed);
        launch->setEnabled(false);
        connect(agreed, &QCheckBox::toggled, launch, &QPushButton::setEnabled);
    }
    question->setDefaultButton(cancel);
    question->setEscapeButton(cancel);
    connect(launch, &QPushButton::clicked, this, [this] { m_subject.gateway.launch(m_subject.draftId); });
    question->open();
}

/// Whoever gets a campaign already would get its copy too: that is said before there is one.
void SubmissionBox::confirmCopy()
{
    const auto status = m_subject.gateway.status(m_subject.draftId, m_subject.document.campaign());
    if (!isLaunched(status.campaignStatus))
        return Q_EMIT copyRequested();
    const auto details = m_subject.gateway.details(m_subject.draftId);
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Copy to a new campaign"),
                        contactedAlready(details.submitted, m_subject.catalog, details.launchableRows),
                        QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("This campaign goes on as it is. The copy is a draft on this computer: give "
           "it another list before you launch it, or the same people are written to "
           "twice."));
    auto* copy = question->addButton(tr("Copy"), QMessageBox::AcceptRole);
    question->setEscapeButton(question->addButton(tr("Do not copy"), QMessageBox::RejectRole));
    question->setDefaultButton(copy);
    connect(copy, &QPushButton::clicked, this, &SubmissionBox::copyRequested);
    question->open();
}

} // namespace fairlead
