#include "ui/wizard/submissionbox.h"

#include "models/campaign/request.h"
#include "models/campaign/response.h"
#include "models/campaign/schema.h"
#include "ui/common/launchreport.h"
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

/// A launched campaign keeps what it was launched with, but for its name and its description (A7).
bool mayUpdate(const Campaign& ours, const SubmissionStatus& status, const SubmissionDetails& details)
{
    auto renamed = details.submitted;
    renamed.name = ours.name;
    renamed.description = ours.description;
    return !isLaunched(status.campaignStatus) || contentHash(renamed) == contentHash(ours);
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
      m_report(wrapped()),
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
    const auto& server = m_subject.serverName;
    m_submit = addButton("submit", {}, [this] { submit(Again::AdoptKnown); });
    m_submit->setDefault(true);
    setFocusProxy(m_submit);
    m_state->setFocusPolicy(Qt::ClickFocus); // for refresh(); no stop of its own on the way through
    m_update =
        addButton("update", tr("&Update the one on %1").arg(server), [this] { update(Foreign::Spare); });
    m_overwrite =
        addButton("overwrite", tr("&Overwrite it on %1").arg(server), [this] { update(Foreign::Overwrite); });
    m_launch = addButton("launch", tr("&Launch…"), [this] { confirmLaunch(); });
    m_launch->setIcon(themedIcon(QStringLiteral("rocket")));
    m_cancel =
        addButton("cancel", tr("&Take it back"), [this] { m_subject.gateway.cancel(m_subject.draftId); });
    m_retry = addButton("retry", tr("Try no&w"), [this] { m_subject.gateway.retry(m_subject.draftId); });
    m_again = addButton("again", tr("Save &another one"), [this] { submit(Again::CreateAnother); });

    auto* buttons = new QVBoxLayout; // one below the other: their texts may be long
    buttons->setSpacing(spacing::normal);
    for (auto* button : {m_submit, m_update, m_overwrite, m_launch, m_cancel, m_retry, m_again})
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
        words = tr("%1 Its status on %2 is “%3”.").arg(words, m_subject.serverName, status.campaignStatus);
    if (!details.changedThere.isEmpty())
        words += u' ' + tr("Changed there: %1.").arg(labelsOf(details.changedThere));
    m_state->setText(words);
    m_candidates->setDetails(details);
    const auto report = launchReport(details);
    m_report->setText(report);
    m_report->setVisible(!report.isEmpty());
    m_promise->setText(promise(status, details));
}

QString SubmissionBox::promise(const SubmissionStatus& status, const SubmissionDetails& details) const
{
    const auto& server = m_subject.serverName;
    if (!details.changedThere.isEmpty())
        return tr("Overwriting it takes the changes made there away. Nothing is sent.");
    if (isSettled(status.state) && status.contentChanged && isLaunched(status.campaignStatus))
        return tr("You changed the campaign since it was launched. It goes on as it is on %1; only its name "
                  "and "
                  "description can be changed there. Saving makes another campaign, a draft that is sent "
                  "only "
                  "when you launch it.")
            .arg(server);
    if (isSettled(status.state) && status.contentChanged)
        return tr("You changed the campaign since it was saved there. The draft on %1 stays as it is until "
                  "you update it; saving makes another one. Nothing is sent.")
            .arg(server);
    if (isSettled(status.state) && launchIsUnderWay(details))
        return tr("You confirmed the launch. Take it back while it waits, and nobody is written to.");
    if (mayLaunch(status, details))
        return tr("Unchanged since it was saved there. Nothing is sent until you launch it.");
    return isSettled(status.state) ? QString() : tr("Nothing is sent.");
}

void SubmissionBox::showButtons(const SubmissionStatus& status, const SubmissionDetails& details, bool ready)
{
    const auto& server = m_subject.serverName;
    const bool settled = isSettled(status.state);
    const bool changed = settled && status.contentChanged;
    const bool foreign = changed && !details.changedThere.isEmpty();
    const bool asksUser = !details.candidates.empty();
    m_submit->setText(settled ? tr("&Save as a new draft on %1").arg(server)
                              : tr("&Save as draft on %1").arg(server));
    m_submit->setVisible(!isUnderWay(status) && (!settled || changed));
    m_submit->setEnabled(ready);
    m_submit->setAccessibleDescription(tr("Nothing is sent."));
    const bool updatable = mayUpdate(m_subject.document.campaign(), status, details);
    m_update->setVisible(changed && !foreign && updatable);
    m_update->setEnabled(ready);
    m_overwrite->setVisible(foreign && updatable);
    m_overwrite->setEnabled(ready);
    m_cancel->setVisible(canBeTakenBack(status, details));
    m_retry->setVisible((isUnderWay(status) && !asksUser) ||
                        (settled && (launchIsUnderWay(details) || details.updateWaits)));
    m_again->setVisible(settled && !changed);
    m_launch->setVisible(mayLaunch(status, details));
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

void SubmissionBox::confirmLaunch()
{
    const auto& campaign = m_subject.document.campaign();
    const auto status = m_subject.gateway.status(m_subject.draftId, campaign);
    const auto details = m_subject.gateway.details(m_subject.draftId);
    const auto& launched = details.submitted;
    const auto delay = delayReadingNamed(forecastSettings(m_subject.document.draft()).delay.valueOr({}));
    const auto& content = status.contentChanged ? launched : campaign;
    QString text =
        launchInNumbers(content, m_subject.catalog, m_subject.clock(), delay.value_or(DelayReading::Elapsed));
    if (status.contentChanged)
        text +=
            QStringLiteral("\n\n") +
            tr("You changed the campaign since it was saved on %1. What is launched is the draft as it is "
               "there; these are its numbers.")
                .arg(m_subject.serverName);
    if (status.campaignStatus == QLatin1String(statusFailed)) // A24
        text += QStringLiteral("\n\n") + failedBefore(details);
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Launch"), text, QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(m_subject.isSandbox && m_subject.isSandbox()
                                     ? tr("This is the sandbox: nobody is written to. In a workspace of "
                                          "yours, messages would reach people "
                                          "from then on.")
                                     : tr("From then on messages reach people. This cannot be undone."));
    auto* launch = question->addButton(tr("Launch"), QMessageBox::AcceptRole);
    auto* cancel = question->addButton(tr("Do not launch"), QMessageBox::RejectRole);
    if (const auto night = nightWindowOf(content)) { // A2
        auto* agreed = new QCheckBox(tr("&Send overnight, from %1 to %2 of the next day. The API does not "
                                        "say\nhow it reads a window over midnight.")
                                         .arg(night->from, night->until));
        question->setCheckBox(agreed);
        launch->setEnabled(false);
        connect(agreed, &QCheckBox::toggled, launch, &QPushButton::setEnabled);
    }
    question->setDefaultButton(cancel);
    question->setEscapeButton(cancel);
    connect(launch, &QPushButton::clicked, this, [this] { m_subject.gateway.launch(m_subject.draftId); });
    question->open();
}

} // namespace fairlead
