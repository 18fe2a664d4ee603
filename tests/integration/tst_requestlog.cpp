#include "network/api/httpcall.h"
#include "network/api/requestlog.h"
#include "tests/support/faultserver.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// The request log for support: what it holds, and above all what it does not.
class TestRequestLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOffUntilSwitchedOn();
    void holdsTheRequestButNothingInIt();
    void removesKeys_data();
    void removesKeys();
    void keepsWhatIsNoKey();
    void beginsAnewWhenFull();
    void saysThatItCannotBeWritten();

private:
    static QByteArray contents(const RequestLog& log);
};

namespace {

const QByteArray key = "bav_live_A/b+c=d_0123456789abcdefghijklmnopqrstuvw";

HttpLogEntry entryWith(const QString& path, const QString& requestId = {})
{
    return {"GET", path, 200, 12, requestId};
}

} // namespace

QByteArray TestRequestLog::contents(const RequestLog& log)
{
    QFile file(log.path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRequestLog::isOffUntilSwitchedOn()
{
    const QTemporaryDir dir;
    RequestLog log(dir.path());
    log.write(entryWith(QStringLiteral("/a")), key);
    QVERIFY(!QFile::exists(log.path()));
    log.setOn(true);
    log.write(entryWith(QStringLiteral("/b")), key);
    log.setOn(false);
    log.write(entryWith(QStringLiteral("/c")), key);
    QCOMPARE(contents(log).count('\n'), 1);
    QVERIFY(contents(log).contains(" GET /b 200 12ms "));
    QCOMPARE(QFile(log.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

/// Over a real socket: the query with a campaign's name, both bodies and the key stay out.
void TestRequestLog::holdsTheRequestButNothingInIt()
{
    FaultServer server([](const SandboxRequest&) {
        return SandboxReply{200, R"({"answer":"private"})", {{"X-Request-Id", "req-7"}}};
    });
    QVERIFY(server.listen());
    const QTemporaryDir dir;
    RequestLog log(dir.path());
    log.setOn(true);
    HttpClient client({server.url(), key, {}});
    log.watch(client);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("name"), QStringLiteral("Secret merger"));
    const auto finish = [](HttpCall* call) {
        QSignalSpy finished(call, &HttpCall::finished);
        return finished.wait();
    };
    QVERIFY(finish(client.get(QStringLiteral("/api/v1/campaigns/"), query)));
    QVERIFY(
        finish(client.mutate("POST", QStringLiteral("/api/v1/campaigns/"), R"({"name":"Secret merger"})")));
    QCOMPARE(contents(log).count('\n'), 2);
    const auto text = contents(log);
    QVERIFY(text.contains(" GET /api/v1/campaigns/ 200 "));
    QVERIFY(text.contains(" POST /api/v1/campaigns/ 200 "));
    QVERIFY(text.contains("id=req-7\n"));
    for (const auto* hidden : {"Secret", "merger", "private", "name", "Bearer", "Authorization", "bav_live_"})
        QVERIFY2(!text.contains(hidden), hidden);
    QVERIFY(!text.contains(key));
}

void TestRequestLog::removesKeys_data()
{
    QTest::addColumn<QString>("text");
    const auto plain = QString::fromLatin1(key);
    const auto encoded = QString::fromLatin1(key.toPercentEncoding());
    QTest::newRow("plain") << QStringLiteral("/echo/") + plain;
    QTest::newRow("inside other text") << QStringLiteral("/echo/x") + plain + QStringLiteral("y");
    QTest::newRow("percent-encoded") << QStringLiteral("/echo/") + encoded;
    QTest::newRow("encoded twice") << QStringLiteral("/echo/") +
                                          QString::fromLatin1(key.toPercentEncoding().toPercentEncoding());
    QTest::newRow("every byte encoded") << QStringLiteral("/echo/%") + QString::fromLatin1(key.toHex('%'));
    QTest::newRow("in base64") << QStringLiteral("/echo/") + QString::fromLatin1(key.toBase64());
    QTest::newRow("in capitals") << QStringLiteral("/echo/") + plain.toUpper();
    QTest::newRow("another key") << QStringLiteral("/keys/bav_live_zzzzzzzzzzzzzzzzzzzz");
    QTest::newRow("after Bearer") << QStringLiteral("/echo/Bearer some.other.token");
    QTest::newRow("after bearer, encoded") << QStringLiteral("/echo/bearer%20some.other.token");
}

void TestRequestLog::removesKeys()
{
    QFETCH(QString, text);
    const QTemporaryDir dir;
    RequestLog log(dir.path());
    log.setOn(true);
    log.write(entryWith(text, text.section(u'/', 2)), key);
    const auto line = contents(log);
    QVERIFY(line.contains("[removed]"));
    const auto rest = QByteArray::fromPercentEncoding(QByteArray::fromPercentEncoding(line));
    QVERIFY(!line.toLower().contains(key.toLower()));
    QVERIFY(!rest.toLower().contains(key.toLower()));
    for (const auto* part : {"0123456789abcdef", "zzzz", "some.other.token"})
        QVERIFY2(!rest.contains(part), line.constData());
    QVERIFY(!rest.contains(key.toBase64()));
}

void TestRequestLog::keepsWhatIsNoKey()
{
    const auto path = QStringLiteral("/api/v1/campaigns/3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01/launch");
    QCOMPARE(redacted(path, Redaction(key)), path);
    QCOMPARE(redacted(path, Redaction()), path);
    // One line each, whatever a server sends.
    QCOMPARE(redacted(QStringLiteral("a\nGET /b 200"), Redaction(key)), QStringLiteral("a_GET_/b_200"));
}

void TestRequestLog::beginsAnewWhenFull()
{
    const QTemporaryDir dir;
    RequestLog log(dir.path());
    log.setOn(true);
    const auto path = u'/' + QString(200, u'x');
    for (int i = 0; i < 4'000; ++i)
        log.write(entryWith(path), key);
    const auto files = QDir(dir.path()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 2);
    for (const auto& file : files)
        QVERIFY(file.size() < RequestLog::largest + 1'000);
}

void TestRequestLog::saysThatItCannotBeWritten()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("a-file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    RequestLog log(file.fileName());
    QSignalSpy failed(&log, &RequestLog::failed);
    log.setOn(true);
    log.write(entryWith(QStringLiteral("/a")), key);
    QCOMPARE(failed.count(), 1);
    QVERIFY(!log.isOn());
    log.write(entryWith(QStringLiteral("/a")), key);
    QCOMPARE(failed.count(), 1);
}

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
