#include "app/settings.h"

#include "models/common/privatefiles.h"

#include <QDir>

namespace fairlead {

namespace {

/// QSettings would make the file for everybody to read; one that is there keeps its mode.
QString privateFile(const QString& dataDir)
{
    const auto path = QDir(dataDir).filePath(QStringLiteral("settings.ini"));
    if (makePrivateFolder(dataDir))
        makePrivateFile(path);
    return path;
}

} // namespace

Settings::Settings(const QString& dataDir, QObject* parent)
    : QSettings(privateFile(dataDir), QSettings::IniFormat, parent)
{
}

} // namespace fairlead
