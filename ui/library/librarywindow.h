#pragma once

#include "models/drafts/opendrafts.h"
#include "models/submission/campaigngateway.h"

#include <QMainWindow>

class QLabel;
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

/// The main window: the library at the left, the chosen campaign at the right. What needs a server or another
/// window is asked for by signals.
class LibraryWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// @param drafts, list and gateway outlive the window
    LibraryWindow(OpenDrafts& drafts, DraftListModel& list, CampaignGateway& gateway,
                  QWidget* parent = nullptr);
    ~LibraryWindow() override;

    /// Shows the campaign in the list and the overview.
    void select(const QString& draftId);
    /// The workspace's name and whether it is the sandbox, at the right of the toolbar.
    void showWorkspace(const QString& name, const QColor& color);
    /// A message that stays until the next one, with what the user can do about it.
    void showNotice(const QString& text);

    LibraryView& view() { return *m_view; }
    CampaignFiles& files() { return *m_files; }
    NoticeArea& notices() { return *m_notices; }
    /// Stores everything; where that fails the user decides. False: the program stays.
    bool mayQuit();

Q_SIGNALS:
    void newRequested();
    void sampleRequested();
    void editRequested(const QString& draftId, const QString& pointer);
    void submitRequested(const QString& draftId);
    void historyRequested(const QString& draftId);
    void exportPlanRequested(const QString& draftId);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void connectAll();
    void buildCampaignMenu();
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
    Overview* m_overview;
    BinPage* m_binPage;
    NoticeArea* m_notices;
    SaveWatch* m_saveWatch;
    LibraryTransfer* m_transfer;
    QStackedWidget* m_pages;
    QLabel* m_workspace;
    QAction* m_new = nullptr;
    QAction* m_open = nullptr;
    QAction* m_toBin = nullptr;
    QAction* m_restore = nullptr;
    QAction* m_emptyBin = nullptr;
    QMenu* m_campaignMenu = nullptr;
    QList<QAction*> m_forSelection; ///< need a chosen campaign outside the bin
};

} // namespace fairlead
