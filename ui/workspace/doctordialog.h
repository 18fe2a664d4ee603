#pragma once

#include "models/workspace/checkup.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace fairlead {

class ContractView;

/// "Check the set-up": what was looked at and what came of it, in words and with an icon, and the comparison
/// with the server's contract, which is read on request only.
class DoctorDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param checkup outlives the dialog; it starts at once
    explicit DoctorDialog(Checkup& checkup, QWidget* parent = nullptr);
    ~DoctorDialog() override;

    /// All that the dialog shows, to send to somebody.
    QString text() const;

private:
    QWidget* buildChecks();
    void start();
    void startContract();
    void begin(const QString& words);
    void take(const CheckResult& result);
    void showContract(const ContractReport& report);
    void end();
    void copy();
    void confirmZone(bool confirmed);

    Checkup& m_checkup;
    std::vector<CheckResult> m_results;
    QLabel* m_headline;
    QProgressBar* m_progress;
    QTreeWidget* m_checks;
    ContractView* m_contract;
    QTabWidget* m_tabs;
    QPushButton* m_again;
    QPushButton* m_readContract;
    QPushButton* m_copy;
    QPushButton* m_cancel;
};

} // namespace fairlead
