#include "app/windowcommand.h"

#include "app/settings.h"
#include "app/singleinstance.h"
#include "app/translations.h"
#include "app/workbench.h"
#include "ui/common/appearance.h"
#include "ui/library/librarywindow.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDBusConnection>
#include <QEventLoop>
#include <QIcon>
#include <QSettings>
#include <QTimer>

namespace fairlead {

namespace {

constexpr std::chrono::milliseconds longestWaitForFrame{300};

struct WindowCommandText
{
    Q_DECLARE_TR_FUNCTIONS(WindowCommand)
};

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

const auto appearanceSetting = QStringLiteral("appearance/choice");
const auto darkSetting =
    QStringLiteral("appearance/desktop-was-dark"); ///< it says so only after the first frame

/// What the first frame needs.
std::unique_ptr<Appearance> prepare(QApplication& application, DesktopSettings& desktop, QSettings& settings)
{
    QApplication::setApplicationDisplayName(QStringLiteral("Fairlead"));
    QApplication::setDesktopFileName(QStringLiteral("org.fairlead.Fairlead"));
    const auto fallback =
        settings.value(darkSetting, systemScheme() == Scheme::Dark).toBool() ? Scheme::Dark : Scheme::Light;
    auto appearance = std::make_unique<Appearance>(
        application, desktop, Appearance::choiceNamed(settings.value(appearanceSetting).toString()),
        fallback);
    QObject::connect(appearance.get(), &Appearance::chosen, [&settings](Appearance::Choice choice) {
        settings.setValue(appearanceSetting, Appearance::nameOf(choice));
    });
    QObject::connect(&desktop, &DesktopSettings::changed, [&desktop, &settings] {
        if (const auto dark = desktop.prefersDark())
            settings.setValue(darkSetting, *dark);
        else
            settings.remove(darkSetting);
    });
    return appearance;
}

/// What it does not need, and what takes longest.
void dress(QApplication& application)
{
    applyFont(application);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/app/fairlead.svg")));
    installTranslations(application);
}

/// Returns when the window is on the screen. One that starts minimised is never painted; it gets its content
/// all the same.
void waitForFirstFrame(const LibraryWindow& window)
{
    QEventLoop loop;
    QObject::connect(&window, &LibraryWindow::appeared, &loop, &QEventLoop::quit);
    QTimer::singleShot(longestWaitForFrame, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

int runWindow(int& argc, char** argv, const CommandLine& line)
{
    if (!hasDisplay()) {
        QCoreApplication words(argc, argv);
        installTranslations(words);
        say(WindowCommandText::tr(
            "There is no display, so there is no window. The commands work without one: see fairlead "
            "--help."));
        return exitcode::usage;
    }
    QApplication application(argc, argv);
    DesktopSettings desktop(QDBusConnection::sessionBus());
    Settings settings(line.global.dataDir);
    const auto appearance = prepare(application, desktop, settings);
    SingleInstance instance(line.global.dataDir);
    if (instance.handOver(line.arguments)) {
        say(WindowCommandText::tr("Fairlead is open already; the files were handed to it."));
        return exitcode::done;
    }
    auto files = line.arguments; // and those that other starts hand over while the window appears
    const auto early = QObject::connect(&instance, &SingleInstance::filesReceived,
                                        [&files](const QStringList& more) { files += more; });
    auto window = std::make_unique<LibraryWindow>(&settings);
    window->show();
    waitForFirstFrame(*window);
    if (!window->isVisible())
        return exitcode::done; // closed already
    dress(application);
    QObject::disconnect(early);
    Workbench workbench(line.global, line.sandboxWindow, std::move(window));
    workbench.setAppearanceMenu(appearance->menu());
    QObject::connect(&instance, &SingleInstance::filesReceived, &workbench, [&](const QStringList& more) {
        workbench.comeToFront();
        workbench.openFiles(more);
    });
    QApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &workbench, [&] {
        if (workbench.mayQuit())
            QCoreApplication::quit();
        else
            workbench.comeToFront();
    });
    workbench.openFiles(files);
    return QApplication::exec();
}

} // namespace fairlead
