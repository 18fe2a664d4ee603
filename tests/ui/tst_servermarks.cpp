#include "models/forecast/assumption.h"
#include "models/forecast/forecastofcampaign.h"
#include "ui/plan/export/planexport.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/windowreading.h"
#include "ui/wizard/campaignproblems.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

/// What is known of a server changes the marks on assumptions and what campaigns are warned of.
class TestServerMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWindowIsAssumedUntilItIsKnown_data();
    void theWindowIsAssumedUntilItIsKnown();
    void followUpsFirstIsExplainedWhereItSurprises();
    void theReadingIsToldWithoutDoubts();
    void theWarningGoesWhileTheCampaignIsOpen();
    void noReportCarriesTheDoubt();
    void thePlanIsShownAgainWithItsMarks();
};

namespace {

constexpr qint64 now = 1'796'112'000; // 2026-12-01T08:00:00Z

CampaignDraft draftIn(const QString& zone)
{
    auto draft = newDraft(zone);
    Step step;
    step.step = 1;
    step.delayDays = 0;
    draft.campaign.steps = std::vector<Step>{step};
    auto settings = forecastSettings(draft);
    settings.leads = 20;
    setForecastSettings(draft, settings);
    return draft;
}

Plan planIn(const QString& zone)
{
    return *runForecast(*forecastInputOf(draftIn(zone), now).input, {});
}

ServerFacts confirmed()
{
    ServerFacts facts;
    facts.zoneReadingConfirmed = true;
    return facts;
}

const auto berlin = QStringLiteral("Europe/Berlin");

} // namespace

void TestServerMarks::theWindowIsAssumedUntilItIsKnown_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QString>("mark");
    QTest::newRow("not known") << berlin << false << QStringLiteral("assumed");
    QTest::newRow("known") << berlin << true << QStringLiteral("observed");
    QTest::newRow("UTC leaves no doubt") << QStringLiteral("UTC") << false << QStringLiteral("documented");
}

void TestServerMarks::theWindowIsAssumedUntilItIsKnown()
{
    QFETCH(QString, zone);
    QFETCH(bool, isKnown);
    const auto plan = planIn(zone);
    const auto facts = isKnown ? confirmed() : ServerFacts();
    const auto assumptions = assumptionsOf(plan, facts);
    const auto window = std::ranges::find_if(assumptions, [](const Assumption& assumption) {
        return assumption.text.startsWith(QLatin1String("The window is"));
    });
    QVERIFY(window != assumptions.end());
    QTEST(nameOf(window->evidence), "mark");
}

void TestServerMarks::followUpsFirstIsExplainedWhereItSurprises()
{
    const auto explains = [](DelayReading delay) {
        auto draft = draftIn(berlin);
        draft.campaign.steps = std::vector<Step>(2, draft.campaign.steps.value().front());
        const auto input = *forecastInputOf(draft, now, {.delay = delay}).input;
        return std::ranges::any_of(assumptionsOf(*runForecast(input), {}), [](const Assumption& assumption) {
            return assumption.text.contains(QLatin1String("new people take the early slots of a day"));
        });
    };
    QVERIFY(explains(DelayReading::Elapsed));
    QVERIFY(!explains(DelayReading::Calendar));
}

void TestServerMarks::theReadingIsToldWithoutDoubts()
{
    const auto plan = planIn(berlin);
    const PlanWords words(QLocale::c(), plan.input.window.zone);
    const auto text = windowReadingInWords(plan, Zone::utc(), words);
    QVERIFY(text.contains(QLatin1String("Berlin")));
    QVERIFY(!text.contains(QLatin1String("confirmed")));
    QVERIFY(!text.contains(QLatin1String("API")));
}

void TestServerMarks::theWarningGoesWhileTheCampaignIsOpen()
{
    CampaignDocument document(draftIn(berlin));
    CampaignProblems problems(document, [] { return now; });
    const auto isWarned = [&] {
        return std::ranges::any_of(problems.asSubmission(), [](const Problem& problem) {
            return problem.path == QLatin1String("/timezone") && problem.code == Problem::Code::Unverified;
        });
    };
    QVERIFY(isWarned());
    QSignalSpy changed(&problems, &CampaignProblems::changed);
    problems.setServerFacts(confirmed());
    QCOMPARE(changed.count(), 1);
    QVERIFY(!isWarned());
    problems.setServerFacts({});
    QVERIFY(isWarned());
    problems.setServerFacts(withoutWindowDoubt({})); // what the window gives: it asks once, elsewhere
    QVERIFY(!isWarned());
}

void TestServerMarks::noReportCarriesTheDoubt()
{
    const auto content =
        reportContent(draftIn(berlin).campaign, std::make_shared<const Plan>(planIn(berlin)), QLocale::c());
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("plan.svg"));
    QCOMPARE(exportPlan(ExportFormat::Svg, content, path, now), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto svg = QString::fromUtf8(file.readAll());
    QVERIFY(svg.contains(QLatin1String("Berlin")));
    for (const char* word : {"API", "assumed", "documented", "UTC"})
        QVERIFY2(!svg.contains(QLatin1String(word)), word);
}

void TestServerMarks::thePlanIsShownAgainWithItsMarks()
{
    CampaignDocument document(draftIn(berlin));
    PlanController controller(nullptr, [] { return now; });
    controller.setDocument(&document);
    QTRY_VERIFY(controller.plan());
    const auto plan = controller.plan();
    QSignalSpy shown(&controller, &PlanController::planChanged);
    controller.setServerFacts(confirmed());
    QCOMPARE(shown.count(), 1);
    QCOMPARE(controller.plan(), plan); // the same: marks do not move actions
    controller.setServerFacts(confirmed());
    QCOMPARE(shown.count(), 1);
    ServerFacts inUtc;
    inUtc.readsWindowInUtc = true;
    controller.setServerFacts(inUtc);
    QTRY_COMPARE(shown.count(), 2);
    QCOMPARE(*controller.plan()->first - *plan->first, qint64(3600)); // 09:00 UTC, not 09:00 Berlin
}

QTEST_MAIN(TestServerMarks)
#include "tst_servermarks.moc"
