#include "app/windowcommand.h"

#include "app/singleinstance.h"
#include "app/workbench.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace fairlead {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Window", text);
}

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

void dress(QApplication& application)
{
    QApplication::setApplicationDisplayName(QStringLiteral("Fairlead"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.fairlead.Fairlead"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/app/fairlead.svg")));
    applyTheme(application, systemScheme());
    translate(application);
}

} // namespace

int runWindow(int& argc, char** argv, const CommandLine& line)
{
    if (!hasDisplay()) {
        say(tr("There is no display, so there is no window. The commands work without one: see fairlead "
               "--help."));
        return exitcode::usage;
    }
    QApplication application(argc, argv);
    dress(application);
    SingleInstance instance(line.global.dataDir);
    if (instance.handOver(line.arguments)) {
        say(tr("Fairlead is open already; the files were handed to it."));
        return exitcode::done;
    }
    Workbench workbench(line.global, line.sandboxWindow);
    QObject::connect(&instance, &SingleInstance::filesReceived, &workbench, [&](const QStringList& files) {
        workbench.comeToFront();
        workbench.openFiles(files);
    });
    QApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &workbench, [&] {
        if (workbench.mayQuit())
            QCoreApplication::quit();
        else
            workbench.comeToFront();
    });
    workbench.show();
    workbench.openFiles(line.arguments);
    return QApplication::exec();
}

} // namespace fairlead
