#include "app/workbench.h"

#include "app/serverconnection.h"
#include "app/support.h"
#include "models/drafts/campaignfile.h"
#include "models/forecast/finding.h"
#include "models/forecast/forecastofcampaign.h"
#include "ui/library/historydialog.h"
#include "ui/library/libraryview.h"
#include "ui/library/librarywindow.h"
#include "ui/plan/export/planexport.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"
#include "ui/wizard/campaignwindow.h"

#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QRegularExpression>

#include <array>

namespace fairlead {

namespace {

constexpr int tickMs = 1'000;
constexpr auto sampleFile = ":/samples/autumn-outreach.campaign";

constexpr std::array exportFormats{ExportFormat::Pdf, ExportFormat::Png,     ExportFormat::Svg,
                                   ExportFormat::Ics, ExportFormat::DaysCsv, ExportFormat::ActionsCsv};

/// A file name that every file system takes.
QString fileNameOf(const QString& campaignName)
{
    static const QRegularExpression unsafe(QStringLiteral("[^\\p{L}\\p{N} ._-]+"));
    auto name = campaignName.simplified().remove(unsafe).left(80);
    return (name.isEmpty() ? QStringLiteral("campaign") : name) + QStringLiteral(".campaign");
}

} // namespace

Workbench::Workbench(const GlobalOptions& global, bool sandbox, QObject* parent)
    : QObject(parent),
      m_library(global.dataDir),
      m_drafts(m_library),
      m_list(m_library),
      m_connection(std::make_unique<ServerConnection>(global, sandbox, m_library, m_catalog)),
      m_support(std::make_unique<Support>(global, *m_connection)),
      m_window(std::make_unique<LibraryWindow>(m_drafts, m_list, m_connection->gateway()))
{
    connectWindow();
    m_ticks.setInterval(tickMs);
    connect(&m_ticks, &QTimer::timeout, this, &Workbench::tellSaveStates);
    m_ticks.start();
    m_connection->start();
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
    connect(window, &LibraryWindow::openFilesRequested, this, &Workbench::openFiles);
    connect(window, &LibraryWindow::saveFileRequested, this, &Workbench::saveFile);
    connect(window, &LibraryWindow::exportPlanRequested, this, &Workbench::exportPlanOf);
    connect(window, &LibraryWindow::exportAllRequested, this, &Workbench::exportLibrary);
    connect(window, &LibraryWindow::importAllRequested, this, &Workbench::importLibrary);
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
    window->showWorkspace(m_connection->workspaceName(), m_connection->workspaceColor());
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

void Workbench::addCampaign()
{
    openCampaign(adopt(newDraft(Zone::system().id())));
}

QString Workbench::addSample()
{
    QFile file(QString::fromLatin1(sampleFile));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto sample = readCampaignText(file.readAll());
    return sample.draft ? adopt(*sample.draft) : QString();
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
        open.session = m_drafts.open(draftId);
    if (!open.session) {
        report(tr("This campaign cannot be opened"), m_library.readError().text);
        return nullptr;
    }
    if (!open.window) {
        open.window = new CampaignWindow({draftId, open.session->document(), m_catalog,
                                          m_connection->gateway(), &PlanController::systemClock});
        auto* controller = new PlanController(open.window);
        open.plan = controller;
        controller->setDocument(&open.session->document());
        open.window->setServerFacts(m_support->facts());
        controller->setServerFacts(m_support->facts());
        auto* panel = new PlanPanel(*controller, open.window);
        connect(panel, &PlanPanel::fieldRequested, open.window, &CampaignWindow::showField);
        open.window->setPlanPanel(panel);
        open.window->setAttribute(Qt::WA_DeleteOnClose);
        connect(open.window, &CampaignWindow::closed, this, [this, draftId] {
            m_open[draftId].session->flush();
            m_open.erase(draftId);
        });
    }
    open.window->show();
    open.window->raise();
    open.window->activateWindow();
    if (!pointer.isEmpty())
        open.window->showField(pointer);
    tellSaveStates();
    return open.window;
}

void Workbench::submit(const QString& draftId)
{
    if (auto* window = openCampaign(draftId))
        window->showPage(PageId::Review);
}

void Workbench::showHistory(const QString& draftId)
{
    if (auto session = m_drafts.open(draftId))
        HistoryDialog(m_library, std::move(session), m_window.get()).exec();
}

void Workbench::openFiles(const QStringList& paths)
{
    QStringList errors;
    for (const auto& path : paths) {
        const auto file = readCampaignFile(path);
        if (file.draft)
            openCampaign(adopt(*file.draft));
        else
            errors << QStringLiteral("%1: %2").arg(path, file.error);
    }
    if (!errors.isEmpty())
        report(tr("Some files were not opened"),
               errors.join(u'\n') + u'\n' + tr("The files and your library are as they were."));
}

void Workbench::saveFile(const QString& draftId)
{
    const auto session = m_drafts.open(draftId);
    if (!session)
        return;
    const auto& draft = session->document().draft();
    const auto path = QFileDialog::getSaveFileName(m_window.get(), tr("Save as a campaign file"),
                                                   fileNameOf(draft.campaign.name.valueOr(QString())),
                                                   tr("Campaigns (*.campaign)"));
    if (path.isEmpty())
        return;
    const auto error = writeCampaignFile(path, draft);
    if (!error.isEmpty())
        report(tr("The file was not written"), error);
}

void Workbench::exportPlanOf(const QString& draftId)
{
    const auto session = m_drafts.open(draftId);
    if (!session)
        return;
    const auto& draft = session->document().draft();
    const auto now = PlanController::systemClock();
    const auto forecast = forecastInputOf(draft, now);
    if (!forecast.input) {
        report(tr("There is no plan to export"), forecast.problems.front().message);
        return;
    }
    QStringList filters;
    for (const auto format : exportFormats)
        filters << fileFilter(format);
    QString filter;
    const auto path = QFileDialog::getSaveFileName(m_window.get(), tr("Export the plan"), {},
                                                   filters.join(QStringLiteral(";;")), &filter);
    if (path.isEmpty())
        return;
    const auto format =
        exportFormats[static_cast<std::size_t>(std::max<qsizetype>(filters.indexOf(filter), 0))];
    const auto plan = std::make_shared<const Plan>(
        *runForecast(*forecast.input, {.keepActions = format == ExportFormat::ActionsCsv}));
    const ReportContent content{draft.campaign.name.valueOr({}), plan, findingsOf(*plan),
                                PlanWords(QLocale(), plan->input.window.zone), m_support->facts()};
    const auto error = exportPlan(format, content, path, now);
    if (!error.isEmpty())
        report(tr("The plan was not exported"), error);
}

void Workbench::exportLibrary()
{
    const auto path = QFileDialog::getSaveFileName(m_window.get(), tr("Export all campaigns"),
                                                   QStringLiteral("campaigns.fairlead"),
                                                   tr("Fairlead libraries (*.fairlead)"));
    if (path.isEmpty())
        return;
    m_drafts.flushAll();
    m_library.exportAll(path).then(this, [this](const StoreError& error) {
        if (error)
            report(tr("The campaigns were not exported"), error.text);
    });
}

void Workbench::importLibrary()
{
    const auto path = QFileDialog::getOpenFileName(m_window.get(), tr("Import all campaigns"), {},
                                                   tr("Fairlead libraries (*.fairlead);;All files (*)"));
    if (path.isEmpty())
        return;
    m_library.importAll(path).then(this, [this](const ImportOutcome& outcome) {
        if (outcome.error)
            report(tr("The campaigns were not imported"), outcome.error.text);
    });
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
    m_window->setServerFacts(facts);
    for (const auto& [id, open] : m_open) {
        if (open.window)
            open.window->setServerFacts(facts);
        if (open.plan)
            open.plan->setServerFacts(facts);
    }
}

void Workbench::report(const QString& title, const QString& text)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, title, QMessageBox::Ok, m_window.get());
    box->setInformativeText(text);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace fairlead
