#pragma once

#include "models/drafts/opendrafts.h"
#include "models/submission/campaigngateway.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace fairlead {

struct ServerFacts;
class DraftListModel;
class LibraryEdits;
class LibraryView;
class Overview;

/// The main window: the library at the left, the chosen campaign at the right. What needs a server, a file or
/// another window is asked for by signals.
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

    /// What is known of the server that campaigns are made on.
    void setServerFacts(const ServerFacts& facts);
    /// Whether the request log is on, in the Help menu.
    void showRequestLog(bool on);

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
    void importAllRequested();
    void checkupRequested();
    void requestLogChosen(bool on);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildCampaignMenu();
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
    QLabel* m_workspace;
    QLabel* m_notice;
    QAction* m_requestLog = nullptr;
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
