#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "models/campaign/request.h"
#include "models/campaign/response.h"
#include "network/api/routes.h"
#include "network/submission/outboxwords.h"
#include "tests/support/outboxbench.h"
#include "tests/support/sampledata.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QMultiHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QUuid>

#include <map>
#include <set>

using namespace fairlead;
using namespace std::chrono_literals;
using Phase = FaultServer::Phase;

/// Random submissions by processes that are killed, run twice at once and started again, against a server
/// that breaks off at random points, lowers some limits and holds look-alikes; what has to be asked is
/// answered by what the server knows. Environment: FAIRLEAD_LONG=1 runs 10 000 submissions, FAIRLEAD_SEED
/// repeats a run.

namespace {

constexpr int perEpoch = 25;

/// Three submissions share a name and differ in content.
Campaign campaignOf(int number)
{
    auto request = sample::request(("Outreach " + std::to_string(number / 3)).c_str());
    request["daily_limit"] = 100 + number;
    return decodeCampaign(request);
}

OutboxTiming clientTiming()
{
    auto timing = quickTiming();
    timing.quiet = 250ms; // the server, in another process, may be late on a loaded machine
    return timing;
}

bool submitOne(HttpClient& client, OutboxStore& store, const OutboxTarget& target, int number)
{
    SubmitJob job({client, store, clientTiming()}, {target, campaignOf(number)});
    QEventLoop loop;
    QObject::connect(&job, &SubmitJob::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    job.start();
    loop.exec();
    return isSettled(job.result().entry.state);
}

/// The client process: submits a range of campaigns, one after the other. The last ones of an epoch meet no
/// faults and are patient, since a loaded machine can be slower than the limits that make faults quick.
int runClient(const QStringList& arguments)
{
    const bool isPatient = arguments.value(6) == QLatin1String("patient");
    const auto server = QUrl(arguments[2]);
    const QByteArray key = "bav_live_once_0123456789";
    OutboxStore store(arguments[3]);
    const auto limits = isPatient ? HttpLimits{} : quickLimits();
    HttpClient client({server, key, {}}, limits, quickRetries());
    bool allSettled = true;
    for (int number = arguments[4].toInt(); number < arguments[5].toInt(); ++number)
        allSettled = submitOne(client, store, outboxTarget(server, key), number) && allSettled;
    return allSettled ? 0 : 1;
}

/// Campaigns in memory: quicker than the sandbox, and with strangers among them.
class Memory
{
public:
    SandboxReply answer(const SandboxRequest& request)
    {
        if (request.method == "POST")
            return {201, toCompactJson(create(Json::parse(request.body.toStdString()))), {}};
        if (request.path != routes::campaigns()) {
            const auto found = m_byId.find(request.path.section(u'/', -1));
            return found == m_byId.end() ? SandboxReply{404, R"({"detail":"Not found"})", {}}
                                         : SandboxReply{200, toCompactJson(m_all[found->second]), {}};
        }
        const auto name = request.query.queryItemValue(QStringLiteral("name"), QUrl::FullyDecoded);
        const auto offset = request.query.queryItemValue(QStringLiteral("offset")).toLongLong();
        Json page = Json::array();
        qint64 index = 0;
        for (const auto& campaign : m_all)
            if ((name.isEmpty() || toQString(campaign.at("name")) == name) && index++ >= offset &&
                page.size() < 30)
                page.push_back(campaign);
        return {200, toCompactJson(page), {}};
    }

    Json add(Json request, qint64 secondsAgo)
    {
        request["steps_config"] = request.at("steps");
        request.erase("steps");
        const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        request["campaign_id"] = toJson(id);
        request["status"] = "draft";
        request["created_at"] = toJson(formatInstant(QDateTime::currentSecsSinceEpoch() - secondsAgo));
        m_byId[id] = m_all.size();
        m_all.push_back(request);
        return request;
    }

    /// The campaigns that were created for a content, whatever became of it.
    QStringList createdFor(const Campaign& content) const { return m_created.values(contentHash(content)); }

private:
    /// A limit that can be divided by seven is too high for this server.
    Json create(Json request)
    {
        const auto wanted = contentHash(decodeCampaign(request));
        if (auto& limit = request.at("daily_limit"); limit.get<int>() % 7 == 0)
            limit = 90;
        auto campaign = add(std::move(request), 0);
        m_created.insert(wanted, toQString(campaign.at("campaign_id")));
        return campaign;
    }

    QMultiHash<QByteArray, QString> m_created;
    std::vector<Json> m_all;
    std::map<QString, std::size_t> m_byId;
};

class RandomFaults
{
public:
    explicit RandomFaults(quint32 seed) : m_random(seed) {}

    FaultServer::Plan operator()(const FaultServer::Received& request)
    {
        static const std::vector<FaultServer::Plan> faults{
            {Phase::BeforeProcessing},
            {Phase::AfterProcessing},
            {Phase::AfterHeaders},
            {Phase::HalfBody},
            {Phase::SilenceBefore},
            {Phase::SilenceAfter},
            {Phase::EndlessBody},
            {Phase::Reply, {503, {}, {}}},
            {Phase::ReplyAfter, {500, "?", {}}},
            {Phase::ReplyAfter, {200, "{\"half", {}}},
            {Phase::Reply, {429, {}, {{"Retry-After", "0"}}}},
            {Phase::RawAfter, {}, "garbage"},
        };
        const auto oneIn = request.method == "POST" ? 2 : 8;
        if (m_random.bounded(oneIn) != 0)
            return {};
        return faults[m_random.bounded(static_cast<quint32>(faults.size()))];
    }

private:
    QRandomGenerator m_random;
};

struct Totals
{
    int submissions = 0;
    int duplicates = 0;
    int lost = 0; ///< neither on the server nor to be seen as open in the outbox
    int open = 0; ///< to be seen as waiting or unclear
    int strangersAdopted = 0;
    int asked = 0;
    int kills = 0;
    int posts = 0;
};

/// One fresh server and data directory.
class Epoch
{
public:
    Epoch(quint32 seed, Totals& totals) : m_random(seed), m_faults(seed + 1), m_totals(totals) {}

    void run()
    {
        for (int i = 0; i < perEpoch; i += 4)
            addStrangers(i);
        m_server.decide([this](const FaultServer::Received& request) {
            killSomeone();
            return m_faults(request);
        });
        if (!m_server.listen())
            qFatal("no port");
        for (int round = 0; round < 6; ++round)
            disturbedRound();
        m_server.decide([](const FaultServer::Received&) { return FaultServer::Plan{}; });
        for (int patience = 0; patience < 10 && !runToTheEnd(); ++patience)
            answerQuestions();
        count();
    }

private:
    /// The same content long ago, and the same name with other content just now.
    void addStrangers(int number)
    {
        auto same = createRequest(campaignOf(number));
        m_strangers << toQString(m_memory.add(same, 90'000).at("campaign_id"));
        same["min_interval_seconds"] = 999;
        m_strangers << toQString(m_memory.add(same, 0).at("campaign_id"));
    }

    std::unique_ptr<QProcess> start(int from, int to, const char* manner)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QCoreApplication::applicationFilePath(),
                       {QStringLiteral("--client"), m_server.url().toString(), m_data.path(),
                        QString::number(from), QString::number(to), QString::fromLatin1(manner)});
        return process;
    }

    /// In the middle of a request, before it is processed.
    void killSomeone()
    {
        for (const auto& client : m_clients)
            if (client->state() == QProcess::Running && m_random.bounded(6) == 0) {
                client->kill();
                ++m_totals.kills;
                return;
            }
    }

    /// Two clients at a time over ranges that overlap.
    void disturbedRound()
    {
        const auto from = static_cast<int>(m_random.bounded(perEpoch));
        m_clients.push_back(start(from, std::min(perEpoch, from + 10), "hasty"));
        m_clients.push_back(start(std::max(0, from - 3), std::min(perEpoch, from + 5), "hasty"));
        for (const auto& client : m_clients)
            wait(*client);
        m_clients.clear();
    }

    bool runToTheEnd()
    {
        const auto client = start(0, perEpoch, "patient");
        wait(*client);
        return client->exitCode() == 0;
    }

    /// As a user does who knows what is on the server.
    void answerQuestions()
    {
        OutboxStore store(m_data.path());
        for (qint64 number = 1; auto entry = store.find(number); ++number) {
            const auto lock = store.tryLock(number);
            const auto created = m_memory.createdFor(entry->content);
            if (lock && decide(*entry, created.value(0))) {
                store.save(*entry);
                ++m_totals.asked;
            }
        }
    }

    static void wait(const QProcess& process)
    {
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 240'000))
            qFatal("a client does not end");
    }

    /// Each submission once: created, to be seen as open, or lost.
    void count()
    {
        OutboxStore store(m_data.path());
        std::set<QByteArray> open;
        for (qint64 number = 1; auto entry = store.find(number); ++number) {
            m_totals.posts += entry->attempts;
            if (m_strangers.contains(entry->campaignId))
                ++m_totals.strangersAdopted;
            if (isUnfinished(entry->state) && !words::explanation(*entry).isEmpty())
                open.insert(entry->contentHash);
        }
        for (int number = 0; number < perEpoch; ++number) {
            const auto ours = campaignOf(number);
            const auto created = static_cast<int>(m_memory.createdFor(ours).size());
            m_totals.submissions += 1;
            m_totals.duplicates += std::max(0, created - 1);
            if (open.contains(contentHash(ours)))
                ++m_totals.open;
            else if (created == 0)
                ++m_totals.lost;
        }
    }

    QRandomGenerator m_random;
    RandomFaults m_faults;
    Totals& m_totals;
    std::vector<std::unique_ptr<QProcess>> m_clients; ///< of the round
    Memory m_memory;
    FaultServer m_server{[this](const SandboxRequest& request) {
        return m_memory.answer(request);
    }};
    QTemporaryDir m_data;
    QStringList m_strangers;
};

} // namespace

class TestExactlyOnce : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySubmissionCreatesOneCampaign();
};

void TestExactlyOnce::everySubmissionCreatesOneCampaign()
{
    const bool isLong = qEnvironmentVariableIntValue("FAIRLEAD_LONG") != 0;
    const auto seed = qEnvironmentVariableIsSet("FAIRLEAD_SEED")
                          ? qEnvironmentVariable("FAIRLEAD_SEED").toUInt()
                          : QRandomGenerator::global()->generate();
    qInfo("FAIRLEAD_SEED=%u", seed);
    Totals totals;
    const int epochs = isLong ? 10'000 / perEpoch : 1;
    for (int i = 0; i < epochs; ++i)
        Epoch(seed + static_cast<quint32>(i) * 7, totals).run();
    qInfo("%d submissions, %d requests that could create, %d kills, %d questions: %d duplicates, %d lost, %d "
          "left open, %d strangers adopted",
          totals.submissions, totals.posts, totals.kills, totals.asked, totals.duplicates, totals.lost,
          totals.open, totals.strangersAdopted);
    QCOMPARE(totals.duplicates, 0);
    QCOMPARE(totals.lost, 0);
    QCOMPARE(totals.open, 0); // the server answered at the end
    QCOMPARE(totals.strangersAdopted, 0);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 7 && application.arguments().at(1) == QLatin1String("--client"))
        return runClient(application.arguments());
    qputenv("QTEST_FUNCTION_TIMEOUT", "100000000"); // milliseconds: the long run takes half an hour
    TestExactlyOnce test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_exactlyonce.moc"
