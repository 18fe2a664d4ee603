#include "app/windowcommand.h"

#include "app/settings.h"
#include "app/singleinstance.h"
#include "app/workbench.h"
#include "ui/common/theme.h"
#include "ui/library/librarywindow.h"

#include <QApplication>
#include <QCoreApplication>
#include <QEventLoop>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

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

/// Qt's own words (buttons, shortcuts) in the user's language.
void translate(QApplication& application)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                         QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(translator);
}

/// What the first frame needs.
void prepare(QApplication& application)
{
    QApplication::setApplicationDisplayName(QStringLiteral("Fairlead"));
    QApplication::setDesktopFileName(QStringLiteral("fairlead"));
    applyColors(application, systemScheme());
}

/// What it does not need, and what takes longest.
void dress(QApplication& application)
{
    applyFont(application);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/app/fairlead.svg")));
    translate(application);
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
        say(WindowCommandText::tr(
            "There is no display, so there is no window. The commands work without one: see fairlead "
            "--help."));
        return exitcode::usage;
    }
    QApplication application(argc, argv);
    prepare(application);
    SingleInstance instance(line.global.dataDir);
    if (instance.handOver(line.arguments)) {
        say(WindowCommandText::tr("Fairlead is open already; the files were handed to it."));
        return exitcode::done;
    }
    auto files = line.arguments; // and those that other starts hand over while the window appears
    const auto early = QObject::connect(&instance, &SingleInstance::filesReceived,
                                        [&files](const QStringList& more) { files += more; });
    Settings settings(line.global.dataDir);
    auto window = std::make_unique<LibraryWindow>(&settings);
    window->show();
    waitForFirstFrame(*window);
    if (!window->isVisible())
        return exitcode::done; // closed already
    dress(application);
    QObject::disconnect(early);
    Workbench workbench(line.global, line.sandboxWindow, std::move(window));
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
