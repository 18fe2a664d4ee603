#pragma once

#include "models/campaign/serverfacts.h"
#include "models/drafts/opendrafts.h"
#include "models/submission/campaigngateway.h"

#include <QMainWindow>

class QStackedWidget;

namespace fairlead {

class BinPage;
class CampaignFiles;
class DraftListModel;
class LibraryCommands;
class LibraryTransfer;
class LibraryView;
class NoticeArea;
class Overview;
class SaveWatch;
class StartPage;
class WorkspaceGateway;
class WorkspaceMenu;

/// The main window: the library at the left, the chosen campaign at the right. What needs a server or another
/// window is asked for by signals.
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

    /// What is known of the server that campaigns are made on.
    void setServerFacts(const ServerFacts& facts);
    /// Whether the request log is on, in the Help menu.
    void showRequestLog(bool on);

    LibraryView& view() { return *m_view; }
    CampaignFiles& files() { return *m_files; }
    NoticeArea& notices() { return *m_notices; }
    /// Stores everything; where that fails the user decides. False: the program stays.
    bool mayQuit();

Q_SIGNALS:
    /// The window is on the screen: time for what its first frame did not need.
    void firstPainted();
    void newRequested();
    void sampleRequested();
    void editRequested(const QString& draftId, const QString& pointer);
    void submitRequested(const QString& draftId);
    void historyRequested(const QString& draftId);
    void exportPlanRequested(const QString& draftId);
    /// These drafts belong to another workspace now.
    void draftsMoved(const QStringList& draftIds);
    void checkupRequested();
    void requestLogChosen(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void connectAll();
    void buildCampaignMenu();
    void addMoveMenu(QMenu& menu);
    void addFileActions(QMenu& menu);
    void addBinActions(QMenu& menu);
    void buildEditMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void buildToolBar();
    QAction* action(const QString& text, const char* iconName, const QKeySequence& keys,
                    const std::function<void()>& run);
    QAction* forSelection(QAction* action);
    void showCurrent(const QString& draftId);
    void showBinned(const QString& draftId);
    /// Made for the first campaign that is shown: its plan has many parts.
    Overview& overview();
    void restoreSelected();
    void refreshActions();
    void editTags();
    void dragSelected();
    void copySelected();
    void pasteFiles();
    void checkLibrary();
    void openContextMenu(const QPoint& globalPosition);
    void restoreLayout();

    OpenDrafts& m_drafts;
    DraftListModel& m_list;
    LibraryCommands* m_commands;
    CampaignFiles* m_files;
    LibraryView* m_view;
    CampaignGateway& m_gateway;
    ServerFacts m_facts;
    StartPage* m_start;
    Overview* m_overview = nullptr;
    BinPage* m_binPage;
    NoticeArea* m_notices;
    SaveWatch* m_saveWatch;
    LibraryTransfer* m_transfer;
    QStackedWidget* m_pages;
    WorkspaceGateway& m_workspaceGateway;
    WorkspaceMenu* m_workspaces;
    bool m_wasPainted = false;
    QAction* m_requestLog = nullptr;
    QAction* m_new = nullptr;
    QAction* m_open = nullptr;
    QAction* m_toBin = nullptr;
    QAction* m_restore = nullptr;
    QAction* m_emptyBin = nullptr;
    QMenu* m_campaignMenu = nullptr;
    QList<QAction*> m_forSelection; ///< need a chosen campaign outside the bin
};

} // namespace fairlead
