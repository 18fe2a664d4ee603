#include "models/common/privatefiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace fairlead;

namespace {

constexpr int longest = 120'000;
const auto campaign = QStringLiteral(FAIRLEAD_SAMPLES "/ten-steps.campaign");

int modeOf(const QString& path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

QStringList everythingIn(const QString& folder)
{
    QStringList paths;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        paths << entries.next();
    return paths;
}

QStringList withItself(const QString& folder)
{
    return everythingIn(folder) << folder;
}

/// What others could look into or change; empty: nothing.
QString openIn(const QString& folder)
{
    QStringList open;
    for (const auto& path : withItself(folder))
        if (!QFileInfo(path).isSymLink() && (modeOf(path) & 077) != 0)
            open << QStringLiteral("%1 %2").arg(path).arg(modeOf(path), 0, 8);
    return open.join(u'\n');
}

} // namespace

/// What lies in the data directory is for its user alone; what is exported is the user's.
class TestPrivateFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void areMade_data();
    void areMade();
    void areMended();
    void areNotThoseOfOthers();
    void areMadeByTheWindow();
    void areNotExports();

private:
    QString data() const { return m_home->filePath(QStringLiteral("a/b/data")); }
    std::unique_ptr<QProcess> start(const QStringList& arguments, const char* umask);
    int run(const QStringList& arguments, const char* umask = "022");
    void useEveryStore(const char* umask);

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestPrivateFiles::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<QProcess> TestPrivateFiles::start(const QStringList& arguments, const char* umask)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home->path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home->filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home->filePath(QStringLiteral("a/b")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home->path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("fairlead.requests.debug=true"));
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral("/bin/sh"),
                   QStringList{QStringLiteral("-c"),
                               QStringLiteral("umask %1; exec \"$@\"").arg(QLatin1String(umask)),
                               QStringLiteral("sh"), QStringLiteral(FAIRLEAD_PROGRAM)} +
                       arguments + QStringList{QStringLiteral("--data-dir"), data()});
    return process;
}

int TestPrivateFiles::run(const QStringList& arguments, const char* umask)
{
    const auto process = start(arguments, umask);
    if (!process->waitForFinished(longest))
        qFatal("the command does not end");
    return process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
}

void TestPrivateFiles::useEveryStore(const char* umask)
{
    QCOMPARE(run({QStringLiteral("drafts"), QStringLiteral("import"), campaign}, umask), 0);
    QCOMPARE(run({QStringLiteral("submit"), campaign}, umask), 0); // in the sandbox
    run({QStringLiteral("doctor"), QStringLiteral("--confirm-zone-reading")}, umask);
    for (const auto* file :
         {"library.sqlite", "outbox.sqlite", "sandbox.sqlite", "server-facts.json", "requests.log"})
        QVERIFY2(QFile::exists(QDir(data()).filePath(QLatin1String(file))), file);
}

void TestPrivateFiles::areMade_data()
{
    QTest::addColumn<QByteArray>("umask");
    for (const auto* umask : {"000", "002", "022", "077"})
        QTest::newRow(umask) << QByteArray(umask);
}

void TestPrivateFiles::areMade()
{
    QFETCH(QByteArray, umask);
    useEveryStore(umask.constData());
    QCOMPARE(openIn(data()), QString());
    QCOMPARE(modeOf(m_home->filePath(QStringLiteral("a"))), 0700); // folders on the way, too
}

/// Files of earlier versions, and what other tools made of them; any command mends them as it starts.
void TestPrivateFiles::areMended()
{
    useEveryStore("022");
    const QDir dir(data());
    QVERIFY(dir.mkpath(QStringLiteral("backups")));
    for (const auto* name :
         {"backups/library-2026-01-01.sqlite", "library-damaged-20260101-000000-000.sqlite",
          "workspaces.json.damaged-20260101", "library.sqlite-wal", "requests.log.1", "settings.ini"}) {
        QFile file(dir.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
    }
    for (const auto& path : withItself(data()))
        QVERIFY(::chmod(QFile::encodeName(path).constData(), QFileInfo(path).isDir() ? 0755 : 0644) == 0);
    QVERIFY(!openIn(data()).isEmpty());
    QCOMPARE(run({QStringLiteral("validate"), campaign}), 0);
    QCOMPARE(openIn(data()), QString());
}

/// A data directory may be any folder that was named: what else lies in it is left alone.
void TestPrivateFiles::areNotThoseOfOthers()
{
    useEveryStore("022");
    const auto notes = QDir(data()).filePath(QStringLiteral("notes.txt"));
    const auto outside = m_home->filePath(QStringLiteral("outside.sqlite"));
    for (const auto& path : {notes, outside}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(::chmod(QFile::encodeName(path).constData(), 0644) == 0);
    }
    QVERIFY(QFile::link(outside, QDir(data()).filePath(QStringLiteral("library-elsewhere.sqlite"))));
    QVERIFY(::chmod(QFile::encodeName(data()).constData(), 0755) == 0);
    const auto library = QDir(data()).filePath(QStringLiteral("library.sqlite"));
    QVERIFY(::chmod(QFile::encodeName(library).constData(), 0644) == 0);
    QCOMPARE(run({QStringLiteral("validate"), campaign}), 0);
    QCOMPARE(modeOf(notes), 0644);
    QCOMPARE(modeOf(outside), 0644);
    QCOMPARE(modeOf(data()), 0755);
    QCOMPARE(modeOf(library), 0600);
    makePrivateFolder(data());
    QCOMPARE(modeOf(data()), 0755); // one that is there stays as it is
}

/// Its settings are in the data directory and nowhere else.
void TestPrivateFiles::areMadeByTheWindow()
{
    const auto window = start({QStringLiteral("--sandbox")}, "000");
    const QDir dir(data());
    QTRY_VERIFY_WITH_TIMEOUT(
        dir.exists(QStringLiteral("library.sqlite")) && dir.exists(QStringLiteral("outbox.sqlite")) &&
            dir.exists(QStringLiteral("sandbox.sqlite")) && dir.exists(QStringLiteral("settings.ini")),
        longest);
    // But for the lock of QSettings, for a moment.
    QTRY_COMPARE_WITH_TIMEOUT(openIn(data()), QString(), longest);
    for (const auto& path : everythingIn(m_home->path()))
        if (QFileInfo(path).fileName().startsWith(QLatin1String("fairlead-")))
            QCOMPARE(modeOf(path) & 077, 0); // the socket of the single instance
    window->terminate();
    QVERIFY(window->waitForFinished(longest));
    QVERIFY(!QDir(m_home->filePath(QStringLiteral("config"))).exists(QStringLiteral("Unknown Organization")));
}

void TestPrivateFiles::areNotExports()
{
    const auto file = m_home->filePath(QStringLiteral("plan.csv"));
    QCOMPARE(run({QStringLiteral("export"), campaign, QStringLiteral("--format"), QStringLiteral("csv"),
                  QStringLiteral("--leads"), QStringLiteral("10"), QStringLiteral("-o"), file},
                 "022"),
             0);
    QCOMPARE(modeOf(file), 0644);
}

QTEST_GUILESS_MAIN(TestPrivateFiles)
#include "tst_privatefiles.moc"
