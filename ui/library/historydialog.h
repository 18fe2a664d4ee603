#pragma once

#include "models/drafts/draftsession.h"

#include <QDialog>

#include <memory>

class QLabel;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace fairlead {

/// The versions of one draft: what each was kept for, what differs from any other, and the way back.
class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param library outlives the dialog
    HistoryDialog(DraftLibrary& library, std::shared_ptr<DraftSession> session, QWidget* parent = nullptr);

private:
    void listVersions();
    void compare();
    void keepNamed();
    void restore();
    void undoRestore();
    std::optional<CampaignDraft> draftAt(int row) const;
    QString titleAt(int row) const;

    DraftLibrary& m_library;
    std::shared_ptr<DraftSession> m_session;
    std::vector<DraftVersion> m_versions; ///< newest first; the list shows the present before them
    QListWidget* m_list;
    QLabel* m_summary;
    QTreeWidget* m_differences;
    QPushButton* m_restore;
    QPushButton* m_undo;
};

} // namespace fairlead
