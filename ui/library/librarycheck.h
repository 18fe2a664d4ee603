#pragma once

#include <QDialog>
#include <QFutureWatcher>

class QLabel;
class QProgressBar;
class QPushButton;

namespace fairlead {

class DraftLibrary;
class PlainTextEdit;
struct RecoveryReport;
struct StoreError;

/// Looks at every draft of the library, says what it found, and offers to mend it.
class LibraryCheckDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param library outlives the dialog. The check begins at once.
    explicit LibraryCheckDialog(DraftLibrary& library, QWidget* parent = nullptr);
    /// Calls the check off.
    ~LibraryCheckDialog() override;

private:
    void showProgress(int done);
    void showFindings();
    void mend();
    void showRecovery(const RecoveryReport& report);
    void showMended(const StoreError& error);

    DraftLibrary& m_library;
    QFutureWatcher<QStringList> m_check;
    QLabel* m_words;
    QProgressBar* m_progress;
    PlainTextEdit* m_findings;
    QPushButton* m_mend;
    QPushButton* m_close;
};

} // namespace fairlead
