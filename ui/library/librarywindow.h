#pragma once

#include "models/drafts/opendrafts.h"
#include "models/submission/campaigngateway.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace fairlead {

class DraftListModel;
class LibraryEdits;
class LibraryView;
class Overview;
class WorkspaceGateway;
class WorkspaceMenu;

/// The main window: the library at the left, the chosen campaign at the right. What needs a server, a file or
/// another window is asked for by signals.
class LibraryWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// @param drafts, list, gateway and workspaces outlive the window
    LibraryWindow(OpenDrafts& drafts, DraftListModel& list, CampaignGateway& gateway,
                  WorkspaceGateway& workspaces, QWidget* parent = nullptr);
    ~LibraryWindow() override;

    /// Shows the campaign in the list and the overview.
    void select(const QString& draftId);
    /// A message that stays until the next one, with what the user can do about it.
    void showNotice(const QString& text);

    LibraryView& view() { return *m_view; }

Q_SIGNALS:
    void newRequested();
    void sampleRequested();
    void editRequested(const QString& draftId, const QString& pointer);
    void submitRequested(const QString& draftId);
    void historyRequested(const QString& draftId);
    void openFilesRequested(const QStringList& paths);
    void saveFileRequested(const QString& draftId);
    void exportPlanRequested(const QString& draftId);
    void exportAllRequested();
    /// These drafts belong to another workspace now.
    void draftsMoved(const QStringList& draftIds);
    void importAllRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildCampaignMenu();
    void addMoveMenu(QMenu& menu);
    void buildEditMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void buildToolBar();
    QAction* action(const QString& text, const char* iconName, const QKeySequence& keys,
                    const std::function<void()>& run);
    QAction* forSelection(QAction* action);
    void showCurrent(const QString& draftId);
    void refreshActions();
    void editTags();
    void openContextMenu(const QPoint& globalPosition);
    void restoreLayout();

    OpenDrafts& m_drafts;
    DraftListModel& m_list;
    LibraryEdits* m_edits;
    LibraryView* m_view;
    Overview* m_overview;
    QStackedWidget* m_pages;
    WorkspaceGateway& m_workspaceGateway;
    WorkspaceMenu* m_workspaces;
    QLabel* m_notice;
    QAction* m_new = nullptr;
    QAction* m_open = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_toBin = nullptr;
    QAction* m_restore = nullptr;
    QAction* m_emptyBin = nullptr;
    QMenu* m_campaignMenu = nullptr;
    QList<QAction*> m_forSelection; ///< need a chosen campaign outside the bin
};

} // namespace fairlead
