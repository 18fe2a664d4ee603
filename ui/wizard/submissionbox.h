#pragma once

#include "models/submission/campaigngateway.h"
#include "ui/wizard/wizardsubject.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace fairlead {

class CandidateChoice;
class LaunchReportView;

/// Where the campaign's submission stands, in words, and what can be done about it.
class SubmissionBox : public QWidget
{
    Q_OBJECT
public:
    explicit SubmissionBox(const WizardSubject& subject, QWidget* parent = nullptr);

    /// @param ready whether the campaign may be submitted
    void refresh(bool ready);

Q_SIGNALS:
    /// The user wants the campaign's content as a new campaign beside it.
    void copyRequested();

private:
    QPushButton* addButton(const char* name, const QString& text, const std::function<void()>& clicked);
    void build();
    void showWords(const SubmissionStatus& status, const SubmissionDetails& details);
    void showButtons(const SubmissionStatus& status, const SubmissionDetails& details, bool ready);
    QString promise(const SubmissionStatus& status, const SubmissionDetails& details) const;
    void submit(CampaignGateway::Again again);
    void update(CampaignGateway::Foreign foreign);
    void rename();
    void confirmLaunch();
    QString launchQuestion() const;
    void confirmCopy();

    WizardSubject m_subject;
    QLabel* m_state;
    CandidateChoice* m_candidates;
    LaunchReportView* m_report;
    QLabel* m_promise;
    QPushButton* m_submit = nullptr;
    QPushButton* m_update = nullptr;
    QPushButton* m_rename = nullptr;
    QPushButton* m_overwrite = nullptr;
    QPushButton* m_launch = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace fairlead
