#include "network/api/routes.h"
#include "network/sandbox/sandboxopenapi.h"
#include "tests/integration/doctorbench.h"
#include "tests/support/sampledata.h"

using namespace fairlead;
using Phase = FaultServer::Phase;

/// `fairlead doctor --contract`: a server's contract against what Fairlead assumes, and what follows.
class TestDoctorContract : public QObject, private DoctorBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }

    void readsTheContractOnlyWhenAsked();
    void doesNotSendTheKeyForTheContract();
    void doesNotFollowTheContractElsewhere();
    void comparesAContractFile();
    void contractsThatCannotBeCompared_data();
    void contractsThatCannotBeCompared();
    void confirmedFactsChangeWhatIsWarnedOf();
};

void TestDoctorContract::readsTheContractOnlyWhenAsked()
{
    QCOMPARE(doctor().exitCode, 0);
    QCOMPARE(contractReads(), 0);
    const auto ended = doctor({QStringLiteral("--contract")});
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(contractReads(), 1);
    QCOMPARE(toQString(ended.json().at("contract").at("title")), QStringLiteral("Fairlead sandbox"));
    QCOMPARE(ended.json().at("facts").at("inferred_facts").at("variant.weight.maximum").get<std::string>(),
             "confirmed");
    // It is remembered, without reading again.
    QCOMPARE(doctor().json().at("facts").at("inferred_facts").at("variant.weight.maximum").get<std::string>(),
             "confirmed");
    QCOMPARE(contractReads(), 1);
}

void TestDoctorContract::doesNotSendTheKeyForTheContract()
{
    QCOMPARE(doctor({QStringLiteral("--contract")}).exitCode, 0);
    for (const auto& request : m_server->requests())
        if (request.target == routes::openApi().toLatin1())
            QVERIFY(request.header("Authorization").isEmpty());
}

void TestDoctorContract::doesNotFollowTheContractElsewhere()
{
    FaultServer second([](const SandboxRequest&) { return SandboxReply{200, "{}", {}}; });
    QVERIFY(second.listen());
    const auto elsewhere = second.url().toEncoded() + "/openapi.json";
    m_server->decide([&](const FaultServer::Received& request) {
        return request.target == routes::openApi().toLatin1()
                   ? FaultServer::Plan{Phase::Reply, {302, {}, {{"Location", elsewhere}}}}
                   : FaultServer::Plan{};
    });
    const auto ended = doctor({QStringLiteral("--contract")});
    QCOMPARE(ended.exitCode, 1);
    QCOMPARE(ended.state("contract"), QStringLiteral("failed"));
    QCOMPARE(second.connections(), 0);
}

void TestDoctorContract::comparesAContractFile()
{
    auto document = sandbox::openApiDocument();
    document["components"]["schemas"]["CampaignCreate"]["properties"]["daily_limit"]["maximum"] = 5000;
    document["components"]["schemas"]["Variant"]["properties"]["weight"]["minimum"] = 1;
    const auto file = write(QStringLiteral("openapi.json"), toIndentedJson(document));
    const auto ended = doctor({QStringLiteral("--contract"), file});
    QCOMPARE(ended.exitCode, 0); // differences are no failure
    QCOMPARE(ended.state("contract"), QStringLiteral("warning"));
    QCOMPARE(ended.json().at("contract").at("counts").at("differs").get<int>(), 1);
    QCOMPARE(ended.json().at("contract").at("counts").at("contradicted").get<int>(), 1);
    QCOMPARE(contractReads(), 0);
    const auto text = run({QStringLiteral("doctor"), QStringLiteral("--contract"), file,
                           QStringLiteral("--server"), m_server->url().toString()});
    QVERIFY(text.output.contains("the contract says 5000"));
}

void TestDoctorContract::contractsThatCannotBeCompared_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("another document") << QByteArray(R"({"name":"x"})");
    QTest::newRow("too deep") << QByteArray(100'000, '[');
}

void TestDoctorContract::contractsThatCannotBeCompared()
{
    QFETCH(QByteArray, text);
    const auto ended = doctor({QStringLiteral("--contract"), write(QStringLiteral("bad.json"), text)});
    QCOMPARE(ended.exitCode, 3);
    QCOMPARE(ended.state("contract"), QStringLiteral("failed"));
    QVERIFY(!ended.json().contains("contract"));
    m_server->decide([&](const FaultServer::Received& request) {
        return request.target == routes::openApi().toLatin1()
                   ? FaultServer::Plan{Phase::Reply, {200, text, {}}}
                   : FaultServer::Plan{};
    });
    QCOMPARE(doctor({QStringLiteral("--contract")}).exitCode, 1);
}

/// `validate` warns of what the API leaves open, until it is known of this server.
void TestDoctorContract::confirmedFactsChangeWhatIsWarnedOf()
{
    auto request = sample::request();
    request["timezone"] = "Europe/Berlin";
    request["type"] = "linkedin";
    request["connected_account_id"] = sample::account;
    request["steps"] = Json::array({{{"step", 1},
                                     {"delay_days", 0},
                                     {"channel", "linkedin"},
                                     {"action_type", "message"},
                                     {"message_template", "Hello"}}});
    const auto file = write(QStringLiteral("c.campaign"), toIndentedJson(request));
    const auto unverified = [&] {
        const auto server = m_server->url().toString();
        const auto ended = run(
            {QStringLiteral("validate"), file, QStringLiteral("--json"), QStringLiteral("--server"), server});
        QStringList paths;
        const auto document = ended.json();
        for (const auto& problem : document.at("problems"))
            if (problem.at("code") == "unverified")
                paths << toQString(problem.at("path"));
        return paths;
    };
    const auto zone = QStringLiteral("/timezone");
    const auto action = QStringLiteral("/steps/0/action_type");
    QCOMPARE(unverified(), QStringList({action, zone}));

    auto contract = sandbox::openApiDocument();
    contract["components"]["schemas"]["Step"]["properties"]["action_type"] = {
        {"type", "string"}, {"enum", {"connection_request", "message"}}};
    const auto document = write(QStringLiteral("openapi.json"), toIndentedJson(contract));
    QCOMPARE(doctor({QStringLiteral("--contract"), document}).exitCode, 0);
    QCOMPARE(unverified(), QStringList({zone})); // how the window is read is nothing that a contract can show

    QCOMPARE(doctor({QStringLiteral("--confirm-zone-reading")}).exitCode, 0);
    QCOMPARE(unverified(), QStringList());
    QCOMPARE(doctor({QStringLiteral("--doubt-zone-reading")}).exitCode, 0);
    QCOMPARE(unverified(), QStringList({zone}));

    // Another server is another matter.
    QVERIFY(
        run({QStringLiteral("validate"), file, QStringLiteral("--json")}).output.contains(action.toLatin1()));
}

QTEST_GUILESS_MAIN(TestDoctorContract)
#include "tst_doctorcontract.moc"
