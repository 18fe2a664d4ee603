#pragma once

#include "models/contract/contract.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QTreeWidget;

namespace fairlead {

/// How a server's contract compares with what Fairlead goes by, and the one thing that a contract cannot tell
/// and the user can: how the sending window is read.
class ContractView : public QWidget
{
    Q_OBJECT
public:
    explicit ContractView(QWidget* parent = nullptr);

    /// What is known from before: verdicts, and the user's word.
    void setFacts(const ServerFacts& facts);
    void setReport(const ContractReport& report);

    /// All that the view shows, as lines.
    QString text() const;

Q_SIGNALS:
    /// The user says how this server reads the window, or takes it back.
    void zoneReadingConfirmed(bool confirmed);

private:
    void showFindings();

    ContractReport m_report;
    QLabel* m_summary;
    QComboBox* m_choice;
    QTreeWidget* m_findings;
    QCheckBox* m_zone;
    QLabel* m_words;
};

} // namespace fairlead
