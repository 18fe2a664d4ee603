#include "app/windowcommand.h"

#include "app/translations.h"
#include "app/workbench.h"
#include "ui/common/theme.h"
#include "ui/library/librarywindow.h"
#include "ui/wizard/campaignwindow.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

namespace fairlead {

namespace {

constexpr QSize librarySize(1'280, 800);

constexpr int settleMs = 700; ///< lists and plans come from other threads

struct ScreenshotsText
{
    Q_DECLARE_TR_FUNCTIONS(Screenshots)
};

void settle()
{
    QEventLoop loop;
    QTimer::singleShot(settleMs, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Takes pictures into one folder and remembers whether all could be written.
class Camera
{
public:
    explicit Camera(const QString& folder) : m_folder(folder) { m_ok = m_folder.mkpath(QStringLiteral(".")); }

    void take(QWidget& window, const QString& name)
    {
        settle();
        const auto path = m_folder.filePath(name + QStringLiteral(".png"));
        m_ok = m_ok && window.grab().save(path);
        printLine(path);
    }

    bool ok() const { return m_ok; }

private:
    QDir m_folder;
    bool m_ok;
};

void takeAll(Workbench& workbench, Camera& camera, const QString& suffix)
{
    workbench.libraryWindow().resize(librarySize); // whatever screen there is
    workbench.show();
    const auto draftId = workbench.addSample();
    camera.take(workbench.libraryWindow(), QStringLiteral("library-") + suffix);
    auto* wizard = workbench.openCampaign(draftId);
    wizard->resize(wizard->sizeHint());
    for (const auto page : allPages()) {
        wizard->showPage(page);
        camera.take(*wizard, QStringLiteral("%1-%2").arg(pageKey(page), suffix));
    }
    wizard->close();
}

} // namespace

int runScreenshots(int& argc, char** argv, const CommandLine& line)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    installTranslations(application);
    const CommandOptions options(line.arguments, {}, {QStringLiteral("--out")});
    if (!options.error().isEmpty())
        return usageError(options.error());
    const auto folder = options.value(QStringLiteral("--out"));
    if (!folder || !options.positional().isEmpty())
        return usageError(ScreenshotsText::tr("screenshots needs --out DIR."));
    Camera camera(*folder);
    for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(application, scheme);
        const QTemporaryDir library; // the user's own stays as it is
        auto global = line.global;
        global.dataDir = library.path();
        Workbench workbench(global, true, std::make_unique<LibraryWindow>());
        takeAll(workbench, camera,
                scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark"));
    }
    if (!camera.ok())
        say(ScreenshotsText::tr("Not every picture could be written to %1.").arg(*folder));
    return camera.ok() ? exitcode::done : exitcode::file;
}

} // namespace fairlead
