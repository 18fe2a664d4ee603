#include "models/drafts/draftlibrary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// `fairlead drafts` as scripts use it.
class TestDraftsCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void importListExportDelete();
    void worksWhileAnotherProcessHasTheLibraryOpen();
    void wrongUsage_data();
    void wrongUsage();
    void badFilesAreNamed_data();
    void badFilesAreNamed();
    void oneBadFileDoesNotStopTheOthers();
    void unknownIdsChangeNothing();
    void anUnusableDirectoryIsSaidInWords();

private:
    struct Result
    {
        int exitCode = -1;
        QByteArray output;
        QByteArray errors;
        QJsonValue json() const
        {
            const auto document = QJsonDocument::fromJson(output);
            return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        }
    };
    Result run(const QStringList& arguments) const;
    QString write(const QString& name, const QByteArray& content) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

TestDraftsCommand::Result TestDraftsCommand::run(const QStringList& arguments) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    environment.insert(QStringLiteral("FAIRLEAD_DATA_DIR"), m_dir->filePath(QStringLiteral("data")));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), QStringList{QStringLiteral("drafts")} + arguments);
    process.waitForFinished();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QString TestDraftsCommand::write(const QString& name, const QByteArray& content) const
{
    QFile file(m_dir->filePath(name));
    [&] {
        QVERIFY(file.open(QFile::WriteOnly) && file.write(content) == content.size());
    }();
    return file.fileName();
}

void TestDraftsCommand::importListExportDelete()
{
    const QByteArray content = R"({
  "format": "fairlead-campaign",
  "version": 1,
  "campaign": {
    "name": "Herbst 🚀",
    "x-unknown": [
      1,
      null
    ]
  }
}
)";
    const auto file = write(QStringLiteral("a.campaign"), content);
    const auto imported = run({QStringLiteral("import"), file});
    QCOMPARE(imported.exitCode, 0);
    const auto id = QString::fromUtf8(imported.output).trimmed();

    const auto listed = run({QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(listed.exitCode, 0);
    const auto list = listed.json().toArray();
    QCOMPARE(list.size(), 1);
    const auto draft = list[0].toObject();
    QCOMPARE(draft.keys(),
             (QStringList{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("problems"),
                          QStringLiteral("state"), QStringLiteral("updated_at")}));
    QCOMPARE(draft[QStringLiteral("id")].toString(), id);
    QCOMPARE(draft[QStringLiteral("name")].toString(), QStringLiteral("Herbst \U0001F680"));
    QCOMPARE(draft[QStringLiteral("state")].toString(), QStringLiteral("draft"));
    QVERIFY(draft[QStringLiteral("problems")].toInt() > 0);
    QVERIFY(QDateTime::fromString(draft[QStringLiteral("updated_at")].toString(), Qt::ISODate).isValid());

    const auto out = m_dir->filePath(QStringLiteral("out.campaign"));
    QCOMPARE(run({QStringLiteral("export"), id, out}).exitCode, 0);
    QFile exported(out);
    QVERIFY(exported.open(QFile::ReadOnly));
    QCOMPARE(exported.readAll(), content);

    QCOMPARE(run({QStringLiteral("delete"), id}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--json")}).json().toArray().size(), 0);
    DraftLibrary library(m_dir->filePath(QStringLiteral("data")));
    QVERIFY(library.summary(id)->deletedAt.isValid()); // in the bin, not gone
}

void TestDraftsCommand::worksWhileAnotherProcessHasTheLibraryOpen()
{
    DraftLibrary open(m_dir->filePath(QStringLiteral("data")));
    const auto id = DraftLibrary::newId();
    QVERIFY(!open.create(id, newDraft(QStringLiteral("UTC"))).result().error);
    QVERIFY(run({QStringLiteral("list")}).output.contains(id.toUtf8()));
    const auto file = write(QStringLiteral("a.campaign"), R"({"name":"x"})");
    const auto imported = run({QStringLiteral("import"), file});
    QVERIFY(open.draft(QString::fromUtf8(imported.output).trimmed()));
}

void TestDraftsCommand::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown verb") << QStringList{QStringLiteral("purge")};
    QTest::newRow("import nothing") << QStringList{QStringLiteral("import")};
    QTest::newRow("export without file") << QStringList{QStringLiteral("export"), QStringLiteral("id")};
    QTest::newRow("delete nothing") << QStringList{QStringLiteral("delete")};
    QTest::newRow("list something") << QStringList{QStringLiteral("list"), QStringLiteral("x")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("list"), QStringLiteral("--yaml")};
}

void TestDraftsCommand::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const auto result = run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.output.isEmpty());
    QVERIFY(!result.errors.isEmpty());
}

void TestDraftsCommand::badFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("another object") << QByteArray("{\"a\":1}");
    QTest::newRow("another format") << QByteArray(R"({"format":"x","version":1,"campaign":{}})");
    QTest::newRow("newer version") << QByteArray(
        R"({"format":"fairlead-campaign","version":2,"campaign":{}})");
    QTest::newRow("cut off") << QByteArray(R"({"format":"fairlead-campaign","version":1,"campa)");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6);
    QTest::newRow("not UTF-8") << QByteArray("{\"name\":\"\xff\xfe\"}");
    QTest::newRow("too deep") << QByteArray("{\"name\":" + QByteArray(100'000, '[') +
                                            QByteArray(100'000, ']') + "}");
    QTest::newRow("too large") << QByteArray("{\"name\":\"" + QByteArray(17 * 1024 * 1024, 'x') + "\"}");
}

void TestDraftsCommand::badFilesAreNamed()
{
    QFETCH(QByteArray, content);
    const auto file = write(QStringLiteral("bad.campaign"), content);
    const auto result = run({QStringLiteral("import"), file, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 3);
    QVERIFY(result.errors.contains("bad.campaign"));
    const auto answer = result.json().toArray();
    QCOMPARE(answer.size(), 1);
    QVERIFY(!answer[0].toObject()[QStringLiteral("error")].toString().isEmpty());
    QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--json")}).json().toArray().size(), 0);
}

void TestDraftsCommand::oneBadFileDoesNotStopTheOthers()
{
    const auto bom = write(QStringLiteral("bom.campaign"), "\xef\xbb\xbf{\"name\":\"with a mark\"}");
    const auto result = run({QStringLiteral("import"), m_dir->filePath(QStringLiteral("missing")), bom});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.output.count('\n'), 1);
    QVERIFY(run({QStringLiteral("list")}).output.contains("with a mark"));
}

void TestDraftsCommand::unknownIdsChangeNothing()
{
    const auto file = write(QStringLiteral("a.campaign"), R"({"name":"kept"})");
    const auto id = QString::fromUtf8(run({QStringLiteral("import"), file}).output).trimmed();
    const auto unknown = DraftLibrary::newId();
    QCOMPARE(run({QStringLiteral("delete"), id, unknown}).exitCode, 3);
    QVERIFY(run({QStringLiteral("list")}).output.contains("kept"));
    const auto out = m_dir->filePath(QStringLiteral("out.campaign"));
    const auto exported = run({QStringLiteral("export"), unknown, out});
    QCOMPARE(exported.exitCode, 3);
    QVERIFY(exported.errors.contains(unknown.toUtf8()));
    QVERIFY(!QFile::exists(out));
    for (const auto& arguments : {QStringList{QStringLiteral("export"), unknown, out},
                                  QStringList{QStringLiteral("delete"), unknown}}) { // one document, always
        const auto failed = run(arguments + QStringList{QStringLiteral("--json")});
        QCOMPARE(failed.exitCode, 3);
        QVERIFY(!failed.json()[QStringLiteral("error")].toString().isEmpty());
        QCOMPARE(failed.json()[QStringLiteral("id")].toString(), unknown);
    }
    QCOMPARE(run({QStringLiteral("export"), id, m_dir->filePath(QStringLiteral("no/such/folder"))}).exitCode,
             3);
}

void TestDraftsCommand::anUnusableDirectoryIsSaidInWords()
{
    write(QStringLiteral("data"), "a file where the folder should be");
    const auto file = write(QStringLiteral("a.campaign"), R"({"name":"x"})");
    for (const auto& arguments :
         {QStringList{QStringLiteral("list")}, QStringList{QStringLiteral("import"), file}}) {
        const auto result = run(arguments);
        QCOMPARE(result.exitCode, 3);
        QVERIFY(result.output.isEmpty());
        QVERIFY(result.errors.contains(m_dir->filePath(QStringLiteral("data")).toUtf8())); // which one it is
    }
}

QTEST_GUILESS_MAIN(TestDraftsCommand)
#include "tst_draftscommand.moc"
