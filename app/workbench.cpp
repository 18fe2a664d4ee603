#include "app/workbench.h"

#include "app/serverconnection.h"
#include "app/support.h"
#include "models/campaign/fieldtext.h"
#include "models/drafts/campaignfile.h"
#include "models/forecast/forecastofcampaign.h"
#include "ui/common/icons.h"
#include "ui/library/campaignfiles.h"
#include "ui/library/draftfilters.h"
#include "ui/library/historydialog.h"
#include "ui/library/libraryview.h"
#include "ui/library/librarywindow.h"
#include "ui/library/savewatch.h"
#include "ui/plan/export/exportdialog.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"
#include "ui/wizard/campaignwindow.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QMessageBox>
#include <QScreen>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int tickMs = 1'000;
constexpr auto sampleFile = ":/samples/autumn-outreach.campaign";

} // namespace

Workbench::Workbench(const GlobalOptions& global, bool sandbox, std::unique_ptr<LibraryWindow> window)
    : m_settings(global.dataDir),
      m_library(global.dataDir),
      m_drafts(m_library),
      m_list(m_library),
      m_connection(std::make_unique<ServerConnection>(global, sandbox, m_library, m_catalog)),
      m_gateway(m_connection->gateway(), m_drafts),
      m_accounts(m_library, m_connection->workspaces(), m_catalog),
      m_support(std::make_unique<Support>(global, *m_connection, m_settings)),
      m_window(std::move(window))
{
    m_window->fill(m_drafts, m_list, m_gateway, m_connection->workspaces());
    connectWindow();
    m_window->setPaletteEntries([this] { return draftEntries(); });
    m_ticks.setInterval(tickMs);
    connect(&m_ticks, &QTimer::timeout, this, &Workbench::tellSaveStates);
    m_ticks.start();
}

Workbench::~Workbench()
{
    for (auto& [id, open] : m_open)
        delete open.window;
}

void Workbench::connectWindow()
{
    auto* window = m_window.get();
    connect(window, &LibraryWindow::newRequested, this, &Workbench::addCampaign);
    connect(window, &LibraryWindow::sampleRequested, this, [this] { addSample(); });
    connect(window, &LibraryWindow::editRequested, this,
            [this](const QString& id, const QString& pointer) { openCampaign(id, pointer); });
    connect(window, &LibraryWindow::submitRequested, this, &Workbench::submit);
    connect(window, &LibraryWindow::historyRequested, this, &Workbench::showHistory);
    connect(window, &LibraryWindow::exportPlanRequested, this, &Workbench::exportPlanOf);
    connect(window, &LibraryWindow::draftsMoved, m_connection.get(), &ServerConnection::refresh);
    connect(&m_drafts, &OpenDrafts::merged, this, &Workbench::tellMerge);
    connect(&m_accounts, &DraftAccounts::changed, this, &Workbench::tellAccount);
    connect(&m_gateway, &CampaignGateway::statusChanged, this, &Workbench::planWithLaunched);
    connect(&m_exporter, &PlanExporter::started, this, [this] {
        m_window->notices().set(QStringLiteral("export"), {.kind = Notice::Kind::Info,
                                                           .text = tr("The plan is being exported."),
                                                           .ways = {{tr("Cancel"), [this] {
                                                                         m_exporter.cancel();
                                                                     }}}});
    });
    connect(&m_exporter, &PlanExporter::written, this, [this](const QString& path) {
        m_window->notices().set(
            QStringLiteral("export"),
            {.kind = Notice::Kind::Info, .text = tr("The plan is saved as %1.").arg(path), .ways = {}});
    });
    connect(&m_exporter, &PlanExporter::failed, this, [this](const QString& error) {
        m_window->notices().set(QStringLiteral("export"),
                                {.kind = Notice::Kind::Warning, .text = error, .ways = {}});
    });
    connect(&window->files(), &CampaignFiles::opened, this, [this](const QString& id) { openCampaign(id); });
    connect(&window->files(), &CampaignFiles::draftNoticed, this,
            [this](const QString& id, const Notice& notice) {
                const auto open = m_open.find(id);
                if (open != m_open.end() && open->second.window)
                    open->second.window->notices().set(QStringLiteral("file"), notice);
                else if (!notice.text.isEmpty())
                    m_window->notices().set(QStringLiteral("files"), notice);
            });
    window->view().filters().setDatasetNames([this](const QString& id) {
        const auto& all = m_catalog.datasets();
        const auto found = std::ranges::find(all, id, &Dataset::id);
        return found == all.end() ? QString() : found->name;
    });
    connect(window, &LibraryWindow::firstPainted, this, [this] {
        m_connection->start();
        m_library.startCare();
    });
    connect(m_connection.get(), &ServerConnection::trouble, window, &LibraryWindow::showNotice);
    connect(window, &LibraryWindow::checkupRequested, this,
            [this] { m_support->checkSetup(m_window.get()); });
    connect(window, &LibraryWindow::requestLogChosen, m_support.get(), &Support::setLogsRequests);
    connect(m_support.get(), &Support::trouble, window, [this](const QString& text) {
        m_window->showNotice(text);
        m_window->showRequestLog(m_support->logsRequests());
    });
    connect(m_support.get(), &Support::factsChanged, this, &Workbench::tellFacts);
    window->showRequestLog(m_support->logsRequests());
}

void Workbench::show()
{
    m_window->show();
}

void Workbench::comeToFront()
{
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

/// The campaigns of the list, as commands that open them.
QList<PaletteEntry> Workbench::draftEntries()
{
    constexpr int most = 100; // the search finds the rest
    QList<PaletteEntry> entries;
    for (int row = 0; row < std::min(m_list.rowCount(), most); ++row) {
        const auto name = m_list.data(m_list.index(row, DraftListModel::Name), Qt::DisplayRole).toString();
        entries << PaletteEntry{tr("Campaign: %1").arg(name), themedIcon(QStringLiteral("mail")),
                                [this, id = m_list.idAt(row)] {
                                    openCampaign(id);
                                }};
    }
    return entries;
}

void Workbench::setAppearanceMenu(QMenu* menu)
{
    m_appearanceMenu = menu;
    m_window->addViewMenu(menu);
}

void Workbench::addCampaign()
{
    const auto zone = Zone::system();
    const auto id = adopt(newDraft(isSameClock(zone, Zone::utc()) ? Zone::utc().id() : zone.id()));
    m_open[id].isUntouched = true;
    openCampaign(id, QStringLiteral("/name")); // typing can begin
}

QString Workbench::addSample()
{
    QFile file(QString::fromLatin1(sampleFile));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto sample = readCampaignText(file.readAll());
    if (!sample.draft)
        return {};
    const auto id = adopt(*sample.draft);
    m_accounts.give(id, QLatin1String(sandboxWorkspaceId)); // whose lists and senders it names
    return id;
}

QString Workbench::adopt(const CampaignDraft& draft)
{
    const auto session = m_drafts.create(draft);
    m_window->select(session->id());
    m_open[session->id()].session = session; // stays open until it is stored and shown
    return session->id();
}

CampaignWindow* Workbench::openCampaign(const QString& draftId, const QString& pointer)
{
    auto& open = m_open[draftId];
    if (!open.session)
        open.session = sessionOf(draftId);
    if (!open.session)
        return nullptr;
    if (!open.window) {
        open.window = new CampaignWindow({.draftId = draftId,
                                          .document = open.session->document(),
                                          .catalog = m_catalog,
                                          .gateway = m_gateway,
                                          .clock = &PlanController::systemClock,
                                          .account = [this, draftId] { return m_accounts.of(draftId); },
                                          .settings = &m_settings});
        m_accounts.follow(draftId, open.session->document());
        auto* controller = new PlanController(open.window);
        open.plan = controller;
        controller->setDocument(&open.session->document(), draftId);
        controller->setCatalog(&m_catalog);
        open.window->setServerFacts(m_support->facts());
        open.window->askForWindowReading(m_support->accountToAsk());
        controller->setServerFacts(m_support->facts());
        auto* panel = new PlanPanel(*controller, open.window);
        panel->setLibrary(m_library);
        connect(panel, &PlanPanel::fieldRequested, open.window, &CampaignWindow::showField);
        open.window->setPlanPanel(panel);
        open.window->addExportMenu(panel->exportMenu());
        if (m_appearanceMenu)
            open.window->addViewMenu(m_appearanceMenu);
        open.window->setPaletteEntries([this] { return draftEntries(); });
        placeBeside(*open.window);
        open.window->setAttribute(Qt::WA_DeleteOnClose);
        connectWizard(*open.window, draftId);
    }
    open.window->show();
    open.window->raise();
    open.window->activateWindow();
    if (!pointer.isEmpty())
        open.window->showField(pointer);
    tellSaveStates();
    return open.window;
}

/// A window never lies exactly on one that is open: it would hide that there are two.
void Workbench::placeBeside(CampaignWindow& window) const
{
    constexpr int step = 32; // pixels: a title bar stays in sight
    const auto isTaken = [&](const QPoint& place) {
        return std::ranges::any_of(m_open, [&](const auto& entry) {
            const auto& other = entry.second.window;
            return other && other != &window && other->isVisible() &&
                   (other->pos() - place).manhattanLength() < step;
        });
    };
    auto place = window.pos();
    if (!isTaken(place))
        return; // where it was last, or where the desktop puts it
    const auto screen = window.screen()->availableGeometry();
    while (isTaken(place)) {
        place += QPoint(step, step);
        if (place.x() + step > screen.right() || place.y() + step > screen.bottom())
            break; // the screen is full of them
    }
    const auto room = QPoint(screen.right(), screen.bottom()) - QPoint(window.width(), window.height());
    if (place.x() > room.x() || place.y() > room.y()) { // not beyond the screen's edge: smaller instead
        const auto size = QSize(screen.right() - place.x(), screen.bottom() - place.y());
        window.resize(window.size().boundedTo(size));
    }
    window.move(place);
}

void Workbench::connectWizard(CampaignWindow& window, const QString& draftId)
{
    auto& files = m_window->files();
    connect(&window, &CampaignWindow::closed, this, [this, draftId] { release(draftId); });
    connect(&window, &CampaignWindow::saveFileRequested, &files, [&files, draftId] { files.save(draftId); });
    connect(&window, &CampaignWindow::saveAsFileRequested, &files,
            [&files, draftId] { files.saveAs({draftId}); });
    connect(&window, &CampaignWindow::historyRequested, this, [this, draftId] { showHistory(draftId); });
    connect(&window, &CampaignWindow::windowReadingAnswered, m_support.get(), &Support::setWindowReading);
    connect(&window, &CampaignWindow::windowReadingPostponed, m_support.get(),
            &Support::postponeWindowReading);
    connect(&window, &CampaignWindow::copyRequested, this, [this, draftId] { copyToNew(draftId); });
    connect(&window, &CampaignWindow::accountRequested, this, [this](const QString& accountId) {
        const auto error = m_connection->workspaces().setCurrent(accountId);
        if (!error.isEmpty())
            report(tr("The account cannot be used"), error);
    });
    connect(&window, &CampaignWindow::moveRequested, this,
            [this, draftId](const QString& accountId) { m_accounts.give(draftId, accountId); });
    // A closed window goes a moment later; until then it may look at its document.
    connect(&window, &QObject::destroyed, [session = m_open[draftId].session] {});
    new SaveWatch(m_drafts, window.notices(), &window);
    files.watch(draftId);
}

/// The window is closed; what could not be stored stays open in m_drafts.
void Workbench::release(const QString& draftId)
{
    m_drafts.flush(draftId); // the library's overview may have it open still
    m_window->files().leave(draftId);
    const auto& open = m_open[draftId];
    if (open.isUntouched && open.session->document().history().empty() && isBare(draftId))
        m_library.remove({draftId}, QDateTime::currentDateTimeUtc());
    m_open.erase(draftId);
}

/// Whether nothing was done with the draft in the library either.
bool Workbench::isBare(const QString& draftId) const
{
    const auto summary = m_library.summary(draftId);
    return summary && summary->tags.isEmpty() && summary->state == SubmissionState::None &&
           !summary->deletedAt.isValid() && !m_library.file(draftId) && m_library.versions(draftId).empty();
}

/// The content of a campaign as a new one beside it, of the same account.
void Workbench::copyToNew(const QString& draftId)
{
    const auto session = sessionOf(draftId);
    if (!session)
        return;
    auto draft = session->document().draft();
    draft.campaign.name = tr("%1 (copy)").arg(titleOf(draft.campaign.name.valueOr({})));
    const auto id = adopt(draft);
    if (const auto account = m_accounts.of(draftId).own)
        m_accounts.give(id, account->id);
    openCampaign(id, QStringLiteral("/name"));
}

/// A launch tells how many people it takes in; a plan that was made for the whole list is for them from then
/// on.
void Workbench::planWithLaunched(const QString& draftId)
{
    const auto details = m_gateway.details(draftId);
    if (details.launch != LaunchState::Done || details.launchableRows < 0 || draftId.isEmpty())
        return;
    const auto draft = m_drafts.draft(draftId);
    const auto planned = draft ? forecastSettings(*draft).leads : Field<qint64>();
    if (!draft || (planned.hasValue() && planned.value() != details.totalRows) ||
        details.launchableRows == details.totalRows)
        return;
    if (const auto session = m_drafts.open(draftId))
        session->document().edit(tr("The number of people launched"), [&](CampaignDraft& changed) {
            auto settings = forecastSettings(changed);
            settings.leads = details.launchableRows;
            setForecastSettings(changed, settings);
        });
}

/// Of one draft, or of all.
void Workbench::tellAccount(const QString& draftId)
{
    for (const auto& [id, open] : m_open)
        if (open.window && (draftId.isEmpty() || id == draftId))
            open.window->showAccount();
}

bool Workbench::mayQuit()
{
    return m_window->mayQuit();
}

void Workbench::submit(const QString& draftId)
{
    if (auto* window = openCampaign(draftId))
        window->showPage(PageId::Review);
}

void Workbench::showHistory(const QString& draftId)
{
    if (auto session = sessionOf(draftId))
        HistoryDialog(m_library, std::move(session), QApplication::activeWindow()).exec();
}

void Workbench::openFiles(const QStringList& paths)
{
    m_window->files().open(paths);
}

void Workbench::exportPlanOf(const QString& draftId)
{
    const auto session = sessionOf(draftId);
    if (!session)
        return;
    const auto& draft = session->document().draft();
    auto forecast = forecastInputOf(draft, launchSoon(PlanController::systemClock()));
    if (!forecast.input) {
        report(tr("There is no plan to export"), forecast.problems.front().message);
        return;
    }
    const auto target = askForExport(m_window.get(), draft.campaign.name.valueOr({}), exportFormats());
    if (target)
        m_exporter.write(target->format, draft.campaign,
                         asRead(*std::move(forecast.input), m_support->facts()),
                         reportNames(draft.campaign, m_catalog), draftId, target->path);
}

void Workbench::tellSaveStates()
{
    for (const auto& [id, open] : m_open)
        if (open.window)
            open.window->setSaveState(open.session->stateText());
}

/// What is known of the server changes what campaigns are warned of, and the marks of assumptions.
void Workbench::tellFacts()
{
    const auto facts = m_support->facts();
    m_window->setServerFacts(withoutWindowDoubt(facts));
    for (const auto& [id, open] : m_open) {
        if (open.window) {
            open.window->setServerFacts(facts);
            open.window->askForWindowReading(m_support->accountToAsk());
        }
        if (open.plan)
            open.plan->setServerFacts(facts);
    }
}

std::shared_ptr<DraftSession> Workbench::sessionOf(const QString& draftId)
{
    auto session = m_drafts.open(draftId);
    if (session)
        return session;
    const auto error = m_library.readError();
    report(tr("This campaign cannot be opened"),
           error ? tr("It cannot be read, because %1. Nothing was changed. “Check the library…” in the menu "
                      "“Campaign” looks for damage and offers to mend it.")
                       .arg(error.text)
                 : tr("It is not in the library any more."));
    return nullptr;
}

/// In the window in which texts have just changed by themselves.
void Workbench::tellMerge(const QString& draftId)
{
    const auto open = m_open.find(draftId);
    const bool hasWindow = open != m_open.end() && open->second.window;
    auto& notices = hasWindow ? open->second.window->notices() : m_window->notices();
    notices.set(QStringLiteral("merge"),
                mergeNotice(m_drafts, draftId, [this, draftId] { showHistory(draftId); }));
}

void Workbench::report(const QString& title, const QString& text)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, title, QMessageBox::Ok, m_window.get());
    box->setInformativeText(text);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace fairlead
