#include "tests/unit/campaigns.h"
#include "tests/unit/documents.h"

#include "models/campaign/codec.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::test;

/// Campaigns between JSON and values: nothing is lost, whatever the JSON holds.
class TestCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyDocumentSurvives();
    void whatWasDecodedIsDecodedAlike();
    void tellsAbsentNullAndValueApart();
    void keepsWhatIsOfTheWrongType();
    void keepsUnknownMembersAtEveryLevel();
    void writesMembersInTheOrderOfTheDocumentation();
    void readsStepsUnderTheResponsesName();
    void takesStepsFromOneNameOnly();
    void readsWholeNumbersHoweverWritten_data();
    void readsWholeNumbersHoweverWritten();
    void readsNoOtherNumbers_data();
    void readsNoOtherNumbers();
    void anEmptyCampaignIsAnEmptyObject();
    void aCampaignOfNoObjectIsEmpty();
};

void TestCodec::anyDocumentSurvives()
{
    QVERIFY(rc::check("encoding what was decoded gives the same content", [] {
        const auto json = *anyCampaignJson();
        RC_ASSERT(content(encodeCampaign(decodeCampaign(json))) == content(json));
    }));
}

void TestCodec::whatWasDecodedIsDecodedAlike()
{
    QVERIFY(rc::check("decoding what was encoded gives the same campaign", [] {
        const auto campaign = decodeCampaign(*anyCampaignJson());
        RC_ASSERT(decodeCampaign(encodeCampaign(campaign)) == campaign);
    }));
}

void TestCodec::tellsAbsentNullAndValueApart()
{
    const auto absent = decodeCampaign(without(with(emailCampaign(), "/description", ""), "/description"));
    const auto null = decodeCampaign(with(emailCampaign(), "/description", nullptr));
    const auto value = decodeCampaign(with(emailCampaign(), "/description", ""));
    QVERIFY(absent.description.isAbsent());
    QVERIFY(null.description.isNull());
    QVERIFY(value.description.hasValue());
    QVERIFY(absent != null && null != value && value != absent);
    QVERIFY(!encodeCampaign(absent).contains("description"));
    QVERIFY(encodeCampaign(null)["description"].is_null());
    QCOMPARE(toQString(encodeCampaign(value)["description"]), QString());
}

void TestCodec::keepsWhatIsOfTheWrongType()
{
    const Json odd{{"any", {1, "two", nullptr}}};
    for (const char* path : {"/name", "/daily_limit", "/send_days", "/steps", "/steps/0", "/steps/0/variants",
                             "/steps/0/track_clicks", "/steps/0/variants/0", "/steps/0/variants/0/weight"}) {
        const auto json = with(emailCampaign(), path, odd);
        QCOMPARE(toCompactJson(encodeCampaign(decodeCampaign(json))[Json::json_pointer(path)]),
                 toCompactJson(odd));
    }
    const auto mixedList = Json::array({"mon", 2});
    const auto json = with(emailCampaign(), "/send_days", mixedList);
    QCOMPARE(toCompactJson(encodeCampaign(decodeCampaign(json))["send_days"]), toCompactJson(mixedList));
}

void TestCodec::keepsUnknownMembersAtEveryLevel()
{
    auto json = emailCampaign();
    json["future"] = {{"deep", {1, 2.5, nullptr}}};
    json["steps"][0]["future"] = "step";
    json["steps"][0]["variants"][0]["future"] = Json::array();
    const auto campaign = decodeCampaign(json);
    QCOMPARE(campaign.unknown.size(), std::size_t(1));
    QCOMPARE(content(encodeCampaign(campaign)), content(json));
}

void TestCodec::writesMembersInTheOrderOfTheDocumentation()
{
    const auto shuffled = R"({"zebra":1,"send_days":["mon"],"steps":[],"type":"email","name":"A"})";
    const auto json = encodeCampaign(decodeCampaign(*parseJson(shuffled).value));
    QCOMPARE(toCompactJson(json),
             QByteArray(R"({"name":"A","steps":[],"type":"email","send_days":["mon"],"zebra":1})"));
}

void TestCodec::readsStepsUnderTheResponsesName()
{
    auto response = without(emailCampaign(), "/steps");
    response["steps_config"] = emailCampaign()["steps"];
    const auto campaign = decodeCampaign(response);
    QCOMPARE(campaign, decodeCampaign(emailCampaign()));
    QVERIFY(!encodeCampaign(campaign).contains("steps_config"));
    QVERIFY(encodeCampaign(campaign).contains("steps"));
}

void TestCodec::takesStepsFromOneNameOnly()
{
    auto both = emailCampaign();
    both["steps_config"] = Json::array();
    const auto campaign = decodeCampaign(both);
    QCOMPARE(stepsOf(campaign).size(), std::size_t(1));
    QVERIFY(encodeCampaign(campaign)["steps_config"].empty());
}

void TestCodec::readsWholeNumbersHoweverWritten_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("number");
    QTest::newRow("plain") << QByteArray("500") << qint64(500);
    QTest::newRow("with a fraction of zero") << QByteArray("500.0") << qint64(500);
    QTest::newRow("with an exponent") << QByteArray("5e2") << qint64(500);
    QTest::newRow("negative") << QByteArray("-7.0") << qint64(-7);
    QTest::newRow("negative zero") << QByteArray("-0.0") << qint64(0);
    QTest::newRow("largest") << QByteArray("9223372036854775807") << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << QByteArray("-9223372036854775808") << std::numeric_limits<qint64>::min();
}

void TestCodec::readsWholeNumbersHoweverWritten()
{
    QFETCH(QByteArray, json);
    QFETCH(qint64, number);
    QCOMPARE(integerOf(*parseJson(json).value), std::optional<qint64>(number));
}

void TestCodec::readsNoOtherNumbers_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* json : {"0.5", "9223372036854775808", "18446744073709551616", "1e300", "\"1\"", "true",
                             "null", "[1]", "{}", "1.0000001"})
        QTest::newRow(json) << QByteArray(json);
}

void TestCodec::readsNoOtherNumbers()
{
    QFETCH(QByteArray, json);
    QVERIFY(!integerOf(*parseJson(json).value));
}

void TestCodec::anEmptyCampaignIsAnEmptyObject()
{
    QCOMPARE(toCompactJson(encodeCampaign({})), QByteArray("{}"));
    QCOMPARE(decodeCampaign(Json::object()), Campaign());
}

void TestCodec::aCampaignOfNoObjectIsEmpty()
{
    for (const auto& json : {Json(nullptr), Json(1), Json("text"), Json::array({1})})
        QCOMPARE(decodeCampaign(json), Campaign());
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
