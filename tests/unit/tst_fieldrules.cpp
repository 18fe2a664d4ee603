#include "tests/unit/campaigns.h"

#include "models/campaign/codec.h"
#include "models/campaign/schema.h"

#include <QSet>
#include <QTest>

using namespace fairlead;
using namespace fairlead::test;

/// What each field takes by itself: both sides of every bound, every member, every type (API sheet, 1.1 to
/// 1.3). The numbers stand here once more on purpose: a slip in the schema table must not go unseen.
class TestFieldRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFieldTakes_data();
    void aFieldTakes();
    void aFieldRefuses_data();
    void aFieldRefuses();
    void aFieldDrawsAHint_data();
    void aFieldDrawsAHint();
    void everyFieldRefusesAnotherType_data();
    void everyFieldRefusesAnotherType();
    void everyBoundOfTheSchemaIsTestedHere();
    void aMissingFieldIsReportedOnce_data();
    void aMissingFieldIsReportedOnce();
    void everyEntryOfAListIsRead();
    void messagesNameFieldBoundAndValue();
    void aLongValueDoesNotBuryTheMessage();
};

namespace {

constexpr auto step = "/steps/0";
constexpr auto variant = "/steps/0/variants/0";

std::string below(const char* parent, const char* name)
{
    return std::string(parent) + '/' + name;
}

/// A LinkedIn step is where an action and a message are sent.
Json baseFor(const QString& path)
{
    const bool linkedIn = path.endsWith(QLatin1String("action_type")) ||
                          path.endsWith(QLatin1String("message_template")) ||
                          path.startsWith(QLatin1String("/connected_account_id"));
    return linkedIn ? linkedInCampaign() : emailCampaign();
}

struct Row
{
    std::string path;
    Json value;
    const char* code = nullptr; ///< null: the value is taken
    std::string at = {};        ///< where the problem is, when it is not at the path
};

Json steps(std::size_t count)
{
    Json array = Json::array();
    for (std::size_t i = 0; i < count; ++i)
        array.push_back(with(emailCampaign().at("steps").at(0), "/step", i + 1));
    return array;
}

const std::vector<Row>& taken()
{
    static const auto astral = QStringLiteral("😀");
    static const std::vector<Row> rows{
        {"/name", text(1)},
        {"/name", text(255)},
        {"/name", text(255, astral)},
        {"/dataset_id", "3F0C1F6E-5B1A-4C8E-9A55-0D6F2B7C1A01"},
        {"/steps", steps(1)},
        {"/steps", steps(10)},
        {"/description", nullptr},
        {"/description", ""},
        {"/description", text(1000)},
        {"/description", text(1000, astral)},
        {"/type", nullptr},
        {"/alias_ids", Json::array({"not typed as a uuid", "b"})},
        {"/connected_account_id", otherUuid},
        {"/launch_type", nullptr},
        {"/daily_limit", 1},
        {"/daily_limit", 96},
        {"/daily_limit", 50.0},
        {"/daily_limit", nullptr},
        {"/sending_window_start", "00:00:00"},
        {"/sending_window_start", "08:30"},
        {"/sending_window_end", "23:59:59"},
        {"/min_interval_seconds", 60},
        {"/min_interval_seconds", nullptr},
        {"/timezone", "UTC"},
        {"/timezone", "America/Argentina/Buenos_Aires"},
        {"/timezone", "Asia/Kolkata"},
        {"/timezone", "Asia/Calcutta"},
        {"/timezone", "Pacific/Chatham"},
        {"/send_days", Json::array({"sun"})},
        {"/send_days", {"sun", "sat", "fri", "thu", "wed", "tue", "mon"}},
        {"/system_prompt", nullptr},
        {"/system_prompt", text(100)},
        {"/system_prompt", text(100, astral)},
        {"/system_prompt", text(5000)},
        {"/system_prompt", text(5000, astral)},
        {"/unreviewed_launch_policy", "launch_default"},
        {"/unreviewed_launch_policy", "hold"},
        {"/unreviewed_launch_policy", "cancel"},
        {below(step, "step"), 1},
        {below(step, "step"), nullptr},
        {below(step, "delay_days"), 0},
        {below(step, "delay_days"), 365},
        {below(step, "channel"), nullptr},
        {below(step, "ai_personalization_enabled"), true},
        {below(step, "ai_personalization_enabled"), nullptr},
        {below(step, "track_clicks"), nullptr},
        {below(step, "action_type"), "connection_request"},
        {below(step, "message_template"), "Hi"},
        {below(variant, "label"), text(1)},
        {below(variant, "label"), text(10)},
        {below(variant, "label"), text(10, astral)},
        {below(variant, "weight"), 60},
        {below(variant, "template_id"), uuid},
        {below(variant, "sender_profile_id"), uuid},
        {below(variant, "sender_profile_id"), nullptr},
    };
    return rows;
}

const std::vector<Row>& refused()
{
    static const auto astral = QStringLiteral("😀");
    static const std::vector<Row> rows{
        {"/name", text(0), "too_short"},
        {"/name", text(256), "too_long"},
        {"/name", text(256, astral), "too_long"},
        {"/dataset_id", "", "not_a_uuid"},
        {"/dataset_id", "3f0c1f6e5b1a4c8e9a550d6f2b7c1a01", "not_a_uuid"},
        {"/dataset_id", "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a0g", "not_a_uuid"},
        {"/dataset_id", "{3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01}", "not_a_uuid"},
        {"/dataset_id", " ", "not_a_uuid"},
        {"/dataset_id", "3f0c1f6e-5b1a-4c8e -9a55-0d6f2b7c1a01", "not_a_uuid"},
        {"/steps", steps(0), "too_few"},
        {"/steps", steps(11), "too_many"},
        {"/steps/0", "first", "wrong_type"},
        {"/description", text(1001), "too_long"},
        {"/description", text(1001, astral), "too_long"},
        {"/type", "sms", "unknown_value"},
        {"/type", "Email", "unknown_value"},
        {"/alias_ids", Json::array(), "too_few"},
        {"/alias_ids", Json::array({"a", ""}), "too_short", "/alias_ids/1"},
        {"/alias_ids", Json::array({"a", 1}), "wrong_type", "/alias_ids/1"},
        {"/connected_account_id", "linkedin", "not_a_uuid"},
        {"/launch_type", "later", "unknown_value"},
        {"/daily_limit", 0, "out_of_range"},
        {"/daily_limit", -1, "out_of_range"},
        {"/daily_limit", 10'001, "out_of_range"},
        {"/daily_limit", std::numeric_limits<qint64>::max(), "out_of_range"},
        {"/daily_limit", std::numeric_limits<quint64>::max(), "out_of_range"},
        {"/daily_limit", 1e300, "out_of_range"},
        {"/daily_limit", -1e300, "out_of_range"},
        {"/daily_limit", 1.5, "wrong_type"},
        {"/daily_limit", "90", "wrong_type"},
        {"/daily_limit", true, "wrong_type"},
        {"/sending_window_start", "", "not_a_time"},
        {"/sending_window_start", "24:00:00", "not_a_time"},
        {"/sending_window_start", "9:00", "not_a_time"},
        {"/sending_window_end", "17:60:00", "not_a_time"},
        {"/sending_window_end", "17:00:00+02:00", "not_a_time"},
        {"/min_interval_seconds", 59, "out_of_range"},
        {"/min_interval_seconds", 3601, "out_of_range"},
        {"/timezone", "", "unknown_time_zone"},
        {"/timezone", "Mars/Olympus", "unknown_time_zone"},
        {"/timezone", "UTC+5", "unknown_time_zone"},
        {"/timezone", "UTC+05:30", "unknown_time_zone"},
        {"/timezone", "W. Europe Standard Time", "unknown_time_zone"},
        {"/timezone", "../../etc/passwd", "unknown_time_zone"},
        {"/timezone", "Europe", "unknown_time_zone"},
        {"/timezone", "zone.tab", "unknown_time_zone"},
        {"/send_days", Json::array(), "too_few"},
        {"/send_days", Json::array({"mon", "Tue"}), "unknown_value", "/send_days/1"},
        {"/send_days", Json::array({"monday"}), "unknown_value", "/send_days/0"},
        {"/send_days", Json::array({"mon", nullptr}), "wrong_type", "/send_days/1"},
        {"/system_prompt", "", "too_short"},
        {"/system_prompt", text(99), "too_short"},
        {"/system_prompt", text(99, astral), "too_short"},
        {"/system_prompt", text(5001), "too_long"},
        {"/unreviewed_launch_policy", "wait", "unknown_value"},
        {below(step, "step"), 0, "out_of_range"},
        {below(step, "delay_days"), -1, "out_of_range"},
        {below(step, "channel"), "sms", "unknown_value"},
        {below(step, "variants"), Json::array(), "too_few"},
        {below(step, "variants/0"), 7, "wrong_type"},
        {below(step, "action_type"), "", "too_short"},
        {below(variant, "label"), "", "too_short"},
        {below(variant, "label"), text(11), "too_long"},
        {below(variant, "label"), text(11, astral), "too_long"},
        {below(variant, "weight"), -1, "out_of_range"},
        {below(variant, "weight"), 101, "out_of_range"},
        {below(variant, "type"), "template", "unknown_value"},
        {below(variant, "template_id"), "", "not_a_uuid"},
        {below(variant, "sender_profile_id"), "me", "not_a_uuid"},
    };
    return rows;
}

/// Sent as it should be, or meant so, perhaps.
const std::vector<Row>& hinted()
{
    static const std::string id = uuid;
    static const std::vector<Row> rows{
        {"/dataset_id", id + '\n', "conflict"},
        {"/dataset_id", ' ' + id, "conflict"},
        {"/dataset_id", "\u00a0" + id + "\t", "conflict"},
        {"/connected_account_id", id + ' ', "conflict"},
        {"/alias_ids", Json::array({"a", "b "}), "conflict", "/alias_ids/1"},
        {below(variant, "template_id"), id + "\r\n", "conflict"},
        {below(variant, "sender_profile_id"), "\u2003" + id, "conflict"},
        {below(step, "message_template"), nullptr, "too_short"}, // a connection request
        {below(step, "message_template"), "", "too_short"},
        {below(step, "message_template"), " \u200b", "too_short"},
    };
    return rows;
}

void addRows(const std::vector<Row>& rows, const char* severity = "error")
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("campaign");
    QTest::addColumn<QStringList>("problems");
    int number = 0;
    for (const auto& row : rows) {
        const auto path = QString::fromStdString(row.path);
        const auto where = row.at.empty() ? path : QString::fromStdString(row.at);
        const auto name = QStringLiteral("%1 %2 %3")
                              .arg(++number)
                              .arg(path)
                              .arg(QString::fromUtf8(toCompactJson(row.value)).left(30));
        QTest::newRow(qPrintable(name))
            << path << toCompactJson(with(baseFor(path), row.path.c_str(), row.value))
            << (row.code ? QStringList(QStringLiteral("%1 %2 %3")
                                           .arg(QLatin1String(severity), where, QLatin1String(row.code)))
                         : QStringList());
    }
}

QStringList found(const QByteArray& campaign)
{
    return problemsOf(*parseJson(campaign).value);
}

template <typename Visit>
void forEachField(Visit visit)
{
    for (const auto& field : schema::campaignFields())
        visit(QStringLiteral("/"), field);
    for (const auto& field : schema::stepFields())
        visit(QStringLiteral("/steps/0/"), field);
    for (const auto& field : schema::variantFields())
        visit(QStringLiteral("/steps/0/variants/0/"), field);
}

} // namespace

void TestFieldRules::aFieldTakes_data()
{
    addRows(taken());
}

void TestFieldRules::aFieldTakes()
{
    QFETCH(QByteArray, campaign);
    QCOMPARE(found(campaign), QStringList());
}

void TestFieldRules::aFieldRefuses_data()
{
    addRows(refused());
}

void TestFieldRules::aFieldRefuses()
{
    QFETCH(QByteArray, campaign);
    QFETCH(QStringList, problems);
    QCOMPARE(found(campaign), problems);
}

void TestFieldRules::aFieldDrawsAHint_data()
{
    addRows(hinted(), "hint");
}

void TestFieldRules::aFieldDrawsAHint()
{
    QFETCH(QByteArray, campaign);
    QFETCH(QStringList, problems);
    QCOMPARE(found(campaign), problems);
}

void TestFieldRules::everyFieldRefusesAnotherType_data()
{
    QTest::addColumn<QString>("path");
    forEachField([](const QString& parent, const schema::FieldSpec& field) {
        const auto path = parent + QLatin1String(field.name);
        QTest::newRow(qPrintable(path)) << path;
    });
}

void TestFieldRules::everyFieldRefusesAnotherType()
{
    QFETCH(QString, path);
    for (const auto& value : {Json{{"an", "object"}}, Json(0.5)}) {
        const auto campaign = with(baseFor(path), qPrintable(path), value);
        QCOMPARE(problemsOf(campaign), QStringList(QStringLiteral("error %1 wrong_type").arg(path)));
    }
}

void TestFieldRules::everyBoundOfTheSchemaIsTestedHere()
{
    QSet<QString> low;
    QSet<QString> high;
    for (const auto& row : refused()) {
        const auto path = QString::fromStdString(row.path);
        const QByteArray code = row.code;
        if (code == "too_short" || code == "too_few" ||
            (code == "out_of_range" && row.value.get<double>() < 60))
            low << path;
        if (code == "too_long" || code == "too_many" ||
            (code == "out_of_range" && row.value.get<double>() > 100))
            high << path;
    }
    forEachField([&](const QString& parent, const schema::FieldSpec& field) {
        const auto path = parent + QLatin1String(field.name);
        const bool bounded = field.kind != schema::Kind::TextList && field.members.empty();
        if (bounded && field.minimum > 0)
            QVERIFY2(low.contains(path), qPrintable(path));
        if (bounded && field.maximum != schema::unbounded)
            QVERIFY2(high.contains(path), qPrintable(path));
    });
}

void TestFieldRules::aMissingFieldIsReportedOnce_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path :
         {"/name", "/dataset_id", "/steps", "/alias_ids", "/connected_account_id", "/steps/0/delay_days",
          "/steps/0/variants", "/steps/0/action_type", "/steps/0/variants/0/label",
          "/steps/0/variants/0/weight", "/steps/0/variants/0/type", "/steps/0/variants/0/template_id"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestFieldRules::aMissingFieldIsReportedOnce()
{
    QFETCH(QString, path);
    const QStringList expected{QStringLiteral("error %1 required").arg(path)};
    QCOMPARE(problemsOf(without(baseFor(path), qPrintable(path))), expected);
    QCOMPARE(problemsOf(with(baseFor(path), qPrintable(path), nullptr)), expected);
    const QStringList hint{QStringLiteral("hint %1 required").arg(path)};
    QCOMPARE(problemsOf(without(baseFor(path), qPrintable(path)), RuleDepth::Draft), hint);
}

void TestFieldRules::everyEntryOfAListIsRead()
{
    QCOMPARE(problemsOf(with(emailCampaign(), "/send_days", {"mon", 5, "xyz", nullptr, "mon"})),
             QStringList({QStringLiteral("error /send_days/1 wrong_type"),
                          QStringLiteral("error /send_days/2 unknown_value"),
                          QStringLiteral("error /send_days/3 wrong_type"),
                          QStringLiteral("warning /send_days/4 duplicate")}));
    QCOMPARE(problemsOf(with(emailCampaign(), "/alias_ids", {"", 5})),
             QStringList({QStringLiteral("error /alias_ids/0 too_short"),
                          QStringLiteral("error /alias_ids/1 wrong_type")}));
}

void TestFieldRules::messagesNameFieldBoundAndValue()
{
    const auto messageOf = [](const char* path, const Json& value) {
        const auto problems = checkCampaign(decodeCampaign(with(emailCampaign(), path, value)),
                                            {.now = testNow, .facts = {.zoneReadingConfirmed = true}});
        return problems.empty() ? QString() : problems.front().message;
    };
    QCOMPARE(messageOf("/steps/0/variants/1/weight", 140),
             QStringLiteral("Weight must be between 0 and 100; it is 140."));
    QCOMPARE(messageOf("/steps/0/delay_days", -2), QStringLiteral("Delay must be at least 0; it is -2."));
    QCOMPARE(messageOf("/name", ""), QStringLiteral("Name must not be empty."));
    QCOMPARE(messageOf("/system_prompt", "short"),
             QStringLiteral("Personalization prompt must have at least 100 characters; it has 5."));
    QCOMPARE(messageOf("/daily_limit", "many"),
             QStringLiteral("Daily limit must be a whole number; it is a text."));
    QCOMPARE(messageOf("/daily_limit", 1.5),
             QStringLiteral("Daily limit must be a whole number; it is 1.5."));
}

void TestFieldRules::aLongValueDoesNotBuryTheMessage()
{
    const auto longText = QLatin1Char('x') + QStringLiteral("😀").repeated(100'000);
    const auto problems =
        checkCampaign(decodeCampaign(with(emailCampaign(), "/dataset_id", toJson(longText))),
                      {.now = testNow, .facts = {.zoneReadingConfirmed = true}});
    QVERIFY(problems.front().message.size() < 100);
    QVERIFY(problems.front().message.isValidUtf16());
}

QTEST_GUILESS_MAIN(TestFieldRules)
#include "tst_fieldrules.moc"
