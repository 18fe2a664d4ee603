#include "models/campaign/codec.h"
#include "models/campaign/request.h"
#include "models/campaign/schema.h"
#include "models/drafts/campaignfile.h"
#include "network/api/routes.h"
#include "network/sandbox/sandboxservice.h"
#include "tests/support/comparejson.h"
#include "tests/support/runningsandbox.h"
#include "tests/support/sampledata.h"

#include <QDir>
#include <QSet>
#include <QTest>

#include <memory>

using namespace fairlead;

/// The sandbox as a client meets it: over HTTP on the loopback interface.
class TestSandbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_sandbox = std::make_unique<RunningSandbox>(); }
    void cleanup() { m_sandbox.reset(); }

    void servesTheCatalog_data();
    void servesTheCatalog();
    void servesEveryLeadOnce();
    void asksForTheKey_data();
    void asksForTheKey();
    void createsWhatWasAskedFor_data();
    void createsWhatWasAskedFor();
    void fillsInDefaults();
    void listsNewestFirstPageByPage();
    void filtersByName_data();
    void filtersByName();
    void refusesBadPaging_data();
    void refusesBadPaging();
    void knowsNoOtherCampaign();
    void redirectsTheOtherSlash_data();
    void redirectsTheOtherSlash();
    void namesTheMethodsOfAPath();
    void describesItself();

private:
    PlainClient& client() { return m_sandbox->client(); }

    std::unique_ptr<RunningSandbox> m_sandbox;
};

namespace {

QStringList idsOf(const Json& list, const char* member)
{
    QStringList ids;
    for (const auto& object : list)
        ids << toQString(object.at(member));
    return ids;
}

} // namespace

void TestSandbox::servesTheCatalog_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("idMember");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::newRow("datasets") << routes::datasets() << QByteArray("dataset_id") << 3 << sample::dataset;
    QTest::newRow("aliases") << routes::aliases() << QByteArray("id") << 2 << sample::alias;
    QTest::newRow("templates") << routes::templates() << QByteArray("template_id") << 6
                               << sample::mailTemplate;
    QTest::newRow("profiles") << routes::senderProfiles() << QByteArray("id") << 3 << sample::profile;
    QTest::newRow("accounts") << routes::connectedAccounts() << QByteArray("id") << 1 << sample::account;
}

void TestSandbox::servesTheCatalog()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, idMember);
    QFETCH(int, count);
    QFETCH(QString, first);
    const auto answer = client().get(path);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), QByteArray("application/json"));
    const auto ids = idsOf(answer.json(), idMember.constData());
    QCOMPARE(ids.size(), count);
    QCOMPARE(ids.first(), first);
}

void TestSandbox::servesEveryLeadOnce()
{
    const auto dataset = QLatin1String(sample::largeDataset);
    COMPARE_JSON(client().get(routes::dataset(dataset)).json().at("total_rows"), 10'000);
    QSet<QString> people;
    QStringList emails;
    qint64 rows = 0;
    Json page;
    do {
        page = client()
                   .get(routes::datasetRows(dataset) + QStringLiteral("?limit=100&offset=%1").arg(rows))
                   .json();
        for (const auto& row : page) {
            COMPARE_JSON(row.at("row_index"), rows++);
            people << QString::fromStdString(row.at("lead_data").at("linkedin_url").dump() +
                                             row.at("lead_data").at("email").dump());
            if (row.at("lead_data").at("email") != "")
                emails << toQString(row.at("lead_data").at("email"));
        }
    } while (page.size() == 100);
    QCOMPARE(rows, qint64(10'000));
    QVERIFY(people.size() > 9900); // the few without address and profile look alike
    QCOMPARE(QSet<QString>(emails.begin(), emails.end()).size(), emails.size());
    COMPARE_JSON(
        client().get(routes::datasetRows(dataset) + QStringLiteral("?limit=100&offset=9900")).json()[99],
        client().get(routes::datasetRows(dataset) + QStringLiteral("?limit=1&offset=9999")).json()[0]);
}

void TestSandbox::asksForTheKey_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    for (const auto& route : SandboxService::routes()) {
        auto path = route.path;
        path.replace(QLatin1String("{campaign_id}"), QLatin1String(sample::dataset));
        path.replace(QLatin1String("{dataset_id}"), QLatin1String(sample::dataset));
        if (path != routes::openApi())
            QTest::addRow("%s %s", route.method.constData(), qPrintable(path)) << route.method << path;
    }
}

void TestSandbox::asksForTheKey()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    for (const QByteArray& token :
         {QByteArray(), QByteArray("another"), m_sandbox->server().token().chopped(1)}) {
        PlainClient stranger(m_sandbox->server().url(), token);
        const auto answer = stranger.send(method, path, "{}");
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.json().at("detail").is_string());
        QVERIFY(!answer.body.contains(m_sandbox->server().token()));
    }
}

void TestSandbox::createsWhatWasAskedFor_data()
{
    QTest::addColumn<QString>("file");
    const auto files =
        QDir(QStringLiteral(FAIRLEAD_SAMPLES)).entryInfoList({QStringLiteral("*.campaign")}, QDir::Files);
    for (const auto& file : files)
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void TestSandbox::createsWhatWasAskedFor()
{
    QFETCH(QString, file);
    const auto draft = readCampaignFile(file).draft;
    QVERIFY(draft);
    const auto answer = client().post(routes::campaigns(), createRequest(draft->campaign));
    QVERIFY2(answer.status == 201, answer.body.constData());
    const auto created = answer.json();
    QVERIFY(hasSameContent(draft->campaign, decodeCampaign(created)));
    QVERIFY(!created.contains("steps"));
    COMPARE_JSON(created.at("status"), "draft");
    COMPARE_JSON(client().get(routes::campaign(toQString(created.at("campaign_id")))).json(), created);
}

void TestSandbox::fillsInDefaults()
{
    Json step{{"delay_days", 0},
              {"variants", Json::array({{{"label", "A"},
                                         {"weight", 100.0},
                                         {"type", "TEMPLATE"},
                                         {"template_id", sample::mailTemplate}}})}};
    Json request{{"name", "Bare"},
                 {"dataset_id", toJson(QString::fromLatin1(sample::dataset).toUpper())},
                 {"steps", Json::array({step})},
                 {"alias_ids", Json::array({sample::alias})},
                 {"sending_window_end", "16:30"},
                 {"start_date", "2020-01-01T01:00:00+01:00"},
                 {"colour", "green"}};
    const auto id = m_sandbox->create(request);
    QVERIFY(!id.isEmpty());
    const auto created = client().get(routes::campaign(id)).json();
    const Json expected{{"dataset_id", sample::dataset},
                        {"type", "email"},
                        {"launch_type", "immediate"},
                        {"daily_limit", 500},
                        {"sending_window_start", "09:00:00"},
                        {"sending_window_end", "16:30:00"},
                        {"min_interval_seconds", 300},
                        {"timezone", "UTC"},
                        {"send_days", {"mon", "tue", "wed", "thu", "fri"}},
                        {"start_date", "2020-01-01T00:00:00Z"},
                        {"description", nullptr},
                        {"system_prompt", nullptr},
                        {"unreviewed_launch_policy", "launch_default"},
                        {"total_leads", nullptr},
                        {"processed_leads", 0},
                        {"paused_reason", nullptr}};
    for (const auto& [name, value] : expected.items())
        QVERIFY2(created.at(name) == value, (name + " is " + created.at(name).dump()).c_str());
    QVERIFY(!created.contains("colour"));
    const auto& stored = created.at("steps_config").at(0);
    COMPARE_JSON(stored.at("step"), 1);
    COMPARE_JSON(stored.at("channel"), "email");
    COMPARE_JSON(stored.at("track_clicks"), false);
    QCOMPARE(stored.at("variants").at(0).at("weight").dump(), std::string("100"));
}

void TestSandbox::listsNewestFirstPageByPage()
{
    QStringList created;
    for (int i = 0; i < 5; ++i)
        created.prepend(m_sandbox->create(sample::request()));
    const auto page = [&](const char* query) {
        return idsOf(client().get(routes::campaigns() + QLatin1String(query)).json(), "campaign_id");
    };
    QCOMPARE(page(""), created);
    QCOMPARE(page("?offset=0&limit=2"), created.mid(0, 2));
    QCOMPARE(page("?offset=2&limit=2"), created.mid(2, 2));
    QCOMPARE(page("?offset=4&limit=2"), created.mid(4));
    QCOMPARE(page("?offset=5"), QStringList());
}

void TestSandbox::filtersByName_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("found");
    QTest::newRow("exact") << "?name=Spring%20outreach" << 1;
    QTest::newRow("part") << "?name=outreach" << 2;
    QTest::newRow("another case") << "?name=%C3%A4RZTE" << 1;
    QTest::newRow("plus as space") << "?name=Spring+outreach" << 1;
    QTest::newRow("plus itself") << "?name=C%2B%2B" << 1;
    QTest::newRow("and sign") << "?name=A%26B" << 1;
    QTest::newRow("wildcards mean themselves") << "?name=%25" << 0;
    QTest::newRow("quote") << "?name='%20or%201" << 0;
    QTest::newRow("empty is no filter") << "?name=" << 4;
    QTest::newRow("within a page") << "?name=outreach&limit=1&offset=1" << 1;
    QTest::newRow("none") << "?name=Winter" << 0;
}

void TestSandbox::filtersByName()
{
    QFETCH(QString, query);
    QFETCH(int, found);
    for (const char* name : {"Spring outreach", "Outreach A&B", "C++ people", "Ärzte"})
        QVERIFY(!m_sandbox->create(sample::request(name)).isEmpty());
    const auto answer = client().get(routes::campaigns() + query);
    QCOMPARE(answer.status, 200);
    QCOMPARE(static_cast<int>(answer.json().size()), found);
}

void TestSandbox::refusesBadPaging_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("limit 0") << "limit=0" << 422;
    QTest::newRow("limit 1") << "limit=1" << 200;
    QTest::newRow("limit 100") << "limit=100" << 200;
    QTest::newRow("limit 101") << "limit=101" << 422;
    QTest::newRow("limit text") << "limit=ten" << 422;
    QTest::newRow("offset -1") << "offset=-1" << 422;
    QTest::newRow("offset huge") << "offset=99999999999999999999" << 422;
}

void TestSandbox::refusesBadPaging()
{
    QFETCH(QString, query);
    QFETCH(int, status);
    const auto answer = client().get(routes::campaigns() + u'?' + query);
    QCOMPARE(answer.status, status);
    if (status == 422)
        COMPARE_JSON(answer.json().at("details").at(0).at("loc"),
                     (Json{"query", query.section(u'=', 0, 0).toStdString()}));
}

void TestSandbox::knowsNoOtherCampaign()
{
    const auto stranger = QString::fromLatin1(sample::dataset);
    QCOMPARE(client().get(routes::campaign(stranger)).status, 404);
    QCOMPARE(client().patch(routes::campaign(stranger), {{"name", "x"}}).status, 404);
    QCOMPARE(client().post(routes::campaignLaunch(stranger)).status, 404);
    QCOMPARE(client().get(routes::dataset(QLatin1String(sample::alias))).status, 404);
    QCOMPARE(client().get(routes::campaign(QStringLiteral("seven"))).status, 422);
    QCOMPARE(client().get(QStringLiteral("/api/v1/unknown")).status, 404);
}

void TestSandbox::redirectsTheOtherSlash_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("list") << QByteArray("GET") << "/api/v1/campaigns?limit=3&name=a%20b"
                          << QByteArray("/api/v1/campaigns/?limit=3&name=a%20b");
    QTest::newRow("create") << QByteArray("POST") << "/api/v1/campaigns" << QByteArray("/api/v1/campaigns/");
    QTest::newRow("one") << QByteArray("GET") << routes::campaign(QLatin1String(sample::dataset)) + u'/'
                         << routes::campaign(QLatin1String(sample::dataset)).toLatin1();
    QTest::newRow("aliases") << QByteArray("GET") << routes::aliases() + u'/' << routes::aliases().toLatin1();
}

void TestSandbox::redirectsTheOtherSlash()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, location);
    const auto answer =
        client().send(method, path, method == "POST" ? toCompactJson(sample::request()) : QByteArray());
    QCOMPARE(answer.status, 307);
    QCOMPARE(answer.header("Location"), location);
    QCOMPARE(client().get(routes::campaigns()).json().size(), std::size_t(0));
}

void TestSandbox::namesTheMethodsOfAPath()
{
    const auto answer = client().send("DELETE", routes::campaigns(), {});
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("Allow"), QByteArray("POST, GET"));
    QCOMPARE(client().send("HEAD", routes::campaigns(), {}).status, 405);
    QCOMPARE(client().get(routes::campaigns()).status, 200); // on the same connection
}

void TestSandbox::describesItself()
{
    const auto document = PlainClient(m_sandbox->server().url(), {}).get(routes::openApi()).json();
    QVERIFY(document.at("paths").at("/api/v1/campaigns/{campaign_id}/launch").contains("post"));
    const auto& create = document.at("components").at("schemas").at("CampaignCreate");
    COMPARE_JSON(create.at("required"), (Json{"name", "dataset_id", "steps"}));
    QCOMPARE(create.at("properties").size(), schema::campaignFields().size());
    COMPARE_JSON(create.at("properties").at("daily_limit"),
                 (Json{{"type", "integer"}, {"minimum", 1}, {"maximum", 10'000}, {"default", 500}}));
    COMPARE_JSON(create.at("properties").at("type"),
                 (Json{{"type", "string"}, {"enum", {"email", "linkedin", "mixed"}}, {"default", "email"}}));
    COMPARE_JSON(create.at("properties").at("steps").at("items"),
                 (Json{{"$ref", "#/components/schemas/Step"}}));
    COMPARE_JSON(document.at("components").at("schemas").at("Variant").at("properties").at("weight"),
                 (Json{{"type", "integer"}, {"minimum", 0}, {"maximum", 100}}));
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
