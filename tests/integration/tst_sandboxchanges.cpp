#include "models/campaign/codec.h"
#include "network/api/routes.h"
#include "tests/support/comparejson.h"
#include "tests/support/runningsandbox.h"
#include "tests/support/sampledata.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace fairlead;

/// What becomes of a campaign in the sandbox: updates and launches.
class TestSandboxChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_sandbox = std::make_unique<RunningSandbox>(); }
    void cleanup() { m_sandbox.reset(); }

    void updatesWhatIsSentOnly();
    void refusesAnUpdateThatBreaksTheCampaign();
    void launchesInTheBackground();
    void endsALaunchAsTheCampaignSays_data();
    void endsALaunchAsTheCampaignSays();
    void launchesOnce();
    void freezesContentAfterLaunch();

private:
    PlainClient& client() { return m_sandbox->client(); }

    std::unique_ptr<RunningSandbox> m_sandbox;
};

namespace {

Json scheduledAt(const QDateTime& start, const char* policy)
{
    auto request = sample::request();
    request["launch_type"] = "scheduled";
    request["start_date"] = toJson(start.toUTC().toString(Qt::ISODate));
    request["unreviewed_launch_policy"] = policy;
    return request;
}

Json personalized(Json request)
{
    auto& step = request["steps"][0];
    step["ai_personalization_enabled"] = true;
    step["variants"] = Json::array({{{"label", "AI"},
                                     {"weight", 100},
                                     {"type", "PERSONALIZATION"},
                                     {"sender_profile_id", sample::profile}}});
    return request;
}

} // namespace

void TestSandboxChanges::updatesWhatIsSentOnly()
{
    auto request = sample::request();
    request["system_prompt"] = std::string(100, 'p');
    request["description"] = "About spring";
    const auto path = routes::campaign(m_sandbox->create(request));
    const auto before = client().get(path).json();

    auto answer = client().patch(path, {{"name", "Summer outreach"}, {"daily_limit", 40}});
    QCOMPARE(answer.status, 200);
    auto expected = before;
    expected["name"] = "Summer outreach";
    expected["daily_limit"] = 40;
    QVERIFY(answer.json().at("updated_at") > before.at("updated_at"));
    expected["updated_at"] = answer.json().at("updated_at");
    COMPARE_JSON(answer.json(), expected);

    answer = client().patch(path, {{"system_prompt", nullptr},
                                   {"description", nullptr},
                                   {"playground_discovery_dismissed_at", "2026-05-05T05:05:05Z"}});
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.json().at("system_prompt").is_null());
    QVERIFY(answer.json().at("description").is_null());
    COMPARE_JSON(answer.json().at("playground_discovery_dismissed_at"), "2026-05-05T05:05:05Z");
    COMPARE_JSON(answer.json().at("name"), "Summer outreach");

    answer = client().patch(path, {{"steps", {sample::emailStep(1), sample::emailStep(2)}},
                                   {"playground_discovery_dismissed_at", nullptr}});
    QCOMPARE(answer.json().at("steps_config").size(), std::size_t(2));
    QVERIFY(answer.json().at("playground_discovery_dismissed_at").is_null());
    QCOMPARE(client().get(routes::campaigns() + QStringLiteral("?name=summer")).json().size(),
             std::size_t(1));
    QCOMPARE(client().get(routes::campaigns() + QStringLiteral("?name=spring")).json().size(),
             std::size_t(0));
}

void TestSandboxChanges::refusesAnUpdateThatBreaksTheCampaign()
{
    const auto path = routes::campaign(m_sandbox->create(sample::request()));
    const auto before = client().get(path).json();
    const auto locOf = [&](const Json& patch) {
        const auto answer = client().patch(path, patch);
        return answer.status == 422 ? answer.json().at("details").at(0).at("loc").dump()
                                    : std::to_string(answer.status);
    };
    QCOMPARE(locOf({{"type", "linkedin"}}), std::string(R"(["body","steps",0,"channel"])"));
    QCOMPARE(locOf({{"name", nullptr}}), std::string(R"(["body","name"])"));
    QCOMPARE(locOf({{"system_prompt", ""}}), std::string(R"(["body","system_prompt"])"));
    QCOMPARE(locOf({{"steps", Json::array()}}), std::string(R"(["body","steps"])"));
    QCOMPARE(locOf({{"playground_discovery_dismissed_at", "today"}}),
             std::string(R"(["body","playground_discovery_dismissed_at"])"));
    QCOMPARE(locOf({{"dataset_id", sample::alias}}), std::string("404"));
    COMPARE_JSON(client().get(path).json(), before);
}

void TestSandboxChanges::launchesInTheBackground()
{
    auto request = sample::request();
    request["dataset_id"] = sample::fairDataset;
    const auto id = m_sandbox->create(request);
    const auto answer = client().post(routes::campaignLaunch(id));
    QCOMPARE(answer.status, 200);
    const auto report = answer.json();
    COMPARE_JSON(report.at("campaign").at("status"), "launching");
    QVERIFY(report.at("campaign").at("launch_job_id").is_string());
    QVERIFY(report.at("campaign").at("launch_requested_at").is_string());
    COMPARE_JSON(report.at("campaign").at("total_leads"), 340);
    COMPARE_JSON(report.at("summary"),
                 (Json{{"total_rows", 340}, {"launchable_rows", 329}, {"warning_count", 11}}));
    QCOMPARE(report.at("warnings").size(), std::size_t(11));
    COMPARE_JSON(report.at("warnings").at(0).at("row_index"), 28);
    QTRY_COMPARE(m_sandbox->statusOf(id), QStringLiteral("active"));
}

void TestSandboxChanges::endsALaunchAsTheCampaignSays_data()
{
    const auto past = QDateTime::currentDateTimeUtc().addDays(-1);
    const auto future = QDateTime::currentDateTimeUtc().addDays(1);
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("status");
    QTest::newRow("start ahead") << toCompactJson(scheduledAt(future, "hold")) << "scheduled";
    QTest::newRow("start passed") << toCompactJson(scheduledAt(past, "hold")) << "active";
    QTest::newRow("unreviewed, launch")
        << toCompactJson(personalized(scheduledAt(past, "launch_default"))) << "active";
    QTest::newRow("unreviewed, hold") << toCompactJson(personalized(scheduledAt(past, "hold"))) << "paused";
    QTest::newRow("unreviewed, cancel")
        << toCompactJson(personalized(scheduledAt(past, "cancel"))) << "draft";
}

void TestSandboxChanges::endsALaunchAsTheCampaignSays()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, status);
    const auto id = m_sandbox->create(*parseJson(request).value);
    QCOMPARE(client().post(routes::campaignLaunch(id)).status, 200);
    QTRY_VERIFY(m_sandbox->statusOf(id) != QLatin1String("launching"));
    QCOMPARE(m_sandbox->statusOf(id), status);
    COMPARE_JSON(client().get(routes::campaign(id)).json().at("paused_reason"),
                 status == QLatin1String("paused") ? Json("pending_personalization_review") : Json());
}

void TestSandboxChanges::launchesOnce()
{
    const auto id = m_sandbox->create(sample::request());
    auto* first = client().start("POST", routes::campaignLaunch(id), {});
    auto* second = client().start("POST", routes::campaignLaunch(id), {});
    QList<int> statuses{PlainClient::finish(first).status, PlainClient::finish(second).status};
    std::ranges::sort(statuses);
    QCOMPARE(statuses, (QList<int>{200, 409}));
    QTRY_COMPARE(m_sandbox->statusOf(id), QStringLiteral("active"));
    const auto refused = client().post(routes::campaignLaunch(id));
    QCOMPARE(refused.status, 409);
    COMPARE_JSON(refused.json().at("detail"), "CAMPAIGN_ALREADY_LAUNCHED");
}

void TestSandboxChanges::freezesContentAfterLaunch()
{
    const auto id = m_sandbox->create(sample::request());
    QCOMPARE(client().post(routes::campaignLaunch(id)).status, 200);
    QCOMPARE(client().patch(routes::campaign(id), {{"daily_limit", 9}}).status, 409);
    QCOMPARE(client().patch(routes::campaign(id), {{"name", "Renamed"}}).status, 200);
    const auto campaign = client().get(routes::campaign(id)).json();
    COMPARE_JSON(campaign.at("name"), "Renamed");
    COMPARE_JSON(campaign.at("daily_limit"), 500);
    QTRY_COMPARE(m_sandbox->statusOf(id), QStringLiteral("active")); // the change did not end the launch
}

QTEST_GUILESS_MAIN(TestSandboxChanges)
#include "tst_sandboxchanges.moc"
