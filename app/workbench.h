#pragma once

#include "app/commandline.h"
#include "app/settings.h"
#include "models/catalog/catalog.h"
#include "models/drafts/draftlistmodel.h"
#include "models/drafts/opendrafts.h"
#include "models/drafts/savinggateway.h"
#include "models/workspace/draftaccounts.h"
#include "ui/plan/export/planexporter.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>

class QMenu;

namespace fairlead {

class CampaignWindow;
struct PaletteEntry;
class LibraryWindow;
class PlanController;
class ServerConnection;
class Support;

/// The program with windows: builds the objects, connects them, and opens a window for each campaign.
class Workbench : public QObject
{
    Q_OBJECT
public:
    /// @param window the empty main window, perhaps on the screen already
    Workbench(const GlobalOptions& global, bool sandbox, std::unique_ptr<LibraryWindow> window);
    ~Workbench() override;

    void show();
    /// Takes the campaign files into the library and opens them.
    void openFiles(const QStringList& paths);
    void comeToFront();
    /// For the menu "View" of every window; outlives this.
    void setAppearanceMenu(QMenu* menu);
    /// Stores everything; false: that failed, and the user wants to stay.
    bool mayQuit();

    LibraryWindow& libraryWindow() { return *m_window; }
    /// The wizard of that draft, shown; null when it cannot be read.
    CampaignWindow* openCampaign(const QString& draftId, const QString& pointer = {});
    /// A draft from the sample campaign that comes with the program.
    QString addSample();

private:
    /// A campaign's window and what it stands on.
    struct Open
    {
        std::shared_ptr<DraftSession> session;
        QPointer<CampaignWindow> window;
        QPointer<PlanController> plan;
        bool isUntouched = false; ///< made by "New campaign"; goes with its window while it has no edit
    };

    void connectWindow();
    void addCampaign();
    void copyToNew(const QString& draftId);
    void planWithLaunched(const QString& draftId);
    void tellAccount(const QString& draftId);
    void submit(const QString& draftId);
    void showHistory(const QString& draftId);
    void exportPlanOf(const QString& draftId);
    QList<PaletteEntry> draftEntries();
    void placeBeside(CampaignWindow& window) const;
    void connectWizard(CampaignWindow& window, const QString& draftId);
    void release(const QString& draftId);
    bool isBare(const QString& draftId) const;
    void tellSaveStates();
    void tellFacts();
    QString adopt(const CampaignDraft& draft);
    /// The draft, opened; says so when it cannot be.
    std::shared_ptr<DraftSession> sessionOf(const QString& draftId);
    void tellMerge(const QString& draftId);
    void report(const QString& title, const QString& text);

    Settings m_settings;
    DraftLibrary m_library;
    OpenDrafts m_drafts;
    DraftListModel m_list;
    Catalog m_catalog;
    std::unique_ptr<ServerConnection> m_connection;
    SavingGateway m_gateway;
    DraftAccounts m_accounts;
    std::unique_ptr<Support> m_support;
    std::unique_ptr<LibraryWindow> m_window;
    std::map<QString, Open> m_open;
    PlanExporter m_exporter;
    QMenu* m_appearanceMenu = nullptr;
    QTimer m_ticks; ///< "saved 2 s ago" grows old by itself
};

} // namespace fairlead
