#pragma once

#include "models/campaign/serverfacts.h"
#include "models/drafts/opendrafts.h"
#include "models/submission/campaigngateway.h"
#include "ui/common/commandpalette.h"
#include "ui/library/rowwords.h"

#include <QMainWindow>

class QScrollArea;
class QSettings;
class QStackedWidget;

namespace fairlead {

class BinPage;
class EmptyPage;
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
    /// An empty window where the last one stood, on the screen at once; fill() has to follow.
    /// @param settings where it is remembered, outlives the window; null: nowhere
    explicit LibraryWindow(QSettings* settings = nullptr, QWidget* parent = nullptr);
    ~LibraryWindow() override;

    /// Gives the window its content. @param drafts, list, gateway and workspaces outlive the window
    void fill(OpenDrafts& drafts, DraftListModel& list, CampaignGateway& gateway,
              WorkspaceGateway& workspaces);

    /// Shows the campaign in the list and the overview.
    void select(const QString& draftId);
    /// A message that stays until the next one, with what the user can do about it.
    void showNotice(const QString& text);

    /// What is known of the server that campaigns are made on.
    void setServerFacts(const ServerFacts& facts);
    /// At the end of the menu "View"; belongs to the caller.
    void addViewMenu(QMenu* menu);
    /// What the command palette offers beside commands.
    void setPaletteEntries(PaletteEntries entries) { m_offers = std::move(entries); }
    /// Whether the request log is on, in the Help menu.
    void showRequestLog(bool on);

    LibraryView& view() { return *m_view; }
    CampaignFiles& files() { return *m_files; }
    NoticeArea& notices() { return *m_notices; }
    /// Stores everything; where that fails the user decides. False: the program stays.
    bool mayQuit();

Q_SIGNALS:
    /// The window is on the screen, without its content perhaps.
    void appeared();
    /// The content is on the screen: time for what it did not need.
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
    void showNone();
    RowWords rowWords();
    void restore(const QString& draftId);
    void deleteForGood();
    void buildRowMenu();
    void tellUnreadable(const StoreError& error);
    /// Made for the first campaign that is shown: its plan has many parts.
    Overview& overview();
    void moveSelectedToBin();
    QStringList mayGo(const QStringList& draftIds);
    void restoreSelected();
    void refreshActions();
    void editTags();
    void dragSelected();
    void copySelected();
    void pasteFiles();
    void checkLibrary();
    void openContextMenu(const QPoint& globalPosition);
    void restoreLayout();

    QSettings* m_settings;
    OpenDrafts* m_drafts = nullptr;
    DraftListModel* m_list = nullptr;
    LibraryCommands* m_commands = nullptr;
    CampaignFiles* m_files = nullptr;
    LibraryView* m_view = nullptr;
    CampaignGateway* m_gateway = nullptr;
    ServerFacts m_facts;
    StartPage* m_start = nullptr;
    Overview* m_overview = nullptr;
    QScrollArea* m_overviewPlace = nullptr;
    BinPage* m_binPage = nullptr;
    EmptyPage* m_empty = nullptr;
    NoticeArea* m_notices = nullptr;
    SaveWatch* m_saveWatch = nullptr;
    LibraryTransfer* m_transfer = nullptr;
    QStackedWidget* m_pages = nullptr;
    WorkspaceGateway* m_workspaceGateway = nullptr;
    WorkspaceMenu* m_workspaces = nullptr;
    bool m_hasAppeared = false;
    bool m_wasPainted = false;
    QMenu* m_viewMenu = nullptr;
    PaletteEntries m_offers;
    QAction* m_requestLog = nullptr;
    QAction* m_new = nullptr;
    QAction* m_open = nullptr;
    QAction* m_toBin = nullptr;
    QAction* m_restore = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_emptyBin = nullptr;
    QMenu* m_rowMenu = nullptr;     ///< what belongs to a campaign of the list
    QMenu* m_binMenu = nullptr;     ///< the same in the bin
    QList<QAction*> m_forSelection; ///< need a chosen campaign outside the bin
};

} // namespace fairlead
