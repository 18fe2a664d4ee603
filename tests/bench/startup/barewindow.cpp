#include "tests/bench/startup/firstframe.h"

#include <QApplication>
#include <QMainWindow>

namespace {

void watch()
{
    fairlead::bench::watchForFirstFrame();
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)

/// What any Qt program needs for a window: the measure for ours.
int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
