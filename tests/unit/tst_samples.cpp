#include "models/campaign/rules.h"
#include "models/drafts/campaignfile.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace fairlead;

/// The sample campaigns that come with the program: what a newcomer tries first.
class TestSamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isReadyToBeSubmitted_data();
    void isReadyToBeSubmitted();
    void isWrittenAsFairleadWritesIt_data() { isReadyToBeSubmitted_data(); }
    void isWrittenAsFairleadWritesIt();
    void oneHasTenStepsOnBothChannels();
};

namespace {

QString samplePath(const QString& name)
{
    return QStringLiteral(FAIRLEAD_SAMPLES "/") + name;
}

} // namespace

void TestSamples::isReadyToBeSubmitted_data()
{
    QTest::addColumn<QString>("path");
    const auto names = QDir(samplePath({})).entryList({QStringLiteral("*.campaign")});
    QVERIFY(names.size() >= 3);
    for (const auto& name : names)
        QTest::newRow(qPrintable(name)) << samplePath(name);
}

void TestSamples::isReadyToBeSubmitted()
{
    QFETCH(QString, path);
    const auto file = readCampaignFile(path);
    QVERIFY2(file.draft, qPrintable(file.error));
    for (const auto& problem : checkCampaign(file.draft->campaign, {}))
        QVERIFY2(problem.severity == Problem::Severity::Hint, qPrintable(problem.path + problem.message));
}

void TestSamples::isWrittenAsFairleadWritesIt()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    const auto read = readCampaignText(text);
    QVERIFY2(read.draft, qPrintable(read.error));
    QCOMPARE(campaignFileText(*read.draft), text);
}

void TestSamples::oneHasTenStepsOnBothChannels()
{
    const auto file = readCampaignFile(samplePath(QStringLiteral("ten-steps.campaign")));
    QVERIFY2(file.draft, qPrintable(file.error));
    QCOMPARE(stepsOf(file.draft->campaign).size(), std::size_t(10));
    QStringList channels;
    for (const auto& step : stepsOf(file.draft->campaign))
        channels << channelOf(step, file.draft->campaign);
    QCOMPARE(channels.count(QStringLiteral("email")), 6);
    QCOMPARE(channels.count(QStringLiteral("linkedin")), 4);
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
