#include "tests/unit/campaigns.h"

#include "models/campaign/codec.h"
#include "models/drafts/campaignfile.h"

#include <QTest>

#include <algorithm>

using namespace fairlead;
using namespace fairlead::test;

/// Rules across fields (API sheet, 1.4 and 11): each row is a campaign and everything that is said about it.
class TestCampaignRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void says_data();
    void says();
    void filesOfPeopleAreNotFine_data();
    void filesOfPeopleAreNotFine();
    void anIncompleteDraftIsOnlyHintedAt();
    void everythingIsSaidAtOnceInDocumentOrder();
    void theReadingOfTheZoneIsDoubtedUntilConfirmed();
    void capacityCountsTheActionAtTheOpening();
    void tenStepsOfTenVariantsAreSound();

private:
    void sendersRows();
    void stepRows();
    void linkedInRows();
    void variantRows();
    void startRows();
    void windowRows();
    void unseenRows();
};

namespace {

void row(const char* name, const Json& campaign, const QStringList& problems = {})
{
    QTest::newRow(name) << toCompactJson(campaign) << problems;
}

QStringList error(const char* pathAndCode)
{
    return {QLatin1String("error ") + QLatin1String(pathAndCode)};
}

QStringList warning(const char* pathAndCode)
{
    return {QLatin1String("warning ") + QLatin1String(pathAndCode)};
}

QStringList hint(const char* pathAndCode)
{
    return {QLatin1String("hint ") + QLatin1String(pathAndCode)};
}

Json scheduled(const char* start)
{
    return with(with(emailCampaign(), "/launch_type", "scheduled"), "/start_date", start);
}

Json linkedInStep(const char* action, const Json& message)
{
    return with(with(linkedInCampaign(), "/steps/0/action_type", action), "/steps/0/message_template",
                message);
}

Json weights(std::initializer_list<int> values)
{
    auto campaign = emailCampaign();
    const auto variant = campaign["steps"][0]["variants"][0];
    auto& variants = campaign["steps"][0]["variants"] = Json::array();
    for (const int value : values) {
        const auto label = std::string(1, static_cast<char>('A' + variants.size()));
        variants.push_back(with(with(variant, "/weight", value), "/label", label));
    }
    return campaign;
}

Json window(const char* start, const char* end, int limit = 1)
{
    return with(with(with(emailCampaign(), "/sending_window_start", start), "/sending_window_end", end),
                "/daily_limit", limit);
}

} // namespace

void TestCampaignRules::sendersRows()
{
    row("the e-mail base is sound", emailCampaign());
    row("the LinkedIn base is sound", linkedInCampaign());
    row("the mixed base is sound", mixedCampaign());
    row("no type is an e-mail campaign", without(emailCampaign(), "/type"));
    row("no type needs addresses", without(without(emailCampaign(), "/type"), "/alias_ids"),
        error("/alias_ids required"));
    row("mixed needs addresses", without(mixedCampaign(), "/alias_ids"), error("/alias_ids required"));
    row("mixed needs an address", with(mixedCampaign(), "/alias_ids", Json::array()),
        error("/alias_ids too_few"));
    row("mixed needs an account", without(mixedCampaign(), "/connected_account_id"),
        error("/connected_account_id required"));
    row("LinkedIn needs no address", with(linkedInCampaign(), "/alias_ids", Json::array()));
    row("LinkedIn does not use addresses", with(linkedInCampaign(), "/alias_ids", Json::array({"a"})));
    row("e-mail does not use an account", with(emailCampaign(), "/connected_account_id", uuid));
    row("a wrong account is one fault", with(emailCampaign(), "/connected_account_id", "me"),
        error("/connected_account_id not_a_uuid"));
    row("an address twice", with(emailCampaign(), "/alias_ids", Json::array({"a", "b", "a"})),
        warning("/alias_ids/2 duplicate"));
    row("a type that is no text is one fault", with(linkedInCampaign(), "/type", 7),
        error("/type wrong_type"));
    row("an unknown type is one fault", with(linkedInCampaign(), "/type", "sms"),
        error("/type unknown_value"));
    row("unknown members are no fault",
        with(with(emailCampaign(), "/colour", "blue"), "/steps/0/variants/0/colour", 1));
}

void TestCampaignRules::stepRows()
{
    row("numbers follow the order", with(mixedCampaign(), "/steps/1/step", 3),
        error("/steps/1/step conflict"));
    row("the same number twice", with(mixedCampaign(), "/steps/1/step", 1), error("/steps/1/step conflict"));
    row("numbers may be left out", without(without(mixedCampaign(), "/steps/0/step"), "/steps/1/step"));
    row("an e-mail campaign has e-mail steps", with(mixedCampaign(), "/type", "email"),
        error("/steps/1/channel conflict"));
    row("a LinkedIn campaign has LinkedIn steps", with(mixedCampaign(), "/type", "linkedin"),
        error("/steps/0/channel conflict"));
    row("no channel in a LinkedIn campaign is LinkedIn", without(linkedInCampaign(), "/steps/0/channel"));
    row("no channel in a mixed campaign is e-mail", without(mixedCampaign(), "/steps/0/channel"));
    row("a channel that is no text is one fault", with(mixedCampaign(), "/steps/1/channel", 5),
        error("/steps/1/channel wrong_type"));
    row("a step that is no object is one fault", with(mixedCampaign(), "/steps/1", Json::array()),
        error("/steps/1 wrong_type"));
    row("what LinkedIn left in an e-mail step is silent: action",
        with(emailCampaign(), "/steps/0/action_type", "message"));
    row("what LinkedIn left in an e-mail step is silent: message",
        with(emailCampaign(), "/steps/0/message_template", "Hi"));
    row("what e-mail left in a LinkedIn step is silent",
        with(linkedInCampaign(), "/steps/0/variants", emailCampaign()["steps"][0]["variants"]));
    row("empty variants of a LinkedIn step are no fault",
        with(linkedInCampaign(), "/steps/0/variants", Json::array()));
}

void TestCampaignRules::linkedInRows()
{
    const auto tooLong = [](const char* severity) {
        return QStringList(QLatin1String(severity) + QStringLiteral(" /steps/0/message_template too_long"));
    };
    const auto empty = hint("/steps/0/message_template too_short");
    row("a request without a note", linkedInStep("connection_request", nullptr), empty);
    row("an empty note", linkedInStep("connection_request", ""), empty);
    row("a blank note", linkedInStep("connection_request", " \n "), empty);
    row("an unseen note", linkedInStep("connection_request", "\u200B\u2060"), empty);
    row("a note of 200", linkedInStep("connection_request", text(200, QStringLiteral("😀"))));
    row("a note of 201", linkedInStep("connection_request", text(201, QStringLiteral("😀"))), tooLong("hint"));
    row("a note of 300", linkedInStep("connection_request", text(300, QStringLiteral("😀"))), tooLong("hint"));
    row("a note of 301", linkedInStep("connection_request", text(301, QStringLiteral("😀"))),
        tooLong("warning"));
    const auto unverified = hint("/steps/0/action_type unverified");
    row("a message is unverified", linkedInStep("message", "Hello"), unverified);
    row("a message of 301", linkedInStep("message", text(301)), unverified);
    row("a message needs a text", linkedInStep("message", ""),
        unverified + error("/steps/0/message_template required"));
    row("a message that is no text is one fault", linkedInStep("message", 1),
        unverified + error("/steps/0/message_template wrong_type"));
    const auto request = linkedInCampaign()["steps"][0];
    const auto second = [&](Json steps) {
        for (std::size_t i = 0; i < steps.size(); ++i)
            steps[i]["step"] = i + 1;
        return with(mixedCampaign(), "/steps", steps);
    };
    const auto mail = emailCampaign()["steps"][0];
    const auto message = with(request, "/action_type", "message");
    row("two requests in a row", second(Json::array({request, request})),
        hint("/steps/1/action_type duplicate"));
    row("two requests with an e-mail between", second(Json::array({request, mail, request})),
        hint("/steps/2/action_type duplicate"));
    row("a request and a message", second(Json::array({request, message})),
        hint("/steps/1/action_type unverified"));
    row("another action is unverified", linkedInStep("endorse", nullptr),
        warning("/steps/0/action_type unverified"));
}

void TestCampaignRules::variantRows()
{
    row("weights of 100", weights({100}));
    row("nobody gets the first", weights({0, 100}), warning("/steps/0/variants/0/weight conflict"));
    row("nobody gets the new one", weights({50, 50, 0}), warning("/steps/0/variants/2/weight conflict"));
    row("three weights of 100", weights({34, 33, 33}));
    row("weights of 99", weights({50, 49}), warning("/steps/0/variants conflict"));
    row("weights of 101", weights({50, 51}), warning("/steps/0/variants conflict"));
    row("weights of 0", weights({0, 0}), error("/steps/0/variants conflict"));
    row("a weight out of range is one fault", weights({150, 50}),
        error("/steps/0/variants/0/weight out_of_range"));
    row("a missing weight is one fault", without(weights({50, 50}), "/steps/0/variants/1/weight"),
        error("/steps/0/variants/1/weight required"));
    row("labels are unique", with(weights({50, 50}), "/steps/0/variants/1/label", "A"),
        error("/steps/0/variants/1/label duplicate"));
    const auto alike = hint("/steps/0/variants/1/label duplicate");
    for (const auto* label : {"a", " A", "A ", "\u00A0A", "A\u200B", "\u202AA\u202C", "\uFF21"})
        row(QByteArray("looks like A: ") + QByteArray(label).toHex(),
            with(weights({50, 50}), "/steps/0/variants/1/label", label), alike);
    row("another letter does not look like A", with(weights({50, 50}), "/steps/0/variants/1/label", "Ä"));
    row("labels are unique in a step only",
        with(with(emailCampaign(), "/steps/1", emailCampaign()["steps"][0]), "/steps/1/step", 2));
    const auto personal = with(weights({100}), "/steps/0/variants/0/type", "PERSONALIZATION");
    row("personalization needs a profile", personal, error("/steps/0/variants/0/sender_profile_id required"));
    row("personalization with a profile", with(personal, "/steps/0/variants/0/sender_profile_id", uuid));
    row("personalization needs no template",
        without(with(personal, "/steps/0/variants/0/sender_profile_id", uuid),
                "/steps/0/variants/0/template_id"));
    row("a variant that is no object is one fault", with(weights({50, 50}), "/steps/0/variants/1", nullptr),
        error("/steps/0/variants/1 wrong_type"));
}

void TestCampaignRules::unseenRows()
{
    const auto named = [](const char* name) {
        return with(emailCampaign(), "/name", name);
    };
    for (const auto* name :
         {" ", "   ", "\u00A0", "\u200B", "\u200E\u200F", "\u2060", "\uFEFF", "\u00AD", "\u3164", "\u2800",
          "\u115F", "\U000E0020", "\u202E \u202C", "\u2066\u2069", "\uFE0F", "\u3000"})
        row(qPrintable(QStringLiteral("invisible name ") + QString::fromLatin1(QByteArray(name).toHex())),
            named(name), warning("/name too_short"));
    for (const auto* name : {"Trial\n", "Trial\r\n", "A\tB", "A\u2028B", "A\u2029B", "A\u0085B", "A\vB"})
        row(qPrintable(QStringLiteral("line break in name ") + QString::fromLatin1(QByteArray(name).toHex())),
            named(name), hint("/name conflict"));
    for (const auto* name : {"👩\u200D💻", "می\u200Cخواهم", "A", "."})
        row(qPrintable(QStringLiteral("fine name ") + QString::fromLatin1(QByteArray(name).toHex())),
            named(name));
    const std::string id = uuid;
    const auto listed = [](const std::string& list) {
        return with(emailCampaign(), "/dataset_id", list);
    };
    row("blanks around an id", listed(" " + id + "\n"), hint("/dataset_id conflict"));
    row("a no-break space behind an id", listed(id + "\u00A0"), hint("/dataset_id conflict"));
    row("an unseen character in an id", listed(id + "\u200B"), error("/dataset_id not_a_uuid"));
    row("a blank in an id", listed("3f0c 1f6e"), error("/dataset_id not_a_uuid"));
    row("blanks around a sender", with(emailCampaign(), "/alias_ids", Json::array({" a"})),
        hint("/alias_ids/0 conflict"));
    row("an unseen character in a sender", with(emailCampaign(), "/alias_ids", Json::array({"a\uFEFF"})),
        hint("/alias_ids/0 conflict"));
    const auto note = [](const char* words) {
        return linkedInStep("connection_request", words);
    };
    const auto fault = hint("/steps/0/message_template conflict");
    for (const auto* words : {"{{first_name}", "{first_name}}", "{{first_name", "first_name}}", "}",
                              "{{a\u00A0b}}", "{{a\u200Bb}}", "{{\u202Ea}}", "{{a\tb}}"})
        row(qPrintable(QStringLiteral("braces ") + QString::fromLatin1(QByteArray(words).toHex())),
            note(words), fault);
    for (const auto* words :
         {"{{first_name}}", "{{ first_name }}", "{a|{b|c}}", "{{a}} and {{b}}", "a\u00A0b", "{}"})
        row(qPrintable(QStringLiteral("sound braces ") + QString::fromLatin1(QByteArray(words).toHex())),
            note(words));
}

void TestCampaignRules::startRows()
{
    row("scheduled needs a start", with(emailCampaign(), "/launch_type", "scheduled"),
        error("/start_date required"));
    row("in the window", scheduled("2026-12-01T09:00:00+01:00"));
    row("one second before the window", scheduled("2026-12-01T08:59:59+01:00"),
        warning("/start_date conflict"));
    row("the window's last second", scheduled("2026-12-01T16:59:59+01:00"));
    row("the window's end", scheduled("2026-12-01T17:00:00+01:00"), warning("/start_date conflict"));
    row("read in the campaign's zone", scheduled("2026-12-01T08:00:00Z"));
    row("on a day that does not send", scheduled("2026-12-05T12:00:00+01:00"),
        warning("/start_date conflict"));
    row("Saturday morning of Friday's window over midnight",
        with(with(scheduled("2026-12-05T01:00:00+01:00"), "/sending_window_start", "22:00:00"),
             "/sending_window_end", "06:00:00"),
        warning("/sending_window_end conflict"));
    row("Monday morning of Sunday's window over midnight",
        with(with(scheduled("2026-12-07T01:00:00+01:00"), "/sending_window_start", "22:00:00"),
             "/sending_window_end", "06:00:00"),
        {QStringLiteral("warning /start_date conflict"),
         QStringLiteral("warning /sending_window_end conflict")});
    row("now", scheduled("2026-11-01T00:00:00Z"), error("/start_date in_the_past"));
    row("a second ago", scheduled("2026-10-31T23:59:59Z"), error("/start_date in_the_past"));
    row("an instant without offset", scheduled("2026-12-01T09:00:00"), error("/start_date not_an_instant"));
    row("no day of the calendar", scheduled("2026-02-30T09:00:00Z"), error("/start_date not_an_instant"));
    row("immediate does not use it", with(emailCampaign(), "/start_date", "2020-01-01T09:00:00Z"));
    row("a wrong start is one fault", with(emailCampaign(), "/start_date", "soon"),
        error("/start_date not_an_instant"));
    row("a launch type that is no text is one fault",
        with(scheduled("2026-12-01T12:00:00Z"), "/launch_type", 1), error("/launch_type wrong_type"));
    row("an unsound zone is one fault", with(scheduled("2026-12-01T02:00:00Z"), "/timezone", "Mars"),
        error("/timezone unknown_time_zone"));
}

void TestCampaignRules::windowRows()
{
    row("equal ends never open", window("09:00:00", "09:00:00"), error("/sending_window_end conflict"));
    row("equal ends written unlike", window("09:00", "09:00:00"), error("/sending_window_end conflict"));
    row("over midnight", window("22:00:00", "06:00:00"), warning("/sending_window_end conflict"));
    row("until midnight", window("22:00:00", "00:00:00"));
    row("the whole day", window("00:00:00", "23:59:59"));
    row("96 in eight hours, 300 apart", window("09:00:00", "17:00:00", 96));
    row("97 in eight hours, 300 apart", window("09:00:00", "17:00:00", 97),
        warning("/daily_limit unreachable"));
    row("one more with a second more", window("09:00:00", "17:00:01", 97));
    row("capacity over midnight", window("22:00:00", "06:00:00", 97),
        {QStringLiteral("warning /daily_limit unreachable"),
         QStringLiteral("warning /sending_window_end conflict")});
    row("the default interval counts", without(window("09:00:00", "17:00:00", 97), "/min_interval_seconds"),
        warning("/daily_limit unreachable"));
    row("the default window counts",
        without(without(window("09:00:00", "17:00:00", 97), "/sending_window_start"), "/sending_window_end"),
        warning("/daily_limit unreachable"));
    row("the default limit is not the user's to mend", without(emailCampaign(), "/daily_limit"));
    row("no days are chosen", without(emailCampaign(), "/send_days"), warning("/send_days unverified"));
    row("a day twice", with(emailCampaign(), "/send_days", Json::array({"mon", "mon"})),
        warning("/send_days/1 duplicate"));
}

void TestCampaignRules::says_data()
{
    QTest::addColumn<QByteArray>("campaign");
    QTest::addColumn<QStringList>("problems");
    sendersRows();
    stepRows();
    linkedInRows();
    variantRows();
    startRows();
    windowRows();
    unseenRows();
}

void TestCampaignRules::says()
{
    QFETCH(QByteArray, campaign);
    QFETCH(QStringList, problems);
    QCOMPARE(problemsOf(*parseJson(campaign).value), problems);
}

void TestCampaignRules::filesOfPeopleAreNotFine_data()
{
    QTest::addColumn<QStringList>("problems");
    QTest::addColumn<QString>("words"); // that a message has to hold
    QTest::newRow("line-break-in-name") << hint("/name conflict") << QStringLiteral("line break");
    QTest::newRow("unseen-in-id") << error("/dataset_id not_a_uuid")
                                  << QStringLiteral("U+200B at character 37");
    QTest::newRow("blank-name") << warning("/name too_short") << QStringLiteral("no visible character");
    QTest::newRow("zero-width-name") << warning("/name too_short") << QStringLiteral("no visible character");
    const auto braces = hint("/steps/0/message_template conflict");
    QTest::newRow("braces") << hint("/steps/0/action_type unverified") + braces + braces + braces + braces
                            << QStringLiteral("U+00A0 at character 41");
    QTest::newRow("note-of-201") << hint("/steps/0/message_template too_long")
                                 << QStringLiteral("placeholders not filled in yet");
}

void TestCampaignRules::filesOfPeopleAreNotFine()
{
    QFETCH(QStringList, problems);
    QFETCH(QString, words);
    const auto name =
        QStringLiteral(FAIRLEAD_TEST_DATA "/hints/%1.campaign").arg(QLatin1String(QTest::currentDataTag()));
    const auto file = readCampaignFile(name);
    QVERIFY2(file.draft, qPrintable(file.error));
    const auto found = checkCampaign(file.draft->campaign, {.now = testNow});
    QCOMPARE(lines(found), problems);
    QVERIFY(
        std::ranges::any_of(found, [&](const Problem& problem) { return problem.message.contains(words); }));
}

void TestCampaignRules::anIncompleteDraftIsOnlyHintedAt()
{
    const QStringList missing{
        QStringLiteral("hint /name required"), QStringLiteral("hint /dataset_id required"),
        QStringLiteral("hint /steps required"), QStringLiteral("hint /alias_ids required"),
        QStringLiteral("warning /send_days unverified")};
    QCOMPARE(problemsOf(Json::object(), RuleDepth::Draft), missing);
    QCOMPARE(problemsOf(with(emailCampaign(), "/steps", Json::array()), RuleDepth::Draft),
             QStringList(QStringLiteral("hint /steps too_few")));
    QCOMPARE(problemsOf(with(emailCampaign(), "/daily_limit", 0), RuleDepth::Draft),
             QStringList(QStringLiteral("error /daily_limit out_of_range")));
}

void TestCampaignRules::everythingIsSaidAtOnceInDocumentOrder()
{
    auto campaign = mixedCampaign();
    campaign["send_days"] = Json::array();
    campaign["timezone"] = "nowhere";
    campaign.erase("alias_ids");
    campaign["steps"][1]["delay_days"] = -1;
    campaign["steps"][0]["variants"][1]["weight"] = 101;
    campaign["steps"][0]["variants"][0]["label"] = "";
    campaign["steps"][0]["delay_days"] = -1;
    campaign["name"] = "";
    QCOMPARE(problemsOf(campaign),
             (QStringList{QStringLiteral("error /name too_short"),
                          QStringLiteral("error /steps/0/delay_days out_of_range"),
                          QStringLiteral("error /steps/0/variants/0/label too_short"),
                          QStringLiteral("error /steps/0/variants/1/weight out_of_range"),
                          QStringLiteral("error /steps/1/delay_days out_of_range"),
                          QStringLiteral("error /alias_ids required"),
                          QStringLiteral("error /timezone unknown_time_zone"),
                          QStringLiteral("error /send_days too_few")}));
}

void TestCampaignRules::theReadingOfTheZoneIsDoubtedUntilConfirmed()
{
    const auto doubts = [](const Json& campaign) {
        return lines(checkCampaign(decodeCampaign(campaign), {.now = testNow}));
    };
    QCOMPARE(doubts(emailCampaign()), QStringList(QStringLiteral("hint /timezone unverified")));
    QCOMPARE(doubts(with(emailCampaign(), "/timezone", "UTC")), QStringList());
    QCOMPARE(doubts(with(emailCampaign(), "/timezone", "Mars")),
             QStringList(QStringLiteral("error /timezone unknown_time_zone")));
}

void TestCampaignRules::capacityCountsTheActionAtTheOpening()
{
    QCOMPARE(windowCapacity(1, 300), 1);
    QCOMPARE(windowCapacity(300, 300), 1);
    QCOMPARE(windowCapacity(301, 300), 2);
    QCOMPARE(windowCapacity(8 * 3600, 300), 96);
}

void TestCampaignRules::tenStepsOfTenVariantsAreSound()
{
    QCOMPARE(problemsOf(tenByTen()), QStringList());
}

QTEST_GUILESS_MAIN(TestCampaignRules)
#include "tst_campaignrules.moc"
