#include "network/api/routes.h"
#include "tests/support/comparejson.h"
#include "tests/support/runningsandbox.h"
#include "tests/support/sampledata.h"

#include <QTest>

#include <memory>

using namespace fairlead;

/// What the sandbox takes and refuses, both sides of every bound, over HTTP.
class TestSandboxValidation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_sandbox = std::make_unique<RunningSandbox>(); }
    void cleanupTestCase() { m_sandbox.reset(); }

    void takesAndRefuses_data();
    void takesAndRefuses();
    void namesEveryFaultAtOnce();
    void refusesWhatIsNoJsonObject_data();
    void refusesWhatIsNoJsonObject();
    void refusesLargeBodies();
    void knowsWhatExists_data();
    void knowsWhatExists();

private:
    PlainAnswer post(const Json& request) { return m_sandbox->client().post(routes::campaigns(), request); }

    std::unique_ptr<RunningSandbox> m_sandbox;
};

namespace {

const std::string accepted; // in place of an error's type
const std::string firstVariant = "/steps/0/variants/0";

std::string repeated(int count, const std::string& text)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

Json steps(int count)
{
    Json list = Json::array();
    for (int i = 1; i <= count; ++i)
        list.push_back(sample::emailStep(i));
    return list;
}

Json linkedInStep()
{
    return {{"step", 1},
            {"delay_days", 0},
            {"channel", "linkedin"},
            {"ai_personalization_enabled", false},
            {"track_clicks", false},
            {"action_type", "connection_request"}};
}

Json linkedInRequest()
{
    auto request = sample::request();
    request["type"] = "linkedin";
    request["connected_account_id"] = sample::account;
    request.erase("alias_ids");
    request["steps"] = Json::array({linkedInStep()});
    return request;
}

/// Two variants of one label.
Json twins()
{
    auto variant = sample::emailStep(1).at("variants").at(0);
    variant["weight"] = 50;
    return Json::array({variant, variant});
}

/// The element of E3's `loc` that a JSON Pointer's tokens are.
Json locOf(const std::string& pointer)
{
    Json loc = Json::array({"body"});
    for (const auto& token : QString::fromStdString(pointer).split(u'/').mid(1)) {
        bool isIndex = false;
        const int index = token.toInt(&isIndex);
        loc.push_back(isIndex ? Json(index) : toJson(token));
    }
    return loc;
}

/// Adds a row: the sample request with one member replaced. @param type of the only fault, at that member
void row(const std::string& pointer, const Json& value, const std::string& type,
         const Json& request = sample::request())
{
    auto changed = request;
    changed[Json::json_pointer(pointer)] = value;
    const auto shown = value.dump().substr(0, 40) + (value.dump().size() > 40 ? "…" : "");
    QTest::addRow("%s = %s %s", pointer.c_str(), shown.c_str(), std::to_string(value.dump().size()).c_str())
        << toCompactJson(changed) << QByteArray::fromStdString(pointer) << QByteArray::fromStdString(type);
}

void textRows()
{
    row("/name", "", "value_error.any_str.min_length");
    row("/name", "n", accepted);
    row("/name", repeated(255, "n"), accepted);
    row("/name", repeated(256, "n"), "value_error.any_str.max_length");
    row("/name", repeated(255, "🚀"), accepted); // two UTF-16 units each, one code point
    row("/name", repeated(256, "🚀"), "value_error.any_str.max_length");
    row("/name", 7, "type_error.str");
    row("/name", nullptr, "type_error.none.not_allowed");
    row("/description", "", accepted);
    row("/description", nullptr, accepted);
    row("/description", repeated(1000, "d"), accepted);
    row("/description", repeated(1001, "d"), "value_error.any_str.max_length");
    row("/system_prompt", nullptr, accepted);
    row("/system_prompt", "", "value_error.any_str.min_length");
    row("/system_prompt", repeated(99, "p"), "value_error.any_str.min_length");
    row("/system_prompt", repeated(100, "p"), accepted);
    row("/system_prompt", repeated(5000, "p"), accepted);
    row("/system_prompt", repeated(5001, "p"), "value_error.any_str.max_length");
}

void numberRows()
{
    row("/daily_limit", 0, "value_error.number.not_ge");
    row("/daily_limit", 1, accepted);
    row("/daily_limit", 10'000, accepted);
    row("/daily_limit", 10'001, "value_error.number.not_le");
    row("/daily_limit", 1e30, "value_error.number.not_le");
    row("/daily_limit", 10.5, "type_error.integer");
    row("/daily_limit", "10", "type_error.integer");
    row("/daily_limit", nullptr, "type_error.none.not_allowed");
    row("/min_interval_seconds", 59, "value_error.number.not_ge");
    row("/min_interval_seconds", 60, accepted);
    row("/min_interval_seconds", 3600, accepted);
    row("/min_interval_seconds", 3601, "value_error.number.not_le");
    row("/steps/0/step", 2, "value_error");
    row("/steps/0/step", 0, "value_error.number.not_ge");
    row("/steps/0/delay_days", -1, "value_error.number.not_ge");
    row("/steps/0/delay_days", 365, accepted);
    row(firstVariant + "/weight", -1, "value_error.number.not_ge");
    row(firstVariant + "/weight", 1, accepted);
    row(firstVariant + "/weight", 100, accepted);
    row(firstVariant + "/weight", 101, "value_error.number.not_le");
}

void choiceRows()
{
    row("/type", "post", "type_error.enum");
    row("/launch_type", "later", "type_error.enum");
    row("/unreviewed_launch_policy", "hold", accepted);
    row("/unreviewed_launch_policy", "wait", "type_error.enum");
    row("/send_days/1", "Tue", "type_error.enum");
    row("/send_days", Json::array({"sun"}), accepted);
    row("/send_days", Json::array(), "value_error.list.min_items");
    row("/steps/0/channel", "fax", "type_error.enum");
    row("/steps/0/track_clicks", "yes", "type_error.bool");
    row(firstVariant + "/type", "template", "type_error.enum");
}

void formatRows()
{
    row("/dataset_id", "1200", "type_error.uuid");
    row("/dataset_id", sample::dataset + std::string("\n"), "type_error.uuid"); // the editor takes these off
    row("/connected_account_id", "me", "type_error.uuid");
    row(firstVariant + "/template_id", "first", "type_error.uuid");
    row("/sending_window_start", "08:00", accepted);
    row("/sending_window_start", "8:00", "value_error.time");
    row("/sending_window_start", "24:00:00", "value_error.time");
    row("/sending_window_end", "09:00:00", "value_error"); // as early as the start
    row("/timezone", "Europe/Berlin", accepted);
    row("/timezone", "Middle/Earth", "value_error");
    row("/start_date", "2026-12-01T08:00:00Z", accepted);
    row("/start_date", "2026-12-01T08:00:00", "value_error.datetime");
    row("/start_date", "2026-02-30T08:00:00Z", "value_error.datetime");
}

void structureRows()
{
    row("/steps", Json::array(), "value_error.list.min_items");
    row("/steps", steps(10), accepted);
    row("/steps", steps(11), "value_error.list.max_items");
    row("/steps", "one", "type_error.list");
    row("/steps/0", "one", "type_error.dict");
    row("/steps/0/variants", Json::array(), "value_error.list.min_items");
    row(firstVariant, 1, "type_error.dict");
    row(firstVariant + "/label", "", "value_error.any_str.min_length");
    row(firstVariant + "/label", "ABCDEFGHIJ", accepted);
    row(firstVariant + "/label", "ABCDEFGHIJK", "value_error.any_str.max_length");
    row("/alias_ids", Json::array(), "value_error.list.min_items");
    row("/alias_ids", nullptr, "value_error.missing");
    row("/alias_ids/0", 3, "type_error.str");
}

void dependentRows()
{
    auto scheduled = sample::request();
    scheduled["launch_type"] = "scheduled";
    row("/start_date", nullptr, "value_error.missing", scheduled);
    row("/start_date", "2020-01-01T00:00:00Z", accepted, scheduled);
    auto duplicate = sample::request();
    duplicate["steps"][0]["variants"] = twins();
    row("/steps/0/variants/1/label", "A", "value_error", duplicate);
    row("/steps/0/variants/1/label", "B", accepted, duplicate);
    row("/type", "linkedin", accepted, linkedInRequest());
    row("/connected_account_id", nullptr, "value_error.missing", linkedInRequest());
    row("/steps/0/action_type", nullptr, "value_error.missing", linkedInRequest());
    row("/steps/0/action_type", "like", accepted, linkedInRequest());
    row("/steps/0/channel", "email", "value_error", [] {
        auto request = linkedInRequest();
        request["steps"] = steps(1);
        return request;
    }());
    auto withVariants = linkedInRequest();
    withVariants["steps"][0]["variants"] = sample::emailStep(1).at("variants");
    row(firstVariant + "/weight", 140, "value_error.number.not_le", withVariants);
    auto mixed = linkedInRequest();
    mixed["type"] = "mixed";
    row("/alias_ids", Json::array({sample::alias}), accepted, mixed);
    row("/alias_ids", nullptr, "value_error.missing", mixed);
}

} // namespace

void TestSandboxValidation::takesAndRefuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("type");
    textRows();
    numberRows();
    choiceRows();
    formatRows();
    structureRows();
    dependentRows();
}

void TestSandboxValidation::takesAndRefuses()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, type);
    const auto answer = m_sandbox->client().send("POST", routes::campaigns(), request);
    if (type.isEmpty()) {
        QVERIFY2(answer.status == 201, answer.body.constData());
        return;
    }
    QVERIFY2(answer.status == 422, answer.body.constData());
    const auto body = answer.json();
    COMPARE_JSON(body.at("error"), "Request Validation Error");
    COMPARE_JSON(body.at("path"), "/api/v1/campaigns/");
    QVERIFY(body.at("message").is_string());
    QVERIFY2(body.at("details").size() == 1, answer.body.constData());
    const auto& detail = body.at("details").at(0);
    COMPARE_JSON(detail.at("loc"), locOf(pointer.toStdString()));
    COMPARE_JSON(detail.at("type"), type.toStdString());
    QVERIFY(!toQString(detail.at("msg")).isEmpty());
}

void TestSandboxValidation::namesEveryFaultAtOnce()
{
    auto request = sample::request();
    request["name"] = "";
    request["daily_limit"] = 0;
    request["steps"][0]["variants"][0]["weight"] = 140;
    request.erase("dataset_id");
    const auto answer = post(request);
    QCOMPARE(answer.status, 422);
    QStringList locs;
    const auto body = answer.json();
    for (const auto& detail : body.at("details"))
        locs << QString::fromStdString(detail.at("loc").dump());
    locs.sort();
    QCOMPARE(locs.join(u' '),
             QStringLiteral(R"(["body","daily_limit"] ["body","dataset_id"] ["body","name"] )"
                            R"(["body","steps",0,"variants",0,"weight"])"));
}

void TestSandboxValidation::refusesWhatIsNoJsonObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("type");
    const QByteArray json("application/json");
    QTest::newRow("nothing") << QByteArray() << json << QByteArray("value_error.jsondecode");
    QTest::newRow("half an object") << QByteArray(R"({"name":)") << json
                                    << QByteArray("value_error.jsondecode");
    QTest::newRow("not UTF-8") << QByteArray("{\"name\":\"\xff\"}") << json
                               << QByteArray("value_error.jsondecode");
    QTest::newRow("too deep") << QByteArray(2000, '[') << json << QByteArray("value_error.jsondecode");
    QTest::newRow("an array") << QByteArray("[]") << json << QByteArray("type_error.dict");
    QTest::newRow("a form") << QByteArray("name=x") << QByteArray("application/x-www-form-urlencoded")
                            << QByteArray("type_error.dict");
    QTest::newRow("JSON by another name")
        << toCompactJson(sample::request()) << QByteArray("text/plain") << QByteArray("type_error.dict");
}

void TestSandboxValidation::refusesWhatIsNoJsonObject()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, type);
    const auto answer = m_sandbox->client().send("POST", routes::campaigns(), body, contentType);
    QCOMPARE(answer.status, 422);
    COMPARE_JSON(answer.json().at("details").at(0).at("loc").at(0), "body");
    COMPARE_JSON(answer.json().at("details").at(0).at("type"), type.toStdString());
}

void TestSandboxValidation::refusesLargeBodies()
{
    auto request = sample::request();
    request["extra"] = std::string(900'000, 'x');
    QCOMPARE(post(request).status, 201);
    request["extra"] = std::string(1'100'000, 'x');
    QCOMPARE(post(request).status, 413);
}

void TestSandboxValidation::knowsWhatExists_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::newRow("dataset") << QByteArray("/dataset_id");
    QTest::newRow("alias") << QByteArray("/alias_ids/0");
    QTest::newRow("account") << QByteArray("/connected_account_id");
    QTest::newRow("template") << QByteArray("/steps/0/variants/0/template_id");
    QTest::newRow("profile") << QByteArray("/steps/0/variants/0/sender_profile_id");
}

void TestSandboxValidation::knowsWhatExists()
{
    QFETCH(QByteArray, pointer);
    auto request = sample::request();
    request[Json::json_pointer(pointer.toStdString())] = "00000000-0000-4000-8000-000000000000";
    const auto answer = post(request);
    QCOMPARE(answer.status, 404);
    QVERIFY(toQString(answer.json().at("detail"))
                .contains(QLatin1String("00000000-0000-4000-8000-000000000000")));
}

QTEST_GUILESS_MAIN(TestSandboxValidation)
#include "tst_sandboxvalidation.moc"
