#pragma once

#include "models/submission/submissiondetails.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace fairlead {

/// Campaigns on the server that may be what an unclear submission created, side by side with what was
/// submitted, and the question which one it is.
class CandidateChoice : public QWidget
{
    Q_OBJECT
public:
    explicit CandidateChoice(QWidget* parent = nullptr);

    /// Shows the candidates, or hides without any. The same ones again leave the user's choice as it is.
    void setDetails(const SubmissionDetails& details);

Q_SIGNALS:
    /// The campaign's id; empty: none of them.
    void chosen(const QString& campaignId);

private:
    void fillTable(const SubmissionDetails& details);
    void fillChoices(const SubmissionDetails& details);

    QTableWidget* m_table;
    QVBoxLayout* m_choices;
    QButtonGroup* m_group = nullptr;
    QPushButton* m_confirm;
    std::vector<SubmissionCandidate> m_candidates;
};

} // namespace fairlead
