#include "tests/unit/campaigns.h"
#include "tests/unit/documents.h"

#include "models/campaign/codec.h"
#include "models/campaign/request.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::test;

/// What is sent, and when two campaigns are the same content.
class TestRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spellsOutEveryKnownDefault();
    void sendsNoNullAndNoEmptyPrompt();
    void leavesBehindWhatIsRuledOut_data();
    void leavesBehindWhatIsRuledOut();
    void writesInstantsAsUtcAndDaysInWeekOrder();
    void sendsUnknownMembersOfStepsOnly();
    void numbersSteps();
    void preparingTwiceChangesNothing();
    void isTheSameContent_data();
    void isTheSameContent();
    void isOtherContent_data();
    void isOtherContent();
    void theServersEchoIsTheSameContent();
    void chosenDaysThatTheServerLostAreADifference();
    void daysThatTheServerFilledInAreNone();
    void theHashIsTheContents();
};

namespace {

Json request(const Json& campaign)
{
    return createRequest(decodeCampaign(campaign));
}

QByteArray hash(const Json& campaign)
{
    return contentHash(decodeCampaign(campaign));
}

} // namespace

void TestRequest::spellsOutEveryKnownDefault()
{
    const Json bare{{"name", "A"},
                    {"dataset_id", uuid},
                    {"steps", Json::array({{{"delay_days", 0}, {"variants", Json::array()}}})}};
    const Json sent{{"name", "A"},
                    {"dataset_id", uuid},
                    {"steps", Json::array({{{"step", 1},
                                            {"delay_days", 0},
                                            {"channel", "email"},
                                            {"variants", Json::array()},
                                            {"ai_personalization_enabled", true},
                                            {"track_clicks", false}}})},
                    {"type", "email"},
                    {"launch_type", "immediate"},
                    {"daily_limit", 500},
                    {"sending_window_start", "09:00:00"},
                    {"sending_window_end", "17:00:00"},
                    {"min_interval_seconds", 300},
                    {"timezone", "UTC"},
                    {"unreviewed_launch_policy", "launch_default"}};
    QCOMPARE(toCompactJson(request(bare)), toCompactJson(sent));
}

void TestRequest::sendsNoNullAndNoEmptyPrompt()
{
    auto campaign = emailCampaign();
    campaign["description"] = nullptr;
    campaign["system_prompt"] = "";
    campaign["steps"][0]["action_type"] = nullptr;
    campaign["steps"][0]["variants"][0]["sender_profile_id"] = nullptr;
    QCOMPARE(content(request(campaign)), content(request(emailCampaign())));
    QVERIFY(!toCompactJson(request(campaign)).contains("null"));
    QVERIFY(!request(campaign).contains("system_prompt"));
}

void TestRequest::leavesBehindWhatIsRuledOut_data()
{
    QTest::addColumn<QByteArray>("campaign");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const Json& base, const char* path, const Json& value) {
        QTest::newRow(path) << toCompactJson(with(base, path, value)) << QByteArray(path);
    };
    row(emailCampaign(), "/connected_account_id", uuid);
    row(emailCampaign(), "/start_date", "2026-12-01T08:00:00Z");
    row(emailCampaign(), "/steps/0/action_type", "message");
    row(emailCampaign(), "/steps/0/message_template", "Hi");
    row(linkedInCampaign(), "/alias_ids", Json::array({"a"}));
    row(linkedInCampaign(), "/steps/0/variants", Json::array());
    row(linkedInCampaign(), "/steps/0/message_template", "");
}

void TestRequest::leavesBehindWhatIsRuledOut()
{
    QFETCH(QByteArray, campaign);
    QFETCH(QByteArray, path);
    const auto json = *parseJson(campaign).value;
    const Json::json_pointer at(path.toStdString());
    QVERIFY(json.contains(at));
    QVERIFY(!request(json).contains(at));
}

void TestRequest::writesInstantsAsUtcAndDaysInWeekOrder()
{
    auto campaign = with(emailCampaign(), "/launch_type", "scheduled");
    campaign["start_date"] = "2026-12-01T09:00:00.2+01:00";
    campaign["send_days"] = Json::array({"fri", "mon", "fri"});
    campaign["sending_window_start"] = "08:30";
    campaign["dataset_id"] = "3F0C1F6E-5B1A-4C8E-9A55-0D6F2B7C1A01";
    const auto sent = request(campaign);
    QCOMPARE(toQString(sent["start_date"]), QStringLiteral("2026-12-01T08:00:01Z"));
    QCOMPARE(toCompactJson(sent["send_days"]), QByteArray(R"(["mon","fri"])"));
    QCOMPARE(toQString(sent["sending_window_start"]), QStringLiteral("08:30:00"));
    QCOMPARE(toQString(sent["dataset_id"]), QLatin1String(uuid));
}

void TestRequest::sendsUnknownMembersOfStepsOnly()
{
    auto campaign = with(emailCampaign(), "/future", 1);
    campaign["steps"][0]["future"] = 2;
    campaign["steps"][0]["variants"][0]["future"] = 3;
    const auto sent = request(campaign);
    QVERIFY(!sent.contains("future"));
    QVERIFY(sent["steps"][0]["future"] == Json(2));
    QVERIFY(sent["steps"][0]["variants"][0]["future"] == Json(3));
}

void TestRequest::numbersSteps()
{
    const auto sent = request(without(without(mixedCampaign(), "/steps/0/step"), "/steps/1/step"));
    QVERIFY(sent["steps"][0]["step"] == Json(1));
    QVERIFY(sent["steps"][1]["step"] == Json(2));
}

void TestRequest::preparingTwiceChangesNothing()
{
    QVERIFY(rc::check("a request prepared again is the same request", [] {
        const auto once = request(*anyCampaignJson());
        RC_ASSERT(toCompactJson(request(once)) == toCompactJson(once));
    }));
}

void TestRequest::isTheSameContent_data()
{
    QTest::addColumn<QByteArray>("campaign");
    const auto row = [](const char* name, const Json& campaign) {
        QTest::newRow(name) << toCompactJson(campaign);
    };
    const auto base = emailCampaign();
    row("a default left out", without(base, "/unreviewed_launch_policy"));
    row("a null for a default", with(base, "/launch_type", nullptr));
    row("a null for a text", with(base, "/description", nullptr));
    row("an empty description", with(base, "/description", ""));
    row("seconds left out", with(base, "/sending_window_start", "09:00"));
    row("another order of days", with(base, "/send_days", {"fri", "thu", "wed", "tue", "mon"}));
    row("capital letters in an id", with(base, "/dataset_id", "3F0C1F6E-5B1A-4C8E-9A55-0D6F2B7C1A01"));
    row("unknown members", with(with(base, "/future", 1), "/steps/0/future", 1));
    row("the number left out", without(base, "/steps/0/step"));
    row("a start that is not used", with(base, "/start_date", "2026-12-01T08:00:00Z"));
    row("a whole number with a fraction of zero", with(base, "/daily_limit", 90.0));
}

void TestRequest::isTheSameContent()
{
    QFETCH(QByteArray, campaign);
    const auto json = *parseJson(campaign).value;
    QCOMPARE(hash(json), hash(emailCampaign()));
    QVERIFY(hasSameContent(decodeCampaign(emailCampaign()), decodeCampaign(json)));
}

void TestRequest::isOtherContent_data()
{
    QTest::addColumn<QByteArray>("campaign");
    const auto row = [](const char* path, const Json& value) {
        QTest::newRow(path) << toCompactJson(with(emailCampaign(), path, value));
    };
    row("/name", "Autumn ");
    row("/description", "Text");
    row("/dataset_id", otherUuid);
    row("/alias_ids", Json::array({"alias-2"}));
    row("/daily_limit", 91);
    row("/sending_window_end", "17:00:01");
    row("/timezone", "Europe/Paris");
    row("/send_days", Json::array({"mon"}));
    row("/system_prompt", text(100));
    row("/steps/0/delay_days", 1);
    row("/steps/0/track_clicks", false);
    row("/steps/0/variants/0/weight", 59);
    row("/steps/0/variants/1/label", "b");
}

void TestRequest::isOtherContent()
{
    QFETCH(QByteArray, campaign);
    const auto json = *parseJson(campaign).value;
    QVERIFY(hash(json) != hash(emailCampaign()));
    QVERIFY(!hasSameContent(decodeCampaign(emailCampaign()), decodeCampaign(json)));
}

void TestRequest::theServersEchoIsTheSameContent()
{
    auto echo = request(mixedCampaign());
    echo["steps_config"] = echo["steps"];
    echo.erase("steps");
    echo["steps_config"][0]["action_type"] = nullptr;
    echo["steps_config"][1]["variants"] = Json::array();
    echo["campaign_id"] = otherUuid;
    echo["status"] = "draft";
    echo["description"] = nullptr;
    echo["sending_window_start"] = "09:00:00.000000";
    QVERIFY(hasSameContent(decodeCampaign(mixedCampaign()), decodeCampaign(echo)));
}

void TestRequest::chosenDaysThatTheServerLostAreADifference()
{
    const auto echo = without(emailCampaign(), "/send_days");
    QVERIFY(!hasSameContent(decodeCampaign(emailCampaign()), decodeCampaign(echo)));
}

void TestRequest::daysThatTheServerFilledInAreNone()
{
    const auto ours = without(emailCampaign(), "/send_days");
    QVERIFY(hasSameContent(decodeCampaign(ours), decodeCampaign(emailCampaign())));
}

void TestRequest::theHashIsTheContents()
{
    const auto one = hash(emailCampaign());
    QCOMPARE(one.size(), 64);
    QCOMPARE(QByteArray::fromHex(one).toHex(), one);
    QVERIFY(rc::check("campaigns of one request have one hash", [] {
        const auto campaign = decodeCampaign(*anyCampaignJson());
        RC_ASSERT(contentHash(decodeCampaign(createRequest(campaign))) == contentHash(campaign));
    }));
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
