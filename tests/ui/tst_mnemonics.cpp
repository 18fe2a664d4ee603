#include "models/campaign/schema.h"
#include "tests/ui/libraryfixture.h"
#include "tests/ui/wizardfixture.h"
#include "ui/common/theme.h"
#include "ui/library/librarycheck.h"
#include "ui/plan/draftchooser.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"
#include "ui/workspace/connectdialog.h"
#include "ui/workspace/keydialog.h"
#include "ui/workspace/proxydialog.h"
#include "ui/workspace/workspacedialog.h"

#include <QApplication>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace fairlead;

namespace {

/// The texts in sight of one window that an Alt key reaches, each with its key.
class AccessKeys
{
public:
    void add(const QString& text)
    {
        const auto key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            m_texts[key.toString()] << text;
    }

    void addAllOf(const QWidget& window)
    {
        for (const auto* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->window() != &window)
                continue;
            if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy())
                add(label->text());
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                add(button->text());
            if (const auto* box = qobject_cast<const QGroupBox*>(widget))
                add(box->title());
            if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
                for (int tab = 0; tab < tabs->count(); ++tab)
                    add(tabs->tabText(tab));
            if (const auto* bar = qobject_cast<const QMenuBar*>(widget))
                addActionsOf(*bar);
        }
    }

    void addActionsOf(const QWidget& menu)
    {
        for (const auto* action : menu.actions())
            if (action->isVisible())
                add(action->text());
    }

    QString clashes() const
    {
        QStringList all;
        for (auto key = m_texts.begin(); key != m_texts.end(); ++key)
            if (key->size() > 1)
                all << key.key() + QStringLiteral(": ") + key->join(QStringLiteral(" / "));
        return all.join(u'\n');
    }

    qsizetype count() const { return m_texts.size(); }

private:
    QMap<QString, QStringList> m_texts;
};

QString clashesIn(const QWidget& window)
{
    AccessKeys keys;
    keys.addAllOf(window);
    QStringList all{keys.clashes()};
    QList<QPointer<QMenu>> menus; // some make their submenus anew when they are shown
    for (auto* menu : window.findChildren<QMenu*>())
        menus << menu;
    for (const auto& menu : menus) {
        if (menu)
            Q_EMIT menu->aboutToShow();
        if (!menu)
            continue;
        AccessKeys own;
        own.addActionsOf(*menu);
        all << own.clashes();
    }
    all.removeAll(QString());
    return all.join(u'\n');
}

CampaignDraft draftOfType(const char* type, const char* channel)
{
    auto draft = newDraft(QStringLiteral("Europe/Berlin"));
    draft.campaign.name = QStringLiteral("Autumn");
    draft.campaign.type = QString::fromLatin1(type);
    draft.campaign.launchType = QStringLiteral("scheduled");
    Step step;
    step.delayDays = 0;
    step.channel = QString::fromLatin1(channel);
    Variant profile;
    profile.type = QString::fromLatin1(schema::variantPersonalization);
    step.variants = std::vector<Variant>{profile, Variant()};
    draft.campaign.steps = std::vector<Step>{step, step};
    return draft;
}

/// With the buttons that each brings to the review.
std::vector<SubmissionStatus> statuses()
{
    std::vector<SubmissionStatus> all;
    for (const auto state : {SubmissionState::None, SubmissionState::Waiting, SubmissionState::Unclear}) {
        SubmissionStatus status;
        status.state = state;
        all.push_back(status);
    }
    for (const char* word : {"draft", "failed", "active"})
        for (const bool changed : {false, true}) {
            SubmissionStatus status;
            status.state = SubmissionState::SettledCreated;
            status.campaignStatus = QString::fromLatin1(word);
            status.contentChanged = changed;
            all.push_back(status);
        }
    return all;
}

} // namespace

/// Alt with a letter reaches one thing: no two of what is in sight at once share their letter.
class TestMnemonics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void areUniqueOnEachPage_data();
    void areUniqueOnEachPage();
    void areUniqueBesideThePlan();
    void areUniqueInTheLibrary();
    void areUniqueInDialogs();
    void aClashIsFound();
};

void TestMnemonics::areUniqueOnEachPage_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("channel");
    QTest::newRow("e-mail") << QStringLiteral("email") << QStringLiteral("email");
    QTest::newRow("LinkedIn") << QStringLiteral("linkedin") << QStringLiteral("linkedin");
    QTest::newRow("mixed, e-mail") << QStringLiteral("mixed") << QStringLiteral("email");
    QTest::newRow("mixed, LinkedIn") << QStringLiteral("mixed") << QStringLiteral("linkedin");
}

void TestMnemonics::areUniqueOnEachPage()
{
    QFETCH(QString, type);
    QFETCH(QString, channel);
    for (const char* action : {"connect", "message"}) {
        auto draft = draftOfType(qPrintable(type), qPrintable(channel));
        auto steps = stepsOf(draft.campaign);
        steps.front().actionType = QString::fromLatin1(action);
        draft.campaign.steps = steps;
        WizardFixture wizard(draft);
        for (const auto& status : statuses()) {
            wizard.gateway.presentDetails.updateWaits = status.contentChanged;
            wizard.gateway.setStatus(QStringLiteral("draft-1"), status);
            for (const auto page : allPages()) {
                wizard.show(page);
                const auto clashes = clashesIn(*wizard.window);
                QVERIFY2(clashes.isEmpty(), qPrintable(pageTitle(page) + u'\n' + clashes));
            }
        }
    }
}

void TestMnemonics::areUniqueBesideThePlan()
{
    for (const char* channel : {"email", "linkedin"}) {
        WizardFixture wizard(draftOfType("mixed", channel));
        PlanController controller(nullptr, [] { return WizardFixture::now; });
        auto* panel = new PlanPanel(controller);
        wizard.window->setPlanPanel(panel);
        controller.setDocument(&wizard.document);
        for (const auto view : {PlanPanel::View::Calendar, PlanPanel::View::Day, PlanPanel::View::Steps,
                                PlanPanel::View::Lead, PlanPanel::View::Compare, PlanPanel::View::Table})
            for (const auto page : allPages()) {
                panel->setView(view);
                wizard.show(page);
                const auto clashes = clashesIn(*wizard.window);
                QVERIFY2(clashes.isEmpty(), qPrintable(pageTitle(page) + u'\n' + clashes));
            }
        delete panel;
    }
}

void TestMnemonics::areUniqueInTheLibrary()
{
    LibraryFixture library;
    library.window.resize(1280, 800);
    library.window.show();
    const auto check = [&](const char* state) {
        QApplication::processEvents();
        const auto clashes = clashesIn(library.window);
        QVERIFY2(clashes.isEmpty(), qPrintable(QLatin1String(state) + u'\n' + clashes));
    };
    check("empty");
    library.workspaces.trouble = QStringLiteral("The key is missing.");
    Q_EMIT library.workspaces.keyTroubleChanged();
    check("empty, without a key");
    library.add(QStringLiteral("Autumn"));
    QTRY_COMPARE(library.list.rowCount(), 1);
    check("with a campaign, without a key");
    library.workspaces.trouble.clear();
    Q_EMIT library.workspaces.keyTroubleChanged();
    check("with a campaign");
    auto* parts = library.window.findChild<QListView*>();
    parts->setCurrentIndex(parts->model()->index(parts->model()->rowCount() - 1, 0));
    check("the bin");
}

void TestMnemonics::areUniqueInDialogs()
{
    FakeWorkspaces workspaces;
    QTemporaryDir dir;
    DraftLibrary library(dir.path());
    const auto workspace = workspaces.current();
    const std::vector<std::pair<const char*, std::shared_ptr<QDialog>>> dialogs{
        {"connect", std::make_shared<ConnectDialog>(workspaces)},
        {"a new key", std::make_shared<KeyDialog>(workspaces, workspace)},
        {"workspace", std::make_shared<WorkspaceDialog>(workspaces, workspace)},
        {"proxy", std::make_shared<ProxyDialog>(QStringLiteral("proxy:3128"))},
        {"check", std::make_shared<LibraryCheckDialog>(library)},
        {"choose a draft", std::make_shared<DraftChooser>(QStringLiteral("Compare"), library)}};
    for (const auto& [name, dialog] : dialogs) {
        dialog->show();
        for (auto* button : dialog->findChildren<QAbstractButton*>())
            if (!button->text().isEmpty())
                button->show(); // those, too, which come with an answer
        const auto clashes = clashesIn(*dialog);
        QVERIFY2(clashes.isEmpty(), qPrintable(QLatin1String(name) + u'\n' + clashes));
    }
}

void TestMnemonics::aClashIsFound()
{
    QWidget window;
    auto* field = new QLineEdit(&window);
    auto* label = new QLabel(QStringLiteral("&Name"), &window);
    label->setBuddy(field);
    new QPushButton(QStringLiteral("&Next"), &window);
    new QPushButton(QStringLiteral("N && &O"), &window);
    window.show();
    QCOMPARE(clashesIn(window), QStringLiteral("Alt+N: &Name / &Next"));
}

QTEST_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"
