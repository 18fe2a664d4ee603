#include <QCoreApplication>
#include <QTranslator>

namespace {

/// Runs as soon as a test has its application.
void installEnglishWords()
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (!translator->load(QStringLiteral(":/i18n/fairlead_en.qm")))
        qFatal("The English plurals are missing.");
    QCoreApplication::installTranslator(translator);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(installEnglishWords)
