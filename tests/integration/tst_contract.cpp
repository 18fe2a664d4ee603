#include "models/contract/contract.h"
#include "network/api/knownroutes.h"
#include "network/sandbox/sandboxopenapi.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace fairlead;
using Kind = ContractFinding::Kind;

/// The contract check on documents: the sandbox's own, altered ones, ones of other tools, and garbage.
class TestContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheSandbox();
    void tellsWhatIsDifferent_data();
    void tellsWhatIsDifferent();
    void warnsOfARequiredFieldThatWeDoNotKnow();
    void readsOtherTools_data();
    void readsOtherTools();
    void showsTheWordsAboutTheWindow();
    void keepsOnlyVerdictsOfInferredFacts();
    void survivesGarbage_data();
    void survivesGarbage();
    void survivesReferencesWithoutEnd_data();
    void survivesReferencesWithoutEnd();
};

namespace {

Json sandboxDocument()
{
    return sandbox::openApiDocument();
}

Json documentOf(const QString& file)
{
    QFile text(QStringLiteral(FAIRLEAD_TEST_DATA "/contract/") + file);
    if (!text.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(text.fileName()));
    return *parseJson(text.readAll()).value;
}

ContractReport check(const Json& document)
{
    return compareContract(document, knownRoutes());
}

ContractFinding findingOf(const ContractReport& report, const QString& fact)
{
    for (const auto& finding : report.findings)
        if (finding.fact == fact)
            return finding;
    return {Kind::NotStated, {}, {}, {}, {}, {}};
}

Json parsed(const char* text)
{
    return Json::parse(text);
}

} // namespace

void TestContract::agreesWithTheSandbox()
{
    const auto report = check(sandboxDocument());
    QCOMPARE(report.trouble, QString());
    QCOMPARE(report.title, QStringLiteral("Fairlead sandbox"));
    for (const auto& finding : report.findings)
        QVERIFY2(finding.kind == Kind::Agrees || finding.kind == Kind::Confirmed ||
                     finding.fact == QLatin1String("step.action_type.members"),
                 qPrintable(finding.fact + u' ' + finding.sentence));
    QCOMPARE(findingOf(report, QStringLiteral("campaign.daily_limit.maximum")).kind, Kind::Agrees);
    QCOMPARE(findingOf(report, QStringLiteral("campaign.daily_limit.default")).kind, Kind::Confirmed);
    QCOMPARE(findingOf(report, QStringLiteral("variant.weight.maximum")).kind, Kind::Confirmed);
    QCOMPARE(findingOf(report, QStringLiteral("response.status.members")).kind, Kind::Agrees);
    QCOMPARE(findingOf(report, QStringLiteral("route.POST /api/v1/campaigns/")).kind, Kind::Agrees);
    QCOMPARE(findingOf(report, QStringLiteral("route.GET /api/v1/datasets/")).kind, Kind::Confirmed);
}

void TestContract::tellsWhatIsDifferent_data()
{
    QTest::addColumn<QString>("at");    // a JSON Pointer into the sandbox's document
    QTest::addColumn<QString>("value"); // to be put there; empty: it is removed
    QTest::addColumn<QString>("fact");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("theirs");
    const auto row = [](const char* name, const QByteArray& at, const char* value, const char* fact,
                        Kind kind, const char* theirs) {
        QTest::newRow(name) << QString::fromLatin1(at) << QString::fromLatin1(value)
                            << QString::fromLatin1(fact) << static_cast<int>(kind)
                            << QString::fromLatin1(theirs);
    };
    const QByteArray campaign("/components/schemas/CampaignCreate");
    const QByteArray step("/components/schemas/Step");
    const QByteArray variant("/components/schemas/Variant");
    const QByteArray property("/properties/");
    row("documented limit", campaign + property + "daily_limit/maximum", "5000",
        "campaign.daily_limit.maximum", Kind::Differs, "5000");
    row("documented length", campaign + property + "name/minLength", "3", "campaign.name.minimum",
        Kind::Differs, "3");
    row("number of elements", campaign + property + "steps/maxItems", "32", "campaign.steps.maximum",
        Kind::Differs, "32");
    row("inferred bound", variant + property + "weight/minimum", "1", "variant.weight.minimum",
        Kind::Contradicted, "1");
    row("a bound that is not said", variant + property + "weight/maximum", "", "variant.weight.maximum",
        Kind::NotStated, "");
    row("a bound that we have not", step + property + "delay_days/maximum", "90", "step.delay_days.maximum",
        Kind::Extra, "90");
    row("inferred default", campaign + property + "daily_limit/default", "50", "campaign.daily_limit.default",
        Kind::Contradicted, "50");
    row("a default of null", campaign + property + "timezone/default", "null", "campaign.timezone.default",
        Kind::Contradicted, "null");
    row("a default that we have not", campaign + property + "send_days/default", R"(["mon"])",
        "campaign.send_days.default", Kind::Extra, R"(["mon"])");
    row("a member less", campaign + property + "type/enum", R"(["email","linkedin"])",
        "campaign.type.members", Kind::Differs, "email linkedin");
    row("a member more", campaign + property + "type/enum", R"(["email","linkedin","mixed","sms"])",
        "campaign.type.more-members", Kind::Extra, "sms");
    row("other days", campaign + property + "send_days/items/enum", R"(["Mon","Tue"])",
        "campaign.send_days.members", Kind::Contradicted, "Mon Tue");
    row("required", step + "/required", R"(["delay_days","channel"])", "step.channel.required",
        Kind::Contradicted, "yes");
    row("another type", campaign + property + "daily_limit/type", R"("string")", "campaign.daily_limit.type",
        Kind::Differs, "string");
    row("another format", campaign + property + "start_date/format", R"("date")", "campaign.start_date.type",
        Kind::Differs, "string date");
    row("a field less", campaign + property + "timezone", "", "campaign.timezone.presence", Kind::Differs,
        "");
    row("a field more", campaign + property + "reply_to", R"({"type":"string"})",
        "campaign.reply_to.presence", Kind::Extra, "reply_to");
    row("a field more in a variant", variant + property + "subject", R"({"type":"string"})",
        "variant.subject.presence", Kind::Extra, "subject");
    row("a documented route less", QByteArray("/paths/~1api~1v1~1auth~1me"), "", "route.GET /api/v1/auth/me",
        Kind::Differs, "");
    row("an inferred route less", QByteArray("/paths/~1api~1v1~1templates~1"), "",
        "route.GET /api/v1/templates/", Kind::NotStated, "");
    row("a route more", QByteArray("/paths/~1api~1v1~1campaigns~1{id}~1pause"), R"({"post":{}})",
        "route.POST /api/v1/campaigns/{id}/pause", Kind::Extra, "POST /api/v1/campaigns/{id}/pause");
    row("another status", QByteArray("/components/schemas/CampaignResponse/properties/status/enum/-"),
        R"("archived")", "response.status.members", Kind::Differs,
        "draft launching scheduled active draining paused completed failed archived");
}

void TestContract::tellsWhatIsDifferent()
{
    QFETCH(QString, at);
    QFETCH(QString, value);
    auto patch = Json::object({{"op", value.isEmpty() ? "remove" : "add"}, {"path", at.toStdString()}});
    if (!value.isEmpty())
        patch["value"] = Json::parse(value.toStdString());
    const auto document = sandboxDocument().patch(Json::array({patch}));
    const auto before = check(sandboxDocument());
    const auto report = check(document);
    QFETCH(QString, fact);
    const auto finding = findingOf(report, fact);
    QCOMPARE(finding.fact, fact);
    QTEST(static_cast<int>(finding.kind), "kind");
    QTEST(finding.theirs, "theirs");
    QVERIFY(!finding.sentence.isEmpty());
    // Nothing else changed for the worse.
    for (const auto kind : {Kind::Differs, Kind::Contradicted})
        QVERIFY(report.count(kind) <= before.count(kind) + 1);
}

void TestContract::warnsOfARequiredFieldThatWeDoNotKnow()
{
    auto document = sandboxDocument();
    auto& campaign = document["components"]["schemas"]["CampaignCreate"];
    campaign["properties"]["reply_to"] = {{"type", "string"}};
    campaign["required"].push_back("reply_to");
    QCOMPARE(findingOf(check(document), QStringLiteral("campaign.reply_to.presence")).kind, Kind::Differs);
}

/// The forms in which FastAPI with either version of Pydantic writes the same schema.
void TestContract::readsOtherTools_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("3.1") << QStringLiteral("openapi-3.1.json");
    QTest::newRow("3.0") << QStringLiteral("openapi-3.0.json");
}

void TestContract::readsOtherTools()
{
    QFETCH(QString, file);
    const auto report = check(documentOf(file));
    const auto kindOf = [&](const char* fact) {
        const auto finding = findingOf(report, QString::fromLatin1(fact));
        return finding.fact.isEmpty() ? QStringLiteral("none") : nameOf(finding.kind);
    };
    QCOMPARE(kindOf("campaign.description.maximum"), QStringLiteral("agrees")); // through anyOf, nullable
    QCOMPARE(kindOf("campaign.connected_account_id.type"), QStringLiteral("agrees"));
    QCOMPARE(kindOf("campaign.type.members"), QStringLiteral("agrees")); // through a reference
    QCOMPARE(kindOf("campaign.type.default"), QStringLiteral("confirmed"));
    QCOMPARE(kindOf("campaign.sending_window_start.default"), QStringLiteral("confirmed")); // 09:00
    QCOMPARE(kindOf("campaign.send_days.members"), QStringLiteral("confirmed"));
    QCOMPARE(kindOf("campaign.send_days.default"), QStringLiteral("extra"));
    QCOMPARE(kindOf("campaign.unreviewed_launch_policy.default"), QStringLiteral("contradicted"));
    QCOMPARE(kindOf("step.step.minimum"), QStringLiteral("confirmed")); // exclusiveMinimum 0
    QCOMPARE(kindOf("step.delay_days.maximum"), QStringLiteral("extra"));
    QCOMPARE(kindOf("step.action_type.members"), QStringLiteral("confirmed"));
    QCOMPARE(findingOf(report, QStringLiteral("step.action_type.more-members")).theirs,
             QStringLiteral("profile_visit"));
    QCOMPARE(kindOf("variant.weight.maximum"), QStringLiteral("confirmed")); // written 100.0
    QCOMPARE(kindOf("variant.type.members"), QStringLiteral("confirmed"));
    QCOMPARE(kindOf("variant.weight.required"), QStringLiteral("contradicted"));
    QCOMPARE(kindOf("route.PATCH /api/v1/campaigns/{campaign_id}"), QStringLiteral("confirmed"));
    QCOMPARE(kindOf("route.GET /api/v1/templates/"), QStringLiteral("contradicted")); // the other slash
    QCOMPARE(kindOf("route.GET /api/v1/datasets/"), QStringLiteral("not_stated"));
    QCOMPARE(kindOf("route.DELETE /api/v1/campaigns/{id}"), QStringLiteral("extra"));
    QCOMPARE(report.linkedInActions.size(), 3);
}

void TestContract::showsTheWordsAboutTheWindow()
{
    const auto report = check(documentOf(QStringLiteral("openapi-3.1.json")));
    QCOMPARE(report.windowTexts.size(), 3);
    QCOMPARE(report.windowTexts.constFirst(),
             QStringLiteral("sending_window_start: Start of the sending window in UTC"));
}

void TestContract::keepsOnlyVerdictsOfInferredFacts()
{
    ServerFacts before;
    before.zoneReadingConfirmed = true;
    const auto report = check(documentOf(QStringLiteral("openapi-3.1.json")));
    const auto facts = withContract(before, report, 1'795'000'000);
    QVERIFY(facts.zoneReadingConfirmed); // a contract cannot show it, so it does not take it back either
    QCOMPARE(facts.verdicts.value(QStringLiteral("variant.type.members"), ServerFacts::Verdict::Contradicted),
             ServerFacts::Verdict::Confirmed);
    QCOMPARE(facts.verdicts.value(QStringLiteral("campaign.unreviewed_launch_policy.default")),
             ServerFacts::Verdict::Contradicted);
    QVERIFY(!facts.verdicts.contains(QStringLiteral("campaign.daily_limit.maximum"))); // documented
    QCOMPARE(serverFactsOf(toJson(facts)), facts);
    QCOMPARE(withContract(facts, check(Json()), 1'795'000'001), facts);
}

void TestContract::survivesGarbage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a text") << QByteArray(R"("openapi")");
    QTest::newRow("no paths") << QByteArray(R"({"openapi":"3.1.0"})");
    QTest::newRow("paths of another type") << QByteArray(R"({"openapi":"3.1.0","paths":[1]})");
    QTest::newRow("another format") << QByteArray(R"({"swagger":"2.0","paths":{}})");
    QTest::newRow("nothing inside") << QByteArray(R"({"openapi":"3.1.0","paths":{}})");
    QTest::newRow("wrong types everywhere") << QByteArray(
        R"({"openapi":"3.1.0","info":7,"servers":{"url":1},"components":{"schemas":[]},"paths":{"x":1,
        "/api/v1/campaigns/":{"post":{"requestBody":{"content":{"application/json":{"schema":{
        "required":{"a":1},"allOf":7,"anyOf":{"x":1},"properties":{"name":3,"steps":{"items":[1,2],"type":[1,null]},
        "daily_limit":{"type":{},"minimum":"one","maximum":1e300,"exclusiveMinimum":[],"enum":{},"default":{}},
        "type":{"enum":[1,null,{}],"const":[]},"dataset_id":{"$ref":7},"timezone":{"$ref":"#/a/~2/%zz"}}}}}},
        "responses":[]},"get":[]}}})");
}

void TestContract::survivesGarbage()
{
    QFETCH(QByteArray, text);
    auto json = parseJson(text).value.value_or(Json());
    const auto report = check(json);
    QVERIFY(findingOf(report, QStringLiteral("campaign.daily_limit.maximum")).kind == Kind::NotStated);
    QVERIFY(report.linkedInActions.isEmpty());
}

void TestContract::survivesReferencesWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("schemas");
    QTest::newRow("to itself") << QByteArray(R"({"A":{"$ref":"#/components/schemas/A"}})");
    QTest::newRow("in a circle") << QByteArray(
        R"({"A":{"$ref":"#/components/schemas/B"},"B":{"allOf":[{"$ref":"#/components/schemas/A"}]}})");
    QTest::newRow("step in step") << QByteArray(
        R"({"A":{"properties":{"steps":{"items":{"$ref":"#/components/schemas/A"}}}}})");
    QTest::newRow("to nowhere") << QByteArray(R"({"A":{"$ref":"#/components/schemas/B"}})");
    QTest::newRow("to another file") << QByteArray(R"({"A":{"$ref":"http://127.0.0.1:1/x.json#/A"}})");
    // Each schema consists of many copies of the next: a billion altogether.
    QByteArray bomb("{");
    for (int i = 0; i < 10; ++i) {
        const auto next = QByteArray::number(i + 1);
        const auto copy = "{\"$ref\":\"#/components/schemas/N" + next + "\"},";
        bomb += (i == 0 ? QByteArray("\"A\"") : "\"N" + QByteArray::number(i) + '"') + ":{\"anyOf\":[" +
                copy.repeated(10).chopped(1) + "]},";
    }
    QTest::newRow("a billion") << bomb + R"("N10":{"type":"object"}})";
}

void TestContract::survivesReferencesWithoutEnd()
{
    QFETCH(QByteArray, schemas);
    auto document =
        parsed(R"({"openapi":"3.1.0","paths":{"/api/v1/campaigns/":{"post":{"requestBody":{"content":{
        "application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}})");
    document["components"]["schemas"] = Json::parse(schemas.toStdString());
    const auto report = check(document);
    QCOMPARE(report.trouble, QString());
    QCOMPARE(findingOf(report, QStringLiteral("route.POST /api/v1/campaigns/")).kind, Kind::Agrees);
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
