#include "models/catalog/leadrows.h"
#include "models/drafts/campaignfile.h"
#include "models/drafts/opendrafts.h"
#include "models/workspace/draftaccounts.h"
#include "models/workspace/foreignids.h"
#include "tests/ui/fakeworkspaces.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

constexpr auto ours = "11111111-5b1a-4c8e-9a55-0d6f2b7c1a01";
constexpr auto theirs = "22222222-5b1a-4c8e-9a55-0d6f2b7c1a02";

QString id(const char* latin)
{
    return QString::fromLatin1(latin);
}

Workspace harbour()
{
    Workspace account;
    account.id = QStringLiteral("harbour");
    account.name = QStringLiteral("Harbour Planning");
    return account;
}

/// A library, two accounts and what the one in use offers.
struct Parts
{
    QTemporaryDir dir;
    DraftLibrary library{dir.path()};
    OpenDrafts drafts{library};
    FakeWorkspaces workspaces;
    Catalog catalog;
    DraftAccounts accounts{library, workspaces, catalog};

    Parts()
    {
        workspaces.put(harbour());
        catalog.setDatasets({{id(ours), QStringLiteral("Ours"), 10, {}}});
        catalog.setAliases({{id(ours), QStringLiteral("a@b.example")}});
        catalog.setAccounts({});
        catalog.setTemplates({});
        catalog.setProfiles({});
    }

    std::shared_ptr<DraftSession> open(const CampaignDraft& draft = newDraft(QStringLiteral("UTC")))
    {
        auto session = drafts.create(draft);
        session->flush();
        accounts.follow(session->id(), session->document());
        return session;
    }

    QString stored(const DraftSession& session)
    {
        library.waitForWrites();
        return library.summary(session.id())->workspace;
    }
};

void choose(DraftSession& session, const char* dataset)
{
    session.document().edit(QStringLiteral("List"),
                            [&](CampaignDraft& draft) { draft.campaign.datasetId = id(dataset); });
}

} // namespace

/// Which account a draft belongs to, and what that means for what it names.
class TestDraftAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstChoiceDecides()
    {
        Parts parts;
        const auto session = parts.open();
        session->document().edit(QStringLiteral("Name"), [](CampaignDraft& draft) {
            draft.campaign.name = QStringLiteral("Spring");
        });
        QVERIFY(!parts.accounts.of(session->id()).own); // nothing of an account yet
        QSignalSpy changed(&parts.accounts, &DraftAccounts::changed);
        choose(*session, ours);
        QCOMPARE(parts.accounts.of(session->id()).name(), QStringLiteral("Harbour Planning"));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(parts.stored(*session), QStringLiteral("harbour"));
    }

    /// A file that came from elsewhere: its ids are nobody's until they are chosen anew.
    void idsFromElsewhereDecideNothing()
    {
        Parts parts;
        auto draft = newDraft(QStringLiteral("UTC"));
        draft.campaign.datasetId = id(theirs);
        const auto session = parts.open(draft);
        session->document().edit(QStringLiteral("Senders"), [](CampaignDraft& changed) {
            changed.campaign.aliasIds = QStringList(id(ours));
        });
        QVERIFY(!parts.accounts.of(session->id()).own);
        const auto problems =
            foreignIds(session->document().campaign(), parts.catalog, parts.accounts.of(session->id()));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().path, QStringLiteral("/dataset_id"));
        choose(*session, ours);
        QCOMPARE(parts.stored(*session), QStringLiteral("harbour"));
    }

    void aDraftOfAnotherAccountComesOverWhenAllIsChosenAnew()
    {
        Parts parts;
        const auto session = parts.open();
        choose(*session, ours);
        parts.workspaces.setCurrent(QLatin1String(sandboxWorkspaceId));
        const auto account = parts.accounts.of(session->id());
        QVERIFY(account.isElsewhere());
        parts.catalog.setDatasets({{id(theirs), QStringLiteral("Theirs"), 10, {}}});
        const auto problems = foreignIds(session->document().campaign(), parts.catalog, account);
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY2(problems.front().message.contains(QStringLiteral("“Harbour Planning”")),
                 qPrintable(problems.front().message));
        QCOMPARE(problems.front().severity, Problem::Severity::Error);
        choose(*session, theirs);
        QVERIFY(!parts.accounts.of(session->id()).isElsewhere());
        QCOMPARE(parts.stored(*session), QLatin1String(sandboxWorkspaceId));
    }

    void whatWasSubmittedStays()
    {
        Parts parts;
        const auto session = parts.open();
        choose(*session, ours);
        parts.library
            .setSubmission(session->id(),
                           {SubmissionState::SettledCreated, QStringLiteral("harbour"), QStringLiteral("c1")})
            .waitForFinished();
        QTRY_VERIFY(parts.accounts.of(session->id()).wasSubmitted);
        parts.workspaces.setCurrent(QLatin1String(sandboxWorkspaceId));
        parts.catalog.setDatasets({{id(theirs), QStringLiteral("Theirs"), 10, {}}});
        choose(*session, theirs);
        QCOMPARE(parts.stored(*session), QStringLiteral("harbour"));
        const auto problems =
            foreignIds(session->document().campaign(), parts.catalog, parts.accounts.of(session->id()));
        QCOMPARE(problems.size(), std::size_t(1)); // nothing of it may go to the other account unseen
        QCOMPARE(problems.front().path, QString());
    }

    void aCopyBelongsToTheSameAccount()
    {
        Parts parts;
        const auto session = parts.open();
        choose(*session, ours);
        session->flush();
        const auto copy = DraftLibrary::newId();
        parts.library.duplicate({session->id()}, {copy}, QStringLiteral("%1 (copy)")).waitForFinished();
        QCOMPARE(parts.library.summary(copy)->workspace, QStringLiteral("harbour"));
        QCOMPARE(parts.library.summary(copy)->name, QStringLiteral("Untitled campaign (copy)"));
    }

    /// The account is the library's: no file and no request tells it.
    void noFileTellsTheAccount()
    {
        Parts parts;
        const auto session = parts.open();
        choose(*session, ours);
        const auto path = parts.dir.filePath(QStringLiteral("a.campaign"));
        QCOMPARE(writeCampaignFile(path, session->document().draft()), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        QVERIFY(!text.contains("harbour") && !text.contains("Harbour"));
    }

    void anAccountThatIsGoneIsNone()
    {
        Parts parts;
        const auto session = parts.open();
        choose(*session, ours);
        parts.workspaces.list.pop_back();
        parts.workspaces.setCurrent(QLatin1String(sandboxWorkspaceId));
        parts.workspaces.currentRow = 0;
        QVERIFY(!parts.accounts.of(session->id()).own);
    }

    void whoCanBeReachedIsCounted_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<Reach>("reach");
        QTest::newRow("plain") << QByteArray("email,linkedin_url\na@b.example,https://l/a\n,\nc@d.example,\n")
                               << Reach{3, 1, 2, 1};
        QTest::newRow("other words") << QByteArray("Name;E-Mail Address;LinkedIn Profile\nA;a@b.example;\n")
                                     << Reach{1, 0, 1, 0};
        QTest::newRow("no such columns") << QByteArray("name\nA\nB\n") << Reach{2, 2, 2, 2};
    }

    void whoCanBeReachedIsCounted()
    {
        QFETCH(QByteArray, table);
        QTEST(reachOf(LeadRows(table)), "reach");
    }

    void aLaunchTakesInWhoHasAllThatItsStepsNeed()
    {
        const Reach reach{1200, 12, 70, 2};
        Campaign campaign;
        campaign.type = QStringLiteral("email");
        Step email;
        email.channel = QStringLiteral("email");
        Step linkedIn;
        linkedIn.channel = QStringLiteral("linkedin");
        campaign.steps = std::vector<Step>{email};
        QCOMPARE(reach.launchable(campaign), 1188);
        campaign.type = QStringLiteral("linkedin");
        campaign.steps = std::vector<Step>{linkedIn};
        QCOMPARE(reach.launchable(campaign), 1130);
        campaign.type = QStringLiteral("mixed");
        campaign.steps = std::vector<Step>{email, linkedIn};
        QCOMPARE(reach.launchable(campaign), 1120);
    }
};

QTEST_MAIN(TestDraftAccounts)
#include "tst_draftaccounts.moc"
