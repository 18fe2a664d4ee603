#include "app/workbench.h"
#include "models/drafts/draftquery.h"
#include "models/drafts/librarydatabase.h"
#include "network/api/routes.h"
#include "network/sandbox/sandboxserver.h"
#include "tests/support/comparejson.h"
#include "tests/support/plainclient.h"
#include "tests/ui/wizarduser.h"
#include "ui/common/theme.h"
#include "ui/library/librarywindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

QString text(const Json& object, const char* name)
{
    return toQString(object.at(name));
}

/// What the sandbox's lists call the thing with that id.
QString nameOf(const char* list, const char* idName, const QString& id, const char* nameName = "name")
{
    QFile file(QStringLiteral(FAIRLEAD_SAMPLES "/catalog.json"));
    const auto catalog = file.open(QIODevice::ReadOnly) ? parseJson(file.readAll()).value : std::nullopt;
    for (const auto& entry : catalog.value_or(Json::object()).value(list, Json::array()))
        if (text(entry, idName) == id)
            return text(entry, nameName);
    qFatal("The samples hold no %s %s", list, qPrintable(id));
}

Json emailStep(int number, int delay, const Json& variants, bool personal, bool clicks)
{
    return {{"step", number},
            {"delay_days", delay},
            {"channel", "email"},
            {"variants", variants},
            {"ai_personalization_enabled", personal},
            {"track_clicks", clicks},
            {"action_type", nullptr},
            {"message_template", nullptr}};
}

Json linkedInStep(int number, int delay, const char* action, const Json& message, bool personal)
{
    return {{"step", number},
            {"delay_days", delay},
            {"channel", "linkedin"},
            {"variants", Json::array()},
            {"ai_personalization_enabled", personal},
            {"track_clicks", false},
            {"action_type", action},
            {"message_template", message}};
}

Json fromTemplate(const char* label, int weight, int number)
{
    return {{"label", label},
            {"weight", weight},
            {"type", "TEMPLATE"},
            {"template_id", "b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f0" + std::to_string(number)},
            {"sender_profile_id", nullptr}};
}

Json fromProfile(const char* label, int weight, int number)
{
    return {{"label", label},
            {"weight", weight},
            {"type", "PERSONALIZATION"},
            {"template_id", nullptr},
            {"sender_profile_id", "c8e1a3b5-7d9f-4b2c-8e4a-6f1d3c5b7a0" + std::to_string(number)}};
}

/// What all three campaigns have; each sets what makes it different.
Json wantedCampaign(const char* type)
{
    return {{"name", "Frühjahr 🌱 Łódź"},
            {"dataset_id", "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a02"},
            {"steps_config", Json::array()},
            {"description", "Who answered at the fair"},
            {"type", type},
            {"alias_ids", nullptr},
            {"connected_account_id", nullptr},
            {"launch_type", "immediate"},
            {"start_date", nullptr},
            {"daily_limit", 120},
            {"sending_window_start", "08:30:00"},
            {"sending_window_end", "16:15:00"},
            {"min_interval_seconds", 240},
            {"timezone", "Europe/Warsaw"},
            {"send_days", {"mon", "tue", "wed", "thu", "fri"}},
            {"system_prompt", nullptr},
            {"unreviewed_launch_policy", "launch_default"},
            {"status", "draft"}};
}

} // namespace

/// The main job as a user does it: the real window on its sandbox, by key and mouse, up to the campaign on
/// the server.
class TestMainJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void init();
    void cleanup();

    void thePlanIsBesideTheWizardAndInTheOverview();
    void tenStepsMixed();
    void email();
    void linkedIn();
    void aClosedWindowHasStoredItsEdits();
    void aNewDraftThatNobodyTouchedGoesWithItsWindow();
    void theSampleBelongsToTheSandbox();
    void aLaunchIsCountedBeforeAndPlannedAfter();
    void aCopyIsADraftOfTheSameAccount();

private:
    CampaignWindow* pressNewCampaign();
    void enter(const WizardUser& user, const Json& wanted) const;
    void enterSenders(const WizardUser& user, const Json& wanted) const;
    void enterStep(const WizardUser& user, const Json& step, const Json& campaign) const;
    void enterVariants(const WizardUser& user, const Json& variants) const;
    void enterSchedule(const WizardUser& user, const Json& wanted) const;
    void createOnServer(const Json& wanted);
    Json campaignsOnServer();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workbench> m_workbench;
};

void TestMainJob::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    GlobalOptions options;
    options.dataDir = m_dir->path();
    m_workbench = std::make_unique<Workbench>(options, true, std::make_unique<LibraryWindow>());
    m_workbench->show();
}

void TestMainJob::cleanup()
{
    m_workbench.reset();
}

CampaignWindow* TestMainJob::pressNewCampaign()
{
    const auto buttons = m_workbench->libraryWindow().findChildren<QAbstractButton*>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [](QAbstractButton* button) {
        return button->isVisible() && accessibleName(button) == QLatin1String("New campaign");
    });
    if (found == buttons.end())
        return nullptr;
    QTest::mouseClick(*found, Qt::LeftButton);
    for (auto* window : QApplication::topLevelWidgets())
        if (auto* wizard = qobject_cast<CampaignWindow*>(window);
            wizard && wizard->isVisible()) { // not one that goes
            QApplication::setActiveWindow(wizard);
            return QTest::qWaitForWindowActive(wizard) ? wizard : nullptr;
        }
    return nullptr;
}

void TestMainJob::enter(const WizardUser& user, const Json& wanted) const
{
    user.type(QStringLiteral("Name"), text(wanted, "name"));
    user.type(QStringLiteral("Description, if you like"), text(wanted, "description"));
    const auto type = text(wanted, "type");
    user.press(type == QLatin1String("email")      ? QStringLiteral("E-mail")
               : type == QLatin1String("linkedin") ? QStringLiteral("LinkedIn")
                                                   : QStringLiteral("Mixed"));

    user.show(PageId::Audience);
    QTRY_VERIFY(user.offers(QStringLiteral("Datasets"))); // read from the server
    user.type(QStringLiteral("Datasets"), nameOf("datasets", "dataset_id", text(wanted, "dataset_id")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);

    enterSenders(user, wanted);
    user.show(PageId::Steps);
    for (const auto& step : wanted.at("steps_config"))
        enterStep(user, step, wanted);
    enterSchedule(user, wanted);
    user.show(PageId::Personalization);
    if (wanted.at("system_prompt").is_string())
        user.type(QStringLiteral("Prompt, if you like"), text(wanted, "system_prompt"));
    if (wanted.at("unreviewed_launch_policy") == "hold")
        user.press(QStringLiteral("Pause the campaign and tell me"));
}

void TestMainJob::enterSenders(const WizardUser& user, const Json& wanted) const
{
    user.show(PageId::Senders);
    for (const auto& id : wanted.at("alias_ids").is_array() ? wanted.at("alias_ids") : Json::array()) {
        QTRY_VERIFY(user.offers(QStringLiteral("Sender addresses")));
        auto* list = user.control<QListWidget>(QStringLiteral("Sender addresses"));
        list->setFocus();
        const auto email = nameOf("aliases", "id", toQString(id), "full_email");
        list->setCurrentItem(list->findItems(email, Qt::MatchExactly).value(0),
                             QItemSelectionModel::NoUpdate); // goes there; Space chooses
        QTest::keyClick(list, Qt::Key_Space);
    }
    if (wanted.at("connected_account_id").is_string())
        user.type(QStringLiteral("LinkedIn account"),
                  nameOf("connected_accounts", "id", text(wanted, "connected_account_id")));
}

void TestMainJob::enterStep(const WizardUser& user, const Json& step, const Json& campaign) const
{
    user.press(QStringLiteral("Add step"));
    user.type(QStringLiteral("Delay, in days"), QString::number(step.at("delay_days").get<int>()));
    const bool isEmail = step.at("channel") == "email";
    if (campaign.at("type") == "mixed")
        user.press(isEmail ? QStringLiteral("E-mail") : QStringLiteral("LinkedIn"));
    if (step.at("ai_personalization_enabled") == true)
        user.press(QStringLiteral("AI personalization"));
    if (step.at("track_clicks") == true)
        user.press(QStringLiteral("Track clicks"));
    if (isEmail)
        return enterVariants(user, step.at("variants"));
    const bool isNote = step.at("action_type") == "connection_request";
    user.type(QStringLiteral("LinkedIn action"),
              isNote ? QStringLiteral("Connection request") : QStringLiteral("Message"));
    if (step.at("message_template").is_string())
        user.type(isNote ? QStringLiteral("Note of the request") : QStringLiteral("Message"),
                  text(step, "message_template"));
}

void TestMainJob::enterVariants(const WizardUser& user, const Json& variants) const
{
    auto name = QStringLiteral("Variant A ");
    bool isFirst = true;
    for (const auto& variant : variants) {
        if (!std::exchange(isFirst, false)) {
            user.press(QStringLiteral("Add variant"));
            name = accessibleName(QApplication::focusWidget()).remove(QStringLiteral("template"));
        }
        user.type(name + QStringLiteral("label"), text(variant, "label"));
        name = QStringLiteral("Variant %1 ").arg(text(variant, "label"));
        user.type(name + QStringLiteral("weight"), QString::number(variant.at("weight").get<int>()));
        const bool personal = variant.at("type") == "PERSONALIZATION";
        if (!personal) {
            user.type(name + QStringLiteral("template"),
                      nameOf("templates", "template_id", text(variant, "template_id")));
            continue;
        }
        user.type(name + QStringLiteral("kind"), QStringLiteral("PERSONALIZATION"));
        user.type(name + QStringLiteral("sender profile"),
                  nameOf("sender_profiles", "id", text(variant, "sender_profile_id"), "profile_name"));
    }
}

void TestMainJob::enterSchedule(const WizardUser& user, const Json& wanted) const
{
    user.show(PageId::Schedule);
    user.type(QStringLiteral("Time zone"), text(wanted, "timezone"));
    user.type(QStringLiteral("Window from"), text(wanted, "sending_window_start").chopped(3));
    user.type(QStringLiteral("until"), text(wanted, "sending_window_end").chopped(3));
    user.type(QStringLiteral("At most"), QString::number(wanted.at("daily_limit").get<int>()));
    user.type(QStringLiteral("At least, between two"),
              QString::number(wanted.at("min_interval_seconds").get<int>()));
    if (wanted.at("launch_type") == "scheduled") {
        user.press(QStringLiteral("At a planned start"));
        user.type(QStringLiteral("Start, date and time"), text(wanted, "start_date"));
    }
    if (wanted.at("send_days").size() == 6) // Monday to Friday are there from the start
        user.press(QStringLiteral("Saturday"));
}

/// Everything that the server holds, once the window that had it is closed.
Json TestMainJob::campaignsOnServer()
{
    m_workbench.reset();
    SandboxServer server(SandboxOptions{.dataDirectory = m_dir->path()});
    if (const auto failure = server.listen())
        qFatal("%s", qPrintable(failure->message));
    PlainClient client(server.url(), server.token());
    return client.get(routes::campaigns()).json();
}

void TestMainJob::createOnServer(const Json& wanted)
{
    auto* window = pressNewCampaign();
    QVERIFY(window);
    const WizardUser user(*window);
    enter(user, wanted);
    user.show(PageId::Review);
    auto* submit = window->findChild<QAbstractButton*>(QStringLiteral("submit"));
    QVERIFY(submit->isEnabled());
    QTest::mouseClick(submit, Qt::LeftButton);
    QTRY_VERIFY(user.says(QStringLiteral("The campaign was created on the server.")));
    QVERIFY(!submit->isVisible()); // it would make a second one

    const auto campaigns = campaignsOnServer();
    QCOMPARE(campaigns.size(), std::size_t(1));
    for (const auto& [name, value] : wanted.items()) {
        const auto& stored = campaigns[0].at(name);
        if (!value.is_array() || stored.size() != value.size())
            COMPARE_JSON((Json{{name, stored}}), (Json{{name, value}}));
        for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
            COMPARE_JSON(stored[i], value[i]);
    }
}

void TestMainJob::thePlanIsBesideTheWizardAndInTheOverview()
{
    const auto id = m_workbench->addSample();
    const auto tellsThePlan = [](const QWidget& window) {
        const auto* summary = window.findChild<QLabel*>(QStringLiteral("planSummary"));
        return summary && summary->isVisible() && summary->text().contains(QStringLiteral("3 steps · ends "));
    };
    QTRY_VERIFY(tellsThePlan(m_workbench->libraryWindow()));
    auto* wizard = m_workbench->openCampaign(id);
    wizard->resize(1'280, 760); // in a narrow window plan and page take turns
    QTRY_VERIFY(tellsThePlan(*wizard));
    const auto* campaign = wizard->findChild<QMenu*>(QStringLiteral("campaignMenu"));
    QVERIFY(std::ranges::any_of(campaign->actions(), [](const QAction* action) {
        return action->menu() && action->menu()->title().contains(QStringLiteral("xport the plan"));
    }));
}

void TestMainJob::tenStepsMixed()
{
    auto wanted = wantedCampaign("mixed");
    wanted["alias_ids"] = {"7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b01", "7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b02"};
    wanted["connected_account_id"] = "d5f7b9c1-3e5a-4d7f-9b1c-8a2e4f6c0d01";
    wanted["launch_type"] = "scheduled";
    wanted["start_date"] = "2087-03-03T08:00:00Z";
    wanted["send_days"] = {"mon", "tue", "wed", "thu", "fri", "sat"};
    wanted["system_prompt"] = std::string(60, 'x') + " ö " + std::string(60, 'y');
    wanted["unreviewed_launch_policy"] = "hold";
    wanted["steps_config"] = {
        emailStep(1, 0, Json::array({fromTemplate("A", 60, 1), fromTemplate("Short", 40, 2)}), false, true),
        linkedInStep(2, 1, "connection_request", "Hello {{first_name}}, we met at the fair.", false),
        emailStep(3, 3, Json::array({fromTemplate("A", 100, 3)}), true, false),
        linkedInStep(4, 2, "message", "Thank you for connecting.", true),
        emailStep(5, 5, Json::array({fromProfile("Mara", 50, 1), fromProfile("Jonas", 50, 2)}), true, true),
        emailStep(6, 4,
                  Json::array({fromTemplate("A", 34, 3), fromTemplate("B", 33, 4), fromTemplate("C", 33, 5)}),
                  false, false),
        linkedInStep(7, 7, "message", "One more thought.", false),
        emailStep(8, 6, Json::array({fromTemplate("A", 100, 4)}), false, false),
        emailStep(9, 10, Json::array({fromTemplate("A", 70, 5), fromProfile("AI", 30, 3)}), true, false),
        emailStep(10, 14, Json::array({fromTemplate("Last", 100, 6)}), false, true),
    };
    createOnServer(wanted);
}

void TestMainJob::email()
{
    auto wanted = wantedCampaign("email");
    wanted["alias_ids"] = Json::array({"7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b02"});
    wanted["steps_config"] = {
        emailStep(1, 0, Json::array({fromTemplate("A", 50, 1), fromTemplate("B", 50, 2)}), false, true),
        emailStep(2, 3, Json::array({fromTemplate("A", 100, 6)}), false, false),
    };
    createOnServer(wanted);
}

void TestMainJob::linkedIn()
{
    auto wanted = wantedCampaign("linkedin");
    wanted["connected_account_id"] = "d5f7b9c1-3e5a-4d7f-9b1c-8a2e4f6c0d01";
    wanted["steps_config"] = {
        linkedInStep(1, 0, "connection_request", nullptr, false),
        linkedInStep(2, 4, "message", "Thank you for connecting, {{first_name}}.", true),
    };
    createOnServer(wanted);
}

/// Also when the library's window shows the campaign too.
void TestMainJob::aClosedWindowHasStoredItsEdits()
{
    auto* window = pressNewCampaign();
    QVERIFY(window);
    WizardUser(*window).type(QStringLiteral("Name"), QStringLiteral("Spring fair"));
    window->close();
    const DraftLibrary library(m_dir->path());
    QCOMPARE(library.summaries().size(), std::size_t(1));
    QCOMPARE(library.summaries().front().name, QStringLiteral("Spring fair"));
}

void TestMainJob::aNewDraftThatNobodyTouchedGoesWithItsWindow()
{
    auto* window = pressNewCampaign();
    QVERIFY(window);
    WizardUser(*window).show(PageId::Review); // looking is not touching
    window->close();
    {
        const DraftLibrary library(m_dir->path());
        QVERIFY(library.summaries().empty());
        DraftFinder finder;
        DraftQuery bin;
        bin.bin = true;
        QVERIFY(finder.find(*openForReading(library.path()), bin).empty());
    }
    auto* edited = pressNewCampaign();
    QVERIFY(edited);
    WizardUser(*edited).type(QStringLiteral("Name"), QStringLiteral("x"));
    edited->close();
    QCOMPARE(DraftLibrary(m_dir->path()).summaries().size(), std::size_t(1));
}

/// Whichever account is in use: its lists and senders are the sandbox's.
void TestMainJob::theSampleBelongsToTheSandbox()
{
    const auto id = m_workbench->addSample();
    DraftLibrary library(m_dir->path());
    QTRY_COMPARE(library.summary(id).value_or(DraftSummary()).workspace, QLatin1String(sandboxWorkspaceId));
}

void TestMainJob::aLaunchIsCountedBeforeAndPlannedAfter()
{
    m_workbench->openFiles({QStringLiteral(FAIRLEAD_SAMPLES "/ten-steps.campaign")});
    CampaignWindow* window = nullptr;
    for (auto* each : QApplication::topLevelWidgets())
        if (auto* wizard = qobject_cast<CampaignWindow*>(each))
            window = wizard;
    QVERIFY(window);
    const WizardUser user(*window);
    user.show(PageId::Review);
    auto* submit = window->findChild<QAbstractButton*>(QStringLiteral("submit"));
    QTRY_VERIFY(submit->isEnabled() && submit->text().contains(QStringLiteral("Sandbox")));
    QTest::mouseClick(submit, Qt::LeftButton);
    auto* launch = window->findChild<QAbstractButton*>(QStringLiteral("launch"));
    QTRY_VERIFY(launch->isVisible());
    QTest::mouseClick(launch, Qt::LeftButton);
    auto* question = window->findChild<QMessageBox*>();
    QVERIFY(question);
    // Every 97th has no address, every 11th no profile, one in 1,067 neither.
    const auto reached = 10'000 - 103 - 909 + 9;
    QTRY_VERIFY2(
        question->text().contains(QStringLiteral("%1 of 10,000 people").arg(QLocale().toString(reached))),
        qPrintable(question->text()));
    for (auto* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    DraftLibrary library(m_dir->path());
    const auto id = library.summaries().front().id;
    QTRY_COMPARE(forecastSettings(library.draft(id)->draft).leads.valueOr(-1), reached);
    const auto report =
        QStringLiteral("The launch takes in %1 of 10,000 people").arg(QLocale().toString(reached));
    QTRY_VERIFY(
        std::ranges::any_of(window->findChildren<QAbstractButton*>(), [&](const QAbstractButton* each) {
            return each->isVisible() && each->text().contains(report); // it opens the reasons
        }));
}

void TestMainJob::aCopyIsADraftOfTheSameAccount()
{
    const auto id = m_workbench->addSample();
    auto* window = m_workbench->openCampaign(id);
    Q_EMIT window->copyRequested();
    DraftLibrary library(m_dir->path());
    QTRY_COMPARE(library.summaries().size(), std::size_t(2));
    const auto copy = library.summaries().front().id == id ? library.summaries()[1] : library.summaries()[0];
    QCOMPARE(copy.name, QStringLiteral("Autumn outreach (copy)"));
    QTRY_COMPARE(library.summary(copy.id)->workspace, QLatin1String(sandboxWorkspaceId));
    QCOMPARE(copy.state, SubmissionState::None);
}

QTEST_MAIN(TestMainJob)
#include "tst_mainjob.moc"
