#include "network/api/campaigncalls.h"
#include "network/api/catalogreader.h"
#include "network/api/httpcall.h"
#include "tests/support/faultserver.h"
#include "tests/support/outboxbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;
using Phase = FaultServer::Phase;

namespace {

const QByteArray token = "bav_live_http_0123456789";

Answer resultOf(HttpCall* call)
{
    QSignalSpy finished(call, &HttpCall::finished);
    if (!finished.wait(20'000))
        qFatal("no end");
    return finished.front().front().value<Answer>();
}

std::string idOf(qint64 number)
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0')).toStdString();
}

SandboxReply emptyList(const SandboxRequest&)
{
    return {200, "[]", {}};
}

} // namespace

/// What the client does with servers that redirect, stall, flood or drop.
class TestHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsARedirectOnlyInsideTheOrigin_data();
    void followsARedirectOnlyInsideTheOrigin();
    void neverFollowsAMutationsRedirect();
    void repeatsAGetAtMostFiveTimes();
    void repeatsAGet_data();
    void repeatsAGet();
    void sendsAMutationOnce_data();
    void sendsAMutationOnce();
    void tellsTimeOutFromCancel();
    void freesTheConnectionOnCancel();
    void endsAnEndlessAnswer();
    void endsADrippingAnswer();
    void holdsBackTheWholeWorkspace();
    void logsWithoutBodiesAndKeys();
    void readsListsToTheirEnd_data();
    void readsListsToTheirEnd();
    void neverShowsAnUnreadableListAsEmpty();
    void followsNoRedirectToAnotherListener();
    void waitsAgainWhenThePauseGrew();
    void endsAFloodOfHeaders();
    void endsACompressedFlood();
    void goesOnWithItsBackOff();
    void takesEveryRetryAfter_data();
    void takesEveryRetryAfter();
    void endsAListThatRepeatsItself();
    void endsAListWithoutAnEnd_data();
    void endsAListWithoutAnEnd();
};

void TestHttpClient::followsARedirectOnlyInsideTheOrigin_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("followed");
    QTest::newRow("same origin, relative") << QByteArray("/elsewhere") << true;
    QTest::newRow("other port") << QByteArray("OTHER/x") << false;
    QTest::newRow("other host") << QByteArray("http://localhost/x") << false;
    QTest::newRow("user name in front") << QByteArray("http://127.0.0.1@evil.example/") << false;
    QTest::newRow("other scheme") << QByteArray("file:///etc/passwd") << false;
    QTest::newRow("none") << QByteArray() << false;
}

void TestHttpClient::followsARedirectOnlyInsideTheOrigin()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, followed);
    FaultServer other(emptyList);
    QVERIFY(other.listen());
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    target.replace("OTHER", other.url().toEncoded());
    server.next({Phase::Reply, {307, {}, {{"Location", target}}}});
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    const auto answer = resultOf(client.get(QStringLiteral("/list")));
    QCOMPARE(answer.error.kind, followed ? Kind::None : Kind::Redirected);
    QCOMPARE(other.connections(), 0);
}

void TestHttpClient::neverFollowsAMutationsRedirect()
{
    for (const int status : {301, 302, 303, 307, 308}) {
        FaultServer server(emptyList);
        QVERIFY(server.listen());
        server.next({Phase::Reply, {status, {}, {{"Location", "/elsewhere"}}}});
        HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
        QCOMPARE(resultOf(client.mutate("POST", QStringLiteral("/x"), "{}")).error.kind, Kind::Redirected);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
}

void TestHttpClient::repeatsAGetAtMostFiveTimes()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    server.decide([](const FaultServer::Received&) {
        return FaultServer::Plan{Phase::Reply, {503, {}, {}}};
    });
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::ServerFailed);
    QCOMPARE(server.requests().size(), std::size_t(5));
}

void TestHttpClient::repeatsAGet_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::newRow("closed before an answer") << Phase::BeforeProcessing;
    QTest::newRow("closed behind the headers") << Phase::AfterHeaders;
    QTest::newRow("closed in the body") << Phase::HalfBody;
    QTest::newRow("never answered") << Phase::SilenceBefore;
}

void TestHttpClient::repeatsAGet()
{
    QFETCH(Phase, phase);
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    server.next({phase});
    server.next({phase});
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::None);
    QVERIFY(server.requests().size() >= 3); // Qt repeats some of them by itself
}

void TestHttpClient::sendsAMutationOnce_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("warm");
    QTest::newRow("with a body") << QByteArray("{}") << false;
    QTest::newRow("without a body") << QByteArray() << false;
    QTest::newRow("with a body, on a connection in use") << QByteArray("{}") << true;
    QTest::newRow("without a body, on a connection in use") << QByteArray() << true;
}

/// QNetworkAccessManager repeats requests by itself when a connection closes early.
void TestHttpClient::sendsAMutationOnce()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, warm);
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    if (warm)
        QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::None);
    server.decide([](const FaultServer::Received&) { return FaultServer::Plan{Phase::BeforeProcessing}; });
    QCOMPARE(resultOf(client.mutate("POST", QStringLiteral("/x"), body)).error.kind, Kind::Broken);
    QCOMPARE(server.requests().size(), std::size_t(warm ? 2 : 1));
}

void TestHttpClient::tellsTimeOutFromCancel()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    server.decide([](const FaultServer::Received&) { return FaultServer::Plan{Phase::SilenceBefore}; });
    auto limits = quickLimits();
    limits.silence = 100ms;
    HttpClient client({server.url(), token, {}}, limits, {.attempts = 1});
    QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::TimedOut);
    auto* call = client.get(QStringLiteral("/x"));
    QTRY_COMPARE(server.requests().size(), std::size_t(2));
    QTimer::singleShot(0, call, [call] { call->cancel(); });
    QCOMPARE(resultOf(call).error.kind, Kind::Cancelled);
}

void TestHttpClient::freesTheConnectionOnCancel()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    server.next({Phase::SilenceBefore});
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    auto* call = client.get(QStringLiteral("/x"));
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    call->cancel();
    QCOMPARE(resultOf(call).error.kind, Kind::Cancelled);
    QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::None);
}

void TestHttpClient::endsAnEndlessAnswer()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    server.decide([](const FaultServer::Received&) { return FaultServer::Plan{Phase::EndlessBody}; });
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::TooLarge);
}

void TestHttpClient::endsADrippingAnswer()
{
    FaultServer server([](const SandboxRequest&) { return SandboxReply{200, QByteArray(1000, ' '), {}}; });
    QVERIFY(server.listen());
    server.decide([](const FaultServer::Received&) {
        return FaultServer::Plan{Phase::SlowDrip, {}, {}, 20ms};
    });
    auto limits = quickLimits();
    limits.whole = 300ms;
    HttpClient client({server.url(), token, {}}, limits, {.attempts = 1});
    QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::TimedOut);
}

void TestHttpClient::holdsBackTheWholeWorkspace()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    server.next({Phase::Reply, {429, {}, {{"Retry-After", "1"}}}});
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(resultOf(client.mutate("POST", QStringLiteral("/x"), "{}")).error.kind, Kind::RateLimited);
    QCOMPARE(resultOf(client.get(QStringLiteral("/y"))).error.kind, Kind::None);
    QVERIFY(clock.elapsed() >= 1000); // what the server asked for, not a measure of speed
}

void TestHttpClient::logsWithoutBodiesAndKeys()
{
    FaultServer server([](const SandboxRequest&) {
        return SandboxReply{200, R"({"secret":"in the body"})", {{"x-request-id", "req-17"}}};
    });
    QVERIFY(server.listen());
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    QList<HttpLogEntry> log;
    connect(&client, &HttpClient::logged, this, [&](const HttpLogEntry& entry) { log << entry; });
    resultOf(client.mutate("POST", QStringLiteral("/api/v1/x"), R"({"name":"Mara"})"));
    QCOMPARE(log.size(), 1);
    QCOMPARE(log[0].method, QByteArray("POST"));
    QCOMPARE(log[0].path, QStringLiteral("/api/v1/x"));
    QCOMPARE(log[0].status, 200);
    QCOMPARE(log[0].requestId, QStringLiteral("req-17"));
}

void TestHttpClient::readsListsToTheirEnd_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"flat", "capped", "whole", "items", "cursor"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

/// 230 elements in any of the documented or imaginable ways, one of them shown on two pages.
void TestHttpClient::readsListsToTheirEnd()
{
    QFETCH(QString, kind);
    const auto element = [](qint64 i) {
        return Json{{"campaign_id", idOf(i)}, {"name", "n"}};
    };
    FaultServer server([&](const SandboxRequest& request) -> SandboxReply {
        const auto offset = request.query.queryItemValue(QStringLiteral("offset")).toLongLong();
        auto limit = request.query.queryItemValue(QStringLiteral("limit")).toLongLong();
        qint64 first = std::max<qint64>(0, offset - 1); // one row has moved on meanwhile
        if (kind == QLatin1String("capped"))
            limit = 50;
        if (kind == QLatin1String("whole")) {
            first = 0;
            limit = 230;
        }
        if (kind == QLatin1String("cursor")) {
            const auto after = request.query.queryItemValue(QStringLiteral("after_id"));
            first = after.isEmpty() ? 0 : after.right(12).toLongLong() + 1;
        }
        Json rows = Json::array();
        for (qint64 i = first; i < std::min<qint64>(230, first + limit); ++i)
            rows.push_back(element(i));
        if (kind == QLatin1String("items") || kind == QLatin1String("cursor"))
            rows = Json{{"items", rows}, {"has_more", first + limit < 230}};
        return {200, toCompactJson(rows), {}};
    });
    QVERIFY(server.listen());
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    auto* call = new ListCampaigns(client, {});
    qsizetype count = 0;
    ApiError error;
    connect(call, &ApiCall::finished, this, [&] {
        count = static_cast<qsizetype>(call->campaigns().size());
        error = call->error();
    });
    QSignalSpy finished(call, &ApiCall::finished);
    QVERIFY(finished.wait(20'000));
    QVERIFY2(!error, qPrintable(describe(error)));
    QCOMPARE(count, 230);
}

void TestHttpClient::neverShowsAnUnreadableListAsEmpty()
{
    FaultServer server([](const SandboxRequest&) { return SandboxReply{200, R"({"message":"hello"})", {}}; });
    QVERIFY(server.listen());
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    Catalog catalog;
    catalog.setDatasets({{QStringLiteral("1"), QStringLiteral("Kept"), 3, {}}});
    CatalogReader reader(client, catalog);
    reader.read(Catalog::List::Datasets);
    QTRY_COMPARE(catalog.state(Catalog::List::Datasets), Catalog::State::Failed);
    QVERIFY(!catalog.error(Catalog::List::Datasets).isEmpty());
    QCOMPARE(catalog.datasets().size(), std::size_t(1));
}

/// With every status, for every method, and whatever the listener might have answered.
void TestHttpClient::followsNoRedirectToAnotherListener()
{
    FaultServer other(emptyList);
    QVERIFY(other.listen());
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    for (const int status : {300, 301, 302, 303, 305, 307, 308}) {
        for (const char* method : {"GET", "POST", "PATCH"}) {
            server.next({Phase::Reply, {status, {}, {{"Location", other.url().toEncoded() + "/x"}}}});
            auto* call = QByteArray(method) == "GET" ? client.get(QStringLiteral("/x"))
                                                     : client.mutate(method, QStringLiteral("/x"), "{}");
            QCOMPARE(resultOf(call).error.kind, Kind::Redirected);
        }
    }
    QCOMPARE(other.connections(), 0);
    QCOMPARE(server.requests().size(), std::size_t(21));
}

/// A call that waits for its next attempt while another call learns of a longer pause.
void TestHttpClient::waitsAgainWhenThePauseGrew()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    server.next({Phase::Reply, {503, {}, {}}});
    server.next({Phase::Reply, {429, {}, {{"Retry-After", "1"}}}});
    HttpClient client({server.url(), token, {}}, quickLimits(), {.firstDelay = 300ms, .longestDelay = 300ms});
    auto* waiting = client.get(QStringLiteral("/x"));
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(resultOf(client.mutate("POST", QStringLiteral("/y"), "{}")).error.kind, Kind::RateLimited);
    QCOMPARE(resultOf(waiting).error.kind, Kind::None);
    QVERIFY(clock.elapsed() >= 1000); // what the server asked for, not a measure of speed
}

void TestHttpClient::endsAFloodOfHeaders()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    QByteArray flood = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 200'000; ++i)
        flood += "X-Flood-" + QByteArray::number(i) + ": " + QByteArray(80, 'x') + "\r\n";
    server.decide([&](const FaultServer::Received&) { return FaultServer::Plan{Phase::Raw, {}, flood}; });
    HttpClient client({server.url(), token, {}}, quickLimits(), {.attempts = 1});
    QVERIFY(resultOf(client.get(QStringLiteral("/x"))).error);
}

/// 64 MB of zeros in 64 kB.
void TestHttpClient::endsACompressedFlood()
{
    FaultServer server(emptyList);
    QVERIFY(server.listen());
    const auto zeros = qCompress(QByteArray(64 << 20, ' '), 9).mid(4); // a length of Qt's own stands in front
    const auto head = "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: " +
                      QByteArray::number(zeros.size()) + "\r\n\r\n";
    server.decide([&](const FaultServer::Received&) {
        return FaultServer::Plan{Phase::Raw, {}, head + zeros};
    });
    HttpClient client({server.url(), token, {}}, quickLimits(), {.attempts = 1});
    QVERIFY(resultOf(client.get(QStringLiteral("/x"))).error);
}

/// A server that fails again and again is asked at longer and longer intervals, one call after the other.
void TestHttpClient::goesOnWithItsBackOff()
{
    bool isDown = true;
    FaultServer server([&](const SandboxRequest&) { return SandboxReply{isDown ? 503 : 200, "{}", {}}; });
    QVERIFY(server.listen());
    const RetryPolicy retries{.attempts = 3, .firstDelay = 2ms, .longestDelay = 10s, .jitter = [] {
                                  return 1.0;
                              }};
    HttpClient client({server.url(), token, {}}, quickLimits(), retries);
    QCOMPARE(client.backOff(), 0ms);
    for (const auto after : {8ms, 64ms}) {
        QCOMPARE(resultOf(client.get(QStringLiteral("/x"))).error.kind, Kind::ServerFailed);
        QCOMPARE(client.backOff(), after);
    }
    isDown = false;
    QVERIFY(!resultOf(client.get(QStringLiteral("/x"))).error);
    QCOMPARE(client.backOff(), 0ms);
}

void TestHttpClient::takesEveryRetryAfter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::chrono::milliseconds>("least");
    QTest::newRow("seconds") << QByteArray("120") << std::chrono::milliseconds(119s);
    QTest::newRow("a year") << QByteArray("31536000") << std::chrono::milliseconds(longestPause - 1s);
    QTest::newRow("beyond 64 bits") << QByteArray("9").repeated(30)
                                    << std::chrono::milliseconds(longestPause - 1s);
    QTest::newRow("beyond any") << QByteArray("7").repeated(2000)
                                << std::chrono::milliseconds(longestPause - 1s);
    for (const char* text : {"", "-5", "+5", "soon", "1.5", "Wed, 21 Oct 2095 07:28:00 GMT"})
        QTest::newRow(text) << QByteArray(text) << 0ms;
}

void TestHttpClient::takesEveryRetryAfter()
{
    QFETCH(QByteArray, text);
    QFETCH(std::chrono::milliseconds, least);
    FaultServer server([&](const SandboxRequest&) { return SandboxReply{429, {}, {{"Retry-After", text}}}; });
    QVERIFY(server.listen());
    HttpClient client({server.url(), token, {}}, quickLimits(), {.attempts = 1, .firstDelay = 1s});
    std::chrono::milliseconds told{0};
    connect(&client, &HttpClient::askedToWait, this, [&](std::chrono::milliseconds time) { told = time; });
    QCOMPARE(resultOf(client.mutate("POST", QStringLiteral("/x"), "{}")).error.kind, Kind::RateLimited);
    QVERIFY(client.pause() > std::max(least, 0ms) && client.pause() <= longestPause);
    QVERIFY(told >= std::max(least, 500ms)); // a pause of its own where the server does not say
}

void TestHttpClient::endsAListThatRepeatsItself()
{
    FaultServer server([](const SandboxRequest&) {
        return SandboxReply{
            200, R"({"items":[{"campaign_id":"00000000-0000-4000-8000-000000000001"}],"has_more":true})", {}};
    });
    QVERIFY(server.listen());
    HttpClient client({server.url(), token, {}}, quickLimits(), quickRetries());
    auto* call = new ListCampaigns(client, {});
    Kind kind = Kind::None;
    connect(call, &ApiCall::finished, this, [&] { kind = call->error().kind; });
    QTRY_COMPARE(kind, Kind::Unreadable);
    QVERIFY(server.requests().size() < 5);
}

void TestHttpClient::endsAListWithoutAnEnd_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qsizetype>("elements");
    QTest::newRow("too many elements") << qint64(1 << 20) << qsizetype(1'000);
    QTest::newRow("too many bytes") << qint64(10'000) << qsizetype(100'000);
}

void TestHttpClient::endsAListWithoutAnEnd()
{
    QFETCH(qint64, bytes);
    QFETCH(qsizetype, elements);
    FaultServer server([next = 0](const SandboxRequest&) mutable {
        Json page = Json::array();
        for (int i = 0; i < 100; ++i)
            page.push_back({{"campaign_id", idOf(next++)}});
        return SandboxReply{200, toCompactJson(page), {}};
    });
    QVERIFY(server.listen());
    auto limits = quickLimits();
    limits.list = bytes;
    limits.elements = elements;
    HttpClient client({server.url(), token, {}}, limits, quickRetries());
    auto* call = new ListCampaigns(client, {});
    Kind kind = Kind::None;
    connect(call, &ApiCall::finished, this, [&] { kind = call->error().kind; });
    QTRY_COMPARE(kind, Kind::Unreadable);
    QVERIFY(server.requests().size() < 15);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
