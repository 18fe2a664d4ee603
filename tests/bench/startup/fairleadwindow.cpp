#include "app/windowcommand.h"
#include "tests/bench/startup/firstframe.h"

namespace {

void watch()
{
    fairlead::bench::watchForFirstFrame();
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)

/// The program's window on its sandbox. @param argv[1] the data directory
int main(int argc, char** argv)
{
    if (argc < 2)
        return EXIT_FAILURE;
    fairlead::CommandLine line;
    line.sandboxWindow = true;
    line.global.dataDir = QString::fromLocal8Bit(argv[1]);
    return fairlead::runWindow(argc, argv, line);
}
