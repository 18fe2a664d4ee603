#include "network/api/campaigncalls.h"
#include "network/api/httpcall.h"
#include "network/api/redaction.h"
#include "tests/support/outboxbench.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace fairlead;
using Phase = FaultServer::Phase;

namespace {

/// With the characters that encodings change.
const QByteArray key = "bav_live_A/b+c=d~0123456789abcdefghijklmnopqrstuvw";

QByteArray escapedFully(const QByteArray& text)
{
    QByteArray escaped;
    for (const char c : text)
        escaped += "\\u00" + QByteArray(1, c).toHex();
    return escaped;
}

/// The key as servers may write it.
QList<QPair<QByteArray, QByteArray>> forms()
{
    const auto bearer = "Bearer " + key;
    return {{"plain", key},
            {"percent-encoded", key.toPercentEncoding()},
            {"percent-encoded in part", QByteArray(key).replace('/', "%2f")},
            {"percent-encoded twice", key.toPercentEncoding().toPercentEncoding()},
            {"every byte percent-encoded", '%' + key.toHex('%')},
            {"in base64", key.toBase64()},
            {"in base64 for addresses", key.toBase64(QByteArray::Base64UrlEncoding)},
            {"in base64, a header's value", bearer.toBase64()},
            {"in base64, as a password", ("user:" + key).toBase64()},
            {"in base64, in the middle", ("ab" + key + "rest").toBase64()},
            {"with slashes escaped", QByteArray(key).replace('/', "\\/")},
            {"with JSON's escapes", escapedFully(key)},
            {"with HTML's escapes", QByteArray(key).replace('/', "&#x2F;").replace('+', "&#43;")},
            {"in hexadecimal", key.toHex()},
            {"in capitals", key.toUpper()},
            {"a header's value", bearer},
            {"a header's value, encoded", bearer.toPercentEncoding()}};
}

/// Whether anybody could still get at the key.
bool leaks(const QByteArray& text)
{
    for (auto seen : {text, QByteArray::fromPercentEncoding(text),
                      QByteArray::fromPercentEncoding(QByteArray::fromPercentEncoding(text))})
        if (seen.toLower().contains(key.mid(17, 20).toLower()))
            return true;
    for (int before = 0; before < 3; ++before) // the middle of the key, at each place in base64's groups
        if (const auto inside = (QByteArray(before, ' ') + key).toBase64().mid(8, 24); text.contains(inside))
            return true;
    return text.contains(key.toHex().mid(20, 20)) || text.contains(escapedFully(key).mid(60, 60));
}

} // namespace

/// A server that shows us our own key: in its words, its members, its headers.
class TestRedaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesOutEveryForm_data();
    void takesOutEveryForm();
    void takesOutWhatFollowsBearer_data();
    void takesOutWhatFollowsBearer();
    void leavesWhatPeopleWrite_data();
    void leavesWhatPeopleWrite();
    void leavesShortKeysAlone();
    void isQuickWithLongTexts();
    void keepsEchoesFromEveryPlace();
    void keepsEchoesOutOfTheOutbox();
};

void TestRedaction::takesOutEveryForm_data()
{
    QTest::addColumn<QByteArray>("echo");
    for (const auto& [name, echo] : forms())
        QTest::newRow(name.constData()) << echo;
}

void TestRedaction::takesOutEveryForm()
{
    QFETCH(QByteArray, echo);
    QVERIFY2(leaks(echo), "the test would not see it");
    const Redaction redaction(key);
    const auto text = redaction.inText(QStringLiteral("You sent “") + QString::fromLatin1(echo) +
                                       QStringLiteral("”, it is unknown."));
    QVERIFY2(!leaks(text.toUtf8()), qPrintable(text));
    QVERIFY(text.startsWith(QStringLiteral("You sent “")));
    QVERIFY(text.contains(QLatin1String("[removed]")));
    QVERIFY(text.endsWith(QLatin1String("is unknown.")));

    const auto echoed = echo.toStdString();
    Json body{
        {"name", "Spring"}, {"headers", {{"authorization", echoed}}}, {"list", {1, "x " + echoed + " y"}}};
    body["as a name: " + echoed] = 7;
    redaction.inBody(body);
    QVERIFY2(!leaks(toCompactJson(body)), toCompactJson(body).constData());
    QCOMPARE(body["name"].get<std::string>(), "Spring");
    QCOMPARE(body["list"][0].get<int>(), 1);
    QCOMPARE(body.size(), std::size_t(4));
}

void TestRedaction::takesOutWhatFollowsBearer_data()
{
    QTest::addColumn<QString>("text");
    for (const auto* text :
         {"Authorization: Bearer some.other-token", "bearer  some.other-token", "BEARER some.other-token.",
          "\"Bearer\": \"some.other-token\"", "Bearer%20some.other-token", "Bearer\tsome.other-token"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRedaction::takesOutWhatFollowsBearer()
{
    QFETCH(QString, text);
    QVERIFY(!Redaction(key).inText(text).contains(QLatin1String("other")));
    QVERIFY(!Redaction().inText(text).contains(QLatin1String("other")));
}

void TestRedaction::leavesWhatPeopleWrite_data()
{
    QTest::addColumn<QString>("text");
    for (const auto* text :
         {"A bearer of good news", "Bearer bonds, and who holds them", "the ring-bearer came",
          "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01", "bav_live_ begins every key", "bav_live_AbCdEfGh", "",
          "Hello {{first_name}},\nyour plan of 100% is ready & we're glad."})
        QTest::newRow(text) << QString::fromUtf8(text);
}

/// A campaign that holds such words compares equal to its echo.
void TestRedaction::leavesWhatPeopleWrite()
{
    QFETCH(QString, text);
    const Json before{{"description", text.toStdString()}, {text.toStdString(), true}};
    auto body = before;
    Redaction(key).inBody(body);
    QVERIFY(body == before);
}

/// A sandbox's key may be any word, and words are everywhere.
void TestRedaction::leavesShortKeysAlone()
{
    const Json before{{"name", "a test of tests"}};
    auto body = before;
    Redaction("test").inBody(body);
    QVERIFY(body == before);
}

void TestRedaction::isQuickWithLongTexts()
{
    const Redaction redaction(key);
    for (const auto& piece :
         {"a", "%", "\\", "bav_live", "QmVhcmVy", "bearer ", "bearer=", "bearer", "&#0", "%25"}) {
        std::string text;
        while (text.size() < 2'000'000)
            text += piece;
        Json body{{"text", text}};
        QElapsedTimer clock;
        clock.start();
        redaction.inBody(body);
        QVERIFY2(clock.elapsed() < 10'000, piece);
    }
}

void TestRedaction::keepsEchoesFromEveryPlace()
{
    FaultServer server([](const SandboxRequest&) { return SandboxReply{200, "[]", {}}; });
    QVERIFY(server.listen());
    HttpClient client({server.url(), key, {}}, quickLimits(), {.attempts = 1});
    QByteArray heard;
    connect(&client, &HttpClient::logged, this,
            [&](const HttpLogEntry& entry) { heard += (entry.path + entry.requestId).toUtf8(); });
    const auto quoted = toCompactJson(Json(("Your key is " + key).toStdString()));
    const QByteArrayList bodies{"{\"detail\":" + quoted + "}",
                                "{\"detail\":\"BAD_KEY\",\"message\":" + quoted + "}",
                                "{\"error\":\"x\",\"details\":[{\"loc\":[\"body\",\"name\"],\"msg\":" +
                                    quoted + "}],\"message\":" + quoted + "}",
                                "{\"detail\":[{\"loc\":[" + quoted + "],\"msg\":" + quoted + "}]}",
                                "{\"detail\":{\"message\":" + quoted + ",\"code\":" + quoted + "}}",
                                "{\"error\":{\"code\":" + quoted + ",\"message\":" + quoted + "}}",
                                quoted,
                                "{" + quoted + ":" + quoted + "}",
                                "[" + quoted + "]"};
    for (const auto& body : bodies)
        for (const int status : {200, 400, 401, 422, 500}) {
            server.next({Phase::Reply, {status, body, {{"X-Request-Id", key}}}});
            QSignalSpy finished(client.mutate("POST", QStringLiteral("/x"), "{}"), &HttpCall::finished);
            QVERIFY(finished.wait(20'000));
            const auto answer = finished.front().front().value<Answer>();
            auto seen = describe(answer.error).toUtf8() + answer.error.code.toUtf8() +
                        answer.error.text.toUtf8() + toCompactJson(answer.body) + answer.requestId.toUtf8();
            for (const auto& problem : answer.error.problems)
                seen += (problem.path + problem.message).toUtf8();
            QVERIFY2(!leaks(seen), body.constData());
        }
    server.next({Phase::Raw, {}, "HTTP/1.1 304 " + key + "\r\nContent-Length: 0\r\n\r\n"});
    server.next({Phase::Raw, {}, "HTTP/1.1 200 " + key + "\r\nContent-Length: 90\r\n\r\n" + key});
    for (int i = 0; i < 2; ++i) {
        QSignalSpy finished(client.get(QStringLiteral("/x")), &HttpCall::finished);
        QVERIFY(finished.wait(20'000));
        QVERIFY(!leaks(describe(finished.front().front().value<Answer>().error).toUtf8()));
    }
    QVERIFY(!heard.isEmpty());
    QVERIFY(!leaks(heard));
}

/// Members that the server adds to what it shows of a campaign, and a launch's report, are kept for long.
void TestRedaction::keepsEchoesOutOfTheOutbox()
{
    const QTemporaryDir serverData;
    const QTemporaryDir clientData;
    SandboxService service(serverData.path(), key, std::chrono::milliseconds(1));
    QByteArray echo;
    FaultServer server([&](const SandboxRequest& request) {
        auto reply = service.answer(request);
        auto body = Json::parse(reply.body.toStdString(), nullptr, false);
        if (body.is_object() && reply.status < 300) {
            body["echo"] = {{"seen", echo.toStdString()}, {echo.toStdString(), 1}};
            if (body.contains("warnings"))
                body["warnings"].push_back("Bearer " + echo.toStdString());
            reply.body = toCompactJson(body);
        }
        return reply;
    });
    QVERIFY(server.listen());
    OutboxStore store(clientData.path());
    for (const auto& [name, form] : forms()) {
        echo = form;
        HttpClient client({server.url(), key, {}}, quickLimits(), quickRetries());
        SubmitJob job({client, store, quickTiming()},
                      {outboxTarget(server.url(), key), goodCampaign(name.constData()), Repeat::AdoptKnown,
                       true, std::chrono::seconds(20)});
        QSignalSpy finished(&job, &SubmitJob::finished);
        job.start();
        QVERIFY(finished.wait(30'000));
        QVERIFY(isSettled(job.result().entry.state));
        QVERIFY2(!leaks(toCompactJson(entryDetails(job.result().entry))), name.constData());
    }
    QByteArray stored;
    for (const auto& file : QDir(clientData.path()).entryInfoList(QDir::Files)) {
        QFile content(file.filePath());
        QVERIFY(content.open(QIODevice::ReadOnly));
        stored += content.readAll();
    }
    QVERIFY(stored.contains("[removed]")); // the echoes came that far
    QVERIFY(!leaks(stored));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
