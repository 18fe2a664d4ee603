#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

/// `forecast FILE… --together` against what `forecast` says of each file, added up here in the plainest way
/// and with Qt's own clocks.
class TestTogether : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsUpWhatEachFileSends_data();
    void addsUpWhatEachFileSends();
    void takesTheFirstFilesZone();
    void wantsLeadsInEachFile();
    void tellsWhichFileCannotBeRead();
    void tellsOfTooMuchForOneSender();
    void knowsOnlyItsOwnOptions_data();
    void knowsOnlyItsOwnOptions();
};

namespace {

struct Said
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Said forecast(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(FAIRLEAD_PROGRAM), QStringList{QStringLiteral("forecast")} + arguments);
    if (!process.waitForFinished()) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A campaign as its author would have it.
struct Wanted
{
    QString zone;
    QStringList channels; ///< per step
    QStringList aliases;
    QString account;
    int leads = 0; ///< 0: the file names none
    int dailyLimit = 90;
    QString windowEnd = QStringLiteral("17:00:00");
};

QString fileOf(const QTemporaryDir& dir, const QString& name, const Wanted& wanted)
{
    QJsonArray steps;
    for (const auto& channel : wanted.channels)
        steps.append(QJsonObject{{QStringLiteral("step"), steps.size() + 1},
                                 {QStringLiteral("channel"), channel},
                                 {QStringLiteral("delay_days"), steps.isEmpty() ? 0 : 2}});
    QJsonObject campaign{{QStringLiteral("name"), name},
                         {QStringLiteral("type"), QStringLiteral("mixed")},
                         {QStringLiteral("steps"), steps},
                         {QStringLiteral("timezone"), wanted.zone},
                         {QStringLiteral("daily_limit"), wanted.dailyLimit},
                         {QStringLiteral("min_interval_seconds"), 60},
                         {QStringLiteral("sending_window_start"), QStringLiteral("09:00:00")},
                         {QStringLiteral("sending_window_end"), wanted.windowEnd},
                         {QStringLiteral("send_days"),
                          QJsonArray{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("thu")}}};
    if (!wanted.aliases.isEmpty())
        campaign[QStringLiteral("alias_ids")] = QJsonArray::fromStringList(wanted.aliases);
    if (!wanted.account.isEmpty())
        campaign[QStringLiteral("connected_account_id")] = wanted.account;
    QJsonObject settings{{QStringLiteral("launch_at"), QStringLiteral("2026-10-22T06:30:00Z")}};
    if (wanted.leads > 0)
        settings[QStringLiteral("leads")] = wanted.leads;
    const QJsonObject frame{
        {QStringLiteral("format"), QStringLiteral("fairlead-campaign")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("campaign"), campaign},
        {QStringLiteral("editor"), QJsonObject{{QStringLiteral("forecast"), settings}}},
    };
    const auto path = dir.filePath(name + QStringLiteral(".campaign"));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(frame).toJson()) > 0 ? path
                                                                                            : QString();
}

struct Day
{
    qint64 total = 0;
    QList<qint64> byCampaign;
    QMap<QString, qint64> bySender;

    friend bool operator==(const Day&, const Day&) = default;
};

using Days = QMap<QString, Day>; ///< by ISO date

/// Adds what one file sends, action by action as the command lists them.
void add(Days& days, const QString& path, const Wanted& wanted, int campaign, int campaigns,
         const QTimeZone& zone)
{
    const QTemporaryDir dir;
    const auto table = dir.filePath(QStringLiteral("actions.csv"));
    QCOMPARE(forecast({path, QStringLiteral("--actions"), table}).exitCode, 0);
    QFile file(table);
    QVERIFY(file.open(QIODevice::ReadOnly));
    file.readLine(); // the header
    int emails = 0;
    while (!file.atEnd()) {
        const auto cells = QString::fromLatin1(file.readLine().trimmed()).split(u',');
        const auto instant = QDateTime::fromString(cells[2], Qt::ISODate).toUTC();
        auto& day = days[instant.addSecs(zone.offsetFromUtc(instant)).date().toString(Qt::ISODate)];
        day.byCampaign.resize(campaigns);
        ++day.total;
        ++day.byCampaign[campaign];
        const bool isEmail = wanted.channels[cells[1].toInt() - 1] == QLatin1String("email");
        const auto number = isEmail ? emails++ : 0;
        if (isEmail && !wanted.aliases.isEmpty())
            ++day.bySender[wanted.aliases[number % wanted.aliases.size()]];
        else if (!isEmail && !wanted.account.isEmpty())
            ++day.bySender[wanted.account];
    }
}

Days daysOf(const QJsonObject& json)
{
    Days days;
    for (const auto& value : json[QStringLiteral("days")].toArray()) {
        const auto object = value.toObject();
        Day day{object[QStringLiteral("total")].toInteger(), {}, {}};
        for (const auto& count : object[QStringLiteral("by_campaign")].toArray())
            day.byCampaign << count.toInteger();
        const auto senders = object[QStringLiteral("by_sender")].toObject();
        for (auto it = senders.begin(); it != senders.end(); ++it)
            day.bySender[it.key()] = it.value().toInteger();
        days[object[QStringLiteral("date")].toString()] = day;
    }
    return days;
}

const auto email = QStringLiteral("email");
const auto linkedIn = QStringLiteral("linkedin");

const Wanted berlin{QStringLiteral("Europe/Berlin"),
                    {email, linkedIn, email},
                    {QStringLiteral("a1"), QStringLiteral("a2"), QStringLiteral("a3")},
                    QStringLiteral("l1"),
                    200};
const Wanted auckland{QStringLiteral("Pacific/Auckland"), {email}, {QStringLiteral("a2")}, {}, 170, 40};
const Wanted nobody{QStringLiteral("America/New_York"), {linkedIn, email}, {}, {}, 33};

} // namespace

void TestTogether::addsUpWhatEachFileSends_data()
{
    QTest::addColumn<QList<int>>("members");
    QTest::addColumn<QString>("zone");
    QTest::newRow("one alone") << QList<int>{0} << QStringLiteral("Europe/Berlin");
    QTest::newRow("two with a common address") << QList<int>{0, 1} << QStringLiteral("Europe/Berlin");
    QTest::newRow("three, on another clock") << QList<int>{0, 1, 2} << QStringLiteral("America/Los_Angeles");
    QTest::newRow("one twice") << QList<int>{2, 0, 2} << QStringLiteral("UTC");
}

void TestTogether::addsUpWhatEachFileSends()
{
    QFETCH(const QList<int>, members);
    QFETCH(const QString, zone);
    const QTemporaryDir dir;
    const QList<Wanted> all{berlin, auckland, nobody};
    QStringList arguments{QStringLiteral("--together"), QStringLiteral("--json"), QStringLiteral("--zone"),
                          zone};
    Days expected;
    for (int i = 0; i < members.size(); ++i) {
        const auto& wanted = all[members[i]];
        const auto path = fileOf(dir, QStringLiteral("c%1").arg(i), wanted);
        arguments << path;
        add(expected, path, wanted, i, static_cast<int>(members.size()), QTimeZone(zone.toLatin1()));
    }
    const auto said = forecast(arguments);
    QCOMPARE(said.exitCode, 0);
    const auto json = said.json();
    QCOMPARE(json[QStringLiteral("zone")].toString(), zone);
    const auto days = daysOf(json);
    QCOMPARE(days.keys(), expected.keys());
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        QCOMPARE(days[it.key()].total, it->total);
        QCOMPARE(days[it.key()].byCampaign, it->byCampaign);
        QCOMPARE(days[it.key()].bySender, it->bySender);
    }
    const auto campaigns = json[QStringLiteral("campaigns")].toArray();
    QCOMPARE(campaigns.size(), members.size());
    for (int i = 0; i < members.size(); ++i) {
        const auto campaign = campaigns[i].toObject();
        const auto alone = forecast({arguments[4 + i], QStringLiteral("--json")}).json();
        for (const char* member : {"leads", "actions", "first_action", "last_action", "complete"})
            QCOMPARE(campaign[QLatin1String(member)], alone[QLatin1String(member)]);
        QCOMPARE(campaign[QStringLiteral("name")].toString(), QStringLiteral("c%1").arg(i));
        QCOMPARE(campaign[QStringLiteral("file")].toString(), arguments[4 + i]);
    }
}

void TestTogether::takesTheFirstFilesZone()
{
    const QTemporaryDir dir;
    const auto first = fileOf(dir, QStringLiteral("first"), auckland);
    const auto second = fileOf(dir, QStringLiteral("second"), berlin);
    const auto said = forecast({first, second, QStringLiteral("--together"), QStringLiteral("--json")});
    QCOMPARE(said.json()[QStringLiteral("zone")].toString(), auckland.zone);
}

void TestTogether::wantsLeadsInEachFile()
{
    const QTemporaryDir dir;
    auto unknown = auckland;
    unknown.leads = 0;
    const auto path = fileOf(dir, QStringLiteral("unknown"), unknown);
    const auto said = forecast({fileOf(dir, QStringLiteral("known"), berlin), path,
                                QStringLiteral("--together"), QStringLiteral("--json")});
    QCOMPARE(said.exitCode, 1);
    const auto problems = said.json()[QStringLiteral("problems")].toArray();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].toObject()[QStringLiteral("file")].toString(), path);
    QVERIFY2(said.err.contains("unknown.campaign"), said.err);
}

void TestTogether::tellsWhichFileCannotBeRead()
{
    const QTemporaryDir dir;
    const auto said =
        forecast({fileOf(dir, QStringLiteral("known"), berlin), dir.filePath(QStringLiteral("none")),
                  QStringLiteral("--together"), QStringLiteral("--json")});
    QCOMPARE(said.exitCode, 3);
    QCOMPARE(said.json()[QStringLiteral("file")].toString(), dir.filePath(QStringLiteral("none")));
}

void TestTogether::tellsOfTooMuchForOneSender()
{
    const QTemporaryDir dir;
    const Wanted much{QStringLiteral("UTC"), {email}, {QStringLiteral("a1")}, {}, 2'000, 400};
    const auto said =
        forecast({fileOf(dir, QStringLiteral("one"), much), fileOf(dir, QStringLiteral("two"), much),
                  QStringLiteral("--together"), QStringLiteral("--json")});
    const auto json = said.json();
    const auto findings = json[QStringLiteral("findings")].toArray();
    QVERIFY(!findings.isEmpty());
    const auto finding = findings[0].toObject();
    QCOMPARE(finding[QStringLiteral("code")].toString(), QStringLiteral("sender_overloaded"));
    QCOMPARE(finding[QStringLiteral("sender")].toString(), QStringLiteral("a1"));
    const auto days = daysOf(json);
    QVERIFY(days.contains(finding[QStringLiteral("date")].toString()));
    QVERIFY(finding[QStringLiteral("message")].toString().contains(QStringLiteral("800")));
}

void TestTogether::knowsOnlyItsOwnOptions_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("no such zone") << QStringList{QStringLiteral("--zone"), QStringLiteral("Mars/Olympus")};
    QTest::newRow("leads for all") << QStringList{QStringLiteral("--leads"), QStringLiteral("5")};
    QTest::newRow("one lead") << QStringList{QStringLiteral("--lead"), QStringLiteral("0")};
}

void TestTogether::knowsOnlyItsOwnOptions()
{
    QFETCH(const QStringList, more);
    const QTemporaryDir dir;
    const auto said = forecast(
        QStringList{fileOf(dir, QStringLiteral("known"), berlin), QStringLiteral("--together")} + more);
    QCOMPARE(said.exitCode, 2);
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
