#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

namespace fairlead {

namespace {

const auto ownFolder = QStringLiteral(":/i18n");

void install(QCoreApplication& application, const QLocale& locale, const QString& name,
             const QStringList& folders)
{
    for (const auto& folder : folders) {
        auto* translator = new QTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder)) {
            QCoreApplication::installTranslator(translator);
            return;
        }
        delete translator;
    }
}

} // namespace

void installTranslations(QCoreApplication& application)
{
    const auto fairlead = QStringLiteral("fairlead");
    // The one that is installed last is asked first, so that English fills the gaps of the others.
    install(application, QLocale(QLocale::English), fairlead, {ownFolder});
    install(application, QLocale(), QStringLiteral("qtbase"),
            {QLibraryInfo::path(QLibraryInfo::TranslationsPath)});
    install(application, QLocale(), fairlead,
            QStringList(ownFolder) + QStandardPaths::locateAll(QStandardPaths::GenericDataLocation,
                                                               QStringLiteral("fairlead/translations"),
                                                               QStandardPaths::LocateDirectory));
}

} // namespace fairlead
