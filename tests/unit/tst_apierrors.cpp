#include "network/api/endpoint.h"
#include "network/api/errorbody.h"
#include "network/api/httpdate.h"
#include "network/api/listbody.h"
#include "network/api/retrypolicy.h"

#include <QTest>

using namespace fairlead;
using Kind = ApiError::Kind;

/// What is made of a server's errors, lists and addresses.
class TestApiErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryEnvelope_data();
    void readsEveryEnvelope();
    void shortensFloods();
    void findsTheFieldOfALocation_data();
    void findsTheFieldOfALocation();
    void repeatsOnlyWhatMayPass_data();
    void repeatsOnlyWhatMayPass();
    void waitsLongerEachTime();
    void honoursRetryAfterExactly();
    void takesListsOfEveryShape_data();
    void takesListsOfEveryShape();
    void refusesAddressesThatLeakTheKey_data();
    void refusesAddressesThatLeakTheKey();
    void takesOnlyVisibleAsciiAsKey();
    void readsDatesWhateverTheLocalClockDoes_data();
    void readsDatesWhateverTheLocalClockDoes();
};

/// The local zone of the whole program.
class LocalZone
{
public:
    explicit LocalZone(const char* name) : m_before(qgetenv("TZ")), m_wasSet(qEnvironmentVariableIsSet("TZ"))
    {
        qputenv("TZ", name);
        tzset();
    }
    ~LocalZone()
    {
        m_wasSet ? qputenv("TZ", m_before) : qunsetenv("TZ");
        tzset();
    }
    Q_DISABLE_COPY(LocalZone)

private:
    QByteArray m_before;
    bool m_wasSet;
};

void TestApiErrors::readsEveryEnvelope_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("problems"); // path=message
    const auto row = [](const char* name, const char* body, const char* code, const char* text,
                        QStringList problems = {}) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(code) << QString::fromUtf8(text)
                            << problems;
    };
    row("E1", R"({"detail":"RATE_LIMITED","message":"Slow down"})", "RATE_LIMITED", "Slow down");
    row("E2", R"({"detail":"Campaign not found"})", "", "Campaign not found");
    row("E2 in capitals, no message", R"({"detail":"NO"})", "", "NO");
    row("E3",
        R"({"error":"Request Validation Error","details":[{"loc":["body","name"],"msg":"Is empty","type":"t"}],
            "path":"/p","message":"The request failed validation"})",
        "", "The request failed validation", {QStringLiteral("/name=Is empty")});
    row("E4",
        R"({"detail":[{"loc":["body"],"msg":"Whole","type":"t"},{"loc":["body","daily_limit"],"msg":"High"}]})",
        "", "", {QStringLiteral("=Whole"), QStringLiteral("/daily_limit=High")});
    row("E4 without loc", R"({"detail":[{"msg":"Lost"},"plain",7]})", "", "",
        {QStringLiteral("=Lost"), QStringLiteral("=plain"), QStringLiteral("=7")});
    row("E5", R"({"detail":{"message":"No alias","code":"ALIAS","category":"x","context":{}}})", "ALIAS",
        "No alias");
    row("E6", R"({"error":{"code":"FORBIDDEN","message":"Not yours","details":{}}})", "FORBIDDEN",
        "Not yours");
    row("E7, no JSON", "null", "", "");
    row("unknown object", R"({"oops":1})", "", R"({"oops":1})");
    row("a text", R"("gone")", "", "gone");
    row("umlauts", R"({"detail":"Größe ungültig"})", "", "Größe ungültig");
}

void TestApiErrors::readsEveryEnvelope()
{
    QFETCH(QByteArray, body);
    const auto read = errorBody(Json::parse(body.toStdString()));
    QTEST(read.code, "code");
    QTEST(read.text, "text");
    QStringList problems;
    for (const auto& problem : read.problems)
        problems << problem.path + u'=' + problem.message;
    QTEST(problems, "problems");
}

/// What is shown, stored and logged stays short; that something is missing is said.
void TestApiErrors::shortensFloods()
{
    const std::string flood(1'000'000, 'x');
    QCOMPARE(errorBody({{"detail", flood}}).text, QString(4'000, u'x') + u'…');
    QCOMPARE(errorBody({{"error", {{"code", flood}, {"message", "No"}}}}).code.size(), 4'001);
    Json list = Json::array();
    for (int i = 0; i < 1'000; ++i)
        list.push_back({{"msg", i == 0 ? flood : "Bad"}});
    const auto problems = errorBody({{"detail", list}}).problems;
    QCOMPARE(problems.size(), std::size_t(201));
    QCOMPARE(problems.front().message.size(), 4'001);
    QCOMPARE(problems.back().message, QStringLiteral("… and 800 more."));
    QCOMPARE(errorBody({{"detail", QStringLiteral("😀").repeated(4'000).toStdString()}}).text.chopped(1),
             QStringLiteral("😀").repeated(2'000));
}

void TestApiErrors::findsTheFieldOfALocation_data()
{
    QTest::addColumn<QByteArray>("loc");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char* loc, const char* pointer) {
        QTest::newRow(loc) << QByteArray(loc) << QString::fromLatin1(pointer);
    };
    row(R"(["body","steps",0,"variants",1,"weight"])", "/steps/0/variants/1/weight");
    row(R"(["body","steps",0,"variants",1,"TemplateVariant","weight"])", "/steps/0/variants/1");
    row(R"(["body","steps_config",2,"delay_days"])", "/steps/2/delay_days");
    row(R"(["body","alias_ids",3])", "/alias_ids/3");
    row(R"(["body","name"])", "/name");
    row(R"(["body"])", "");
    row(R"([])", "");
    row(R"(["query","limit"])", "");
    row(R"(["path","campaign_id"])", "");
    row(R"(["body","no_such_field",0])", "");
    row(R"(["body",17])", "");
    row(R"("name")", "");
    row(R"(["body","steps",-1,"channel"])", "/steps");
    row(R"(["body","steps",99999999999,"channel"])", "/steps/99999999999/channel");
}

void TestApiErrors::findsTheFieldOfALocation()
{
    QFETCH(QByteArray, loc);
    QTEST(pointerOfLoc(Json::parse(loc.toStdString())), "pointer");
}

void TestApiErrors::repeatsOnlyWhatMayPass_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("again");
    QTest::newRow("not reached") << Kind::NotReached << true;
    QTest::newRow("broken") << Kind::Broken << true;
    QTest::newRow("timed out") << Kind::TimedOut << true;
    QTest::newRow("429") << Kind::RateLimited << true;
    QTest::newRow("5xx") << Kind::ServerFailed << true;
    QTest::newRow("cancelled") << Kind::Cancelled << false;
    QTest::newRow("certificate") << Kind::NotTrusted << false;
    QTest::newRow("unreadable") << Kind::Unreadable << false;
    QTest::newRow("too large") << Kind::TooLarge << false;
    QTest::newRow("redirect") << Kind::Redirected << false;
    QTest::newRow("401") << Kind::Unauthorised << false;
    QTest::newRow("4xx") << Kind::Refused << false;
}

void TestApiErrors::repeatsOnlyWhatMayPass()
{
    QFETCH(Kind, kind);
    QFETCH(bool, again);
    const RetryPolicy policy;
    QCOMPARE(policy.delayAfter(1, {.kind = kind}).has_value(), again);
    QVERIFY(!policy.delayAfter(5, {.kind = kind}));
}

void TestApiErrors::waitsLongerEachTime()
{
    using std::chrono::milliseconds;
    const RetryPolicy most{.firstDelay = milliseconds(100), .longestDelay = milliseconds(500), .jitter = [] {
                               return 1.0;
                           }};
    const RetryPolicy least{.firstDelay = milliseconds(100), .jitter = [] {
                                return 0.0;
                            }};
    const ApiError error{.kind = Kind::ServerFailed};
    QCOMPARE(most.delayAfter(1, error), milliseconds(100));
    QCOMPARE(most.delayAfter(2, error), milliseconds(200));
    QCOMPARE(most.delayAfter(3, error), milliseconds(400));
    QCOMPARE(most.delayAfter(4, error), milliseconds(500));
    QCOMPARE(least.delayAfter(2, error), milliseconds(100));
}

void TestApiErrors::honoursRetryAfterExactly()
{
    const RetryPolicy policy;
    const ApiError error{.kind = Kind::RateLimited, .retryAfterSeconds = 77};
    QCOMPARE(policy.delayAfter(1, error), std::chrono::milliseconds(77'000));
    const ApiError soon{.kind = Kind::ServerFailed, .retryAfterSeconds = 0};
    QVERIFY(policy.delayAfter(4, soon) >= std::chrono::seconds(1)); // no less than it would be without
}

void TestApiErrors::takesListsOfEveryShape_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("count"); // -1: no list
    const auto row = [](const char* body, int count) {
        QTest::newRow(body) << QByteArray(body) << count;
    };
    row("[1,2]", 2);
    row("[]", 0);
    row(R"({"items":[1],"has_more":true})", 1);
    row(R"({"campaigns":[1,2,3],"total":3})", 3);
    row(R"({"data":[],"next":null})", 0);
    row(R"({"items":[1],"warnings":[]})", 1);
    row(R"({"warnings":[],"items":[1]})", 1);
    row(R"({"a":[1],"b":[2]})", -1);
    row(R"({"detail":[]})", -1);
    row(R"({"details":[]})", -1);
    row(R"({"error":[]})", -1);
    row(R"({"errors":[{"code":"x"}],"total":0})", -1);
    row(R"({"message":[]})", -1);
    row(R"({"warnings":[],"has_more":false})", -1);
    row(R"({"detail":[],"errors":[],"campaigns":[1]})", 1);
    row(R"({"campaigns":[1],"columns":["a","b"]})", 1);
    row(R"({"campaigns":[1],"datasets":[]})", -1);
    row(R"({"campaigns":[],"items":[1]})", 1);
    row("{}", -1);
    row(R"({"detail":"x"})", -1);
    row("null", -1);
    row("7", -1);
}

void TestApiErrors::takesListsOfEveryShape()
{
    QFETCH(QByteArray, body);
    QFETCH(int, count);
    const auto json = Json::parse(body.toStdString());
    const auto list = listBody(json);
    QCOMPARE(list ? static_cast<int>(list->items->size()) : -1, count);
}

void TestApiErrors::refusesAddressesThatLeakTheKey_data()
{
    QTest::addColumn<bool>("taken");
    for (const char* url :
         {"https://api.bavlio.com", "https://api.bavlio.com/", "https://h:8443/prefix",
          "http://127.0.0.1:8000", "http://localhost", "http://[::1]:80", "HTTPS://A.example"})
        QTest::newRow(url) << true;
    for (const char* url :
         {"http://api.bavlio.com", "http://127.0.0.1.evil.example", "http://localhost.evil.example",
          "https://user@api.bavlio.com", "https://u:p@api.bavlio.com", "https://a.example?x=1",
          "https://a.example#x", "ftp://a.example", "file:///etc", "api.bavlio.com", "", "https://",
          "//a.example", "http://0.0.0.0", "http://192.168.0.1", "javascript:alert(1)"})
        QTest::newRow(url) << false;
}

void TestApiErrors::refusesAddressesThatLeakTheKey()
{
    QFETCH(bool, taken);
    QCOMPARE(serverUrl(QString::fromLatin1(QTest::currentDataTag())).error.isEmpty(), taken);
}

void TestApiErrors::takesOnlyVisibleAsciiAsKey()
{
    QVERIFY(isUsableToken("bav_live_AZaz09-_~"));
    for (const QByteArray& bad : {QByteArray(), QByteArray("a b"), QByteArray("a\n"), QByteArray("a\r\nX: y"),
                                  QByteArray("\xc3\xa4"), QByteArray("a\0b", 3), QByteArray("\x7f")})
        QVERIFY(!isUsableToken(bad));
}

void TestApiErrors::readsDatesWhateverTheLocalClockDoes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char* text, qint64 seconds) {
        QTest::newRow(text) << QByteArray(text) << seconds;
    };
    row("Thu, 01 Jan 1970 00:00:01 GMT", 1);
    row("Sun, 29 Nov 2026 09:00:00 GMT", 1'795'942'800);
    row("Sun, 28 Mar 2027 02:30:00 GMT", 1'806'201'000); // that hour does not exist in Berlin
    row("Sun, 31 Oct 2027 02:30:00 GMT", 1'824'949'800); // that one exists twice
    row("Tue, 29 Feb 2028 23:59:59 GMT", 1'835'481'599);
    row("Mon, 29 Feb 2027 12:00:00 GMT", 0);
    row("Sun, 29 Nov 2026 25:00:00 GMT", 0);
    row("Sun, 29 nov 2026 09:00:00 GMT", 0);
    row("Sun, 29 Anf 2026 09:00:00 GMT", 0);
    row("2026-11-29T09:00:00Z", 0);
    row("", 0);
}

void TestApiErrors::readsDatesWhateverTheLocalClockDoes()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    const LocalZone berlin("Europe/Berlin");
    QCOMPARE(parseHttpDate(text), seconds);
    if (seconds > 0)
        QCOMPARE(formatHttpDate(seconds), text);
}

QTEST_GUILESS_MAIN(TestApiErrors)
#include "tst_apierrors.moc"
