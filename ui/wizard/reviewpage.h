#pragma once

#include "ui/wizard/wizardpage.h"
#include "ui/wizard/wizardsubject.h"

class QPushButton;
class QToolButton;

namespace fairlead {

class PlainTextEdit;
class SubmissionBox;

/// The campaign in words, the request as it is sent, and the way to the server.
class ReviewPage : public WizardPage
{
    Q_OBJECT
public:
    /// @param problems outlives the page
    ReviewPage(const WizardSubject& subject, const CampaignProblems& problems, QWidget* parent = nullptr);

    void setProblems(const Problems& problems) override;
    QWidget* reveal(const QString& path) override;

    void refresh();

Q_SIGNALS:
    void firstProblemRequested();
    void copyRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addSummary();
    void addSubmission();
    void addRequest();
    void showSubmission();

    WizardSubject m_subject;
    const CampaignProblems& m_problems;
    QList<QLabel*> m_summary; ///< one for each line
    QLabel* m_blocked = nullptr;
    QPushButton* m_mend = nullptr;
    SubmissionBox* m_submission = nullptr;
    QToolButton* m_toggle = nullptr;
    QWidget* m_requestPart = nullptr;
    PlainTextEdit* m_request = nullptr;
};

} // namespace fairlead
