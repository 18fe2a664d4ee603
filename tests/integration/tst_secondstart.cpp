#include "models/drafts/campaignfile.h"
#include "models/drafts/draftlibrary.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// A second start with the same data directory hands its files to the window that is open.
class TestSecondStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handsItsFilesToTheFirst();

private:
    void prepare(QProcess& program, const QStringList& files) const;
    QStringList namesInLibrary() const;

    QTemporaryDir m_dir;
};

void TestSecondStart::prepare(QProcess& program, const QStringList& files) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_dir.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir.path());
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(m_dir.path());
    program.setProgram(QStringLiteral(FAIRLEAD_PROGRAM));
    program.setArguments(QStringList{QStringLiteral("--data-dir"), m_dir.filePath(QStringLiteral("data"))} +
                         files);
}

QStringList TestSecondStart::namesInLibrary() const
{
    const DraftLibrary library(m_dir.filePath(QStringLiteral("data")));
    QStringList names;
    for (const auto& summary : library.summaries())
        names << summary.name;
    names.sort();
    return names;
}

void TestSecondStart::handsItsFilesToTheFirst()
{
    for (const auto& name : {QStringLiteral("a"), QStringLiteral("b")}) {
        CampaignDraft draft;
        draft.campaign.name = name;
        QCOMPARE(writeCampaignFile(m_dir.filePath(name + QStringLiteral(".campaign")), draft), QString());
    }
    QProcess first;
    prepare(first, {QStringLiteral("a.campaign")});
    first.start();
    QTRY_COMPARE_WITH_TIMEOUT(namesInLibrary(), QStringList{QStringLiteral("a")}, 60'000);
    for (int i = 0; i < 2; ++i) { // a file that is open already is not opened as another draft
        QProcess second;
        prepare(second, {QStringLiteral("b.campaign"), QStringLiteral("a.campaign")});
        second.start();
        QVERIFY(second.waitForFinished(60'000));
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(second.readAllStandardError().contains("Fairlead is open already"));
        QTRY_COMPARE_WITH_TIMEOUT(namesInLibrary(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}),
                                  60'000);
    }
    QCOMPARE(first.state(), QProcess::Running);
    first.terminate();
    QVERIFY(first.waitForFinished(60'000));
}

QTEST_GUILESS_MAIN(TestSecondStart)
#include "tst_secondstart.moc"
