#include "network/checkup/setupcheckup.h"

#include "models/common/whenfinished.h"
#include "models/workspace/localchecks.h"
#include "network/api/httpcall.h"
#include "network/api/routes.h"
#include "network/checkup/contractcheck.h"
#include "network/checkup/servercheck.h"
#include "network/submission/outboxstore.h"
#include "network/submission/outboxwords.h"
#include "network/submission/sharedhold.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPromise>
#include <QThreadPool>

namespace fairlead {

using State = CheckResult::State;

namespace {

/// A look is not worth as long a wait as a submission.
constexpr HttpLimits limits{std::chrono::seconds(10), std::chrono::seconds(20)};
const RetryPolicy retries{.attempts = 2};

CheckResult keychainResult(const SecretOutcome& outcome)
{
    const auto label = QCoreApplication::translate("Checkup", "Keyring");
    if (outcome.kind == SecretOutcome::Kind::Done)
        return {QLatin1String(checkname::keychain), label, State::Ok,
                QCoreApplication::translate("Checkup", "The keyring keeps keys and gives them back.")};
    return {QLatin1String(checkname::keychain), label, State::Warning,
            outcome.sentence + u' ' +
                QCoreApplication::translate(
                    "Checkup", "Until then a key lasts for the session only; it is written to no file.")};
}

std::vector<CheckResult> checkDisk(const QString& dataDir)
{
    std::vector<CheckResult> results{checkDataDirectory(dataDir), checkLibrary(dataDir), checkTimeZones()};
    if (const auto open = openSubmissions(dataDir))
        results.push_back(
            {QLatin1String(checkname::outbox), QCoreApplication::translate("Checkup", "Outbox"),
             *open == 0 ? State::Ok : State::Warning,
             *open == 0 ? QCoreApplication::translate("Checkup", "No upload waits or is unclear.")
                        : QCoreApplication::translate("Checkup", "Submissions that wait or are unclear: %1.")
                              .arg(*open)});
    return results;
}

/// Runs work on another thread; nobody waits for it when the program ends.
template <typename Work>
auto inBackground(Work work)
{
    using Found = decltype(work());
    auto promise = std::make_shared<QPromise<Found>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace

SetupCheckup::SetupCheckup(CheckupSubject subject, SecretStore& secrets, FactStore& facts, Clock clock,
                           QObject* parent)
    : Checkup(parent),
      m_subject(std::move(subject)),
      m_secrets(secrets),
      m_facts(facts),
      m_clock(std::move(clock))
{
}

SetupCheckup::~SetupCheckup() = default;

qint64 SetupCheckup::systemClock()
{
    return QDateTime::currentSecsSinceEpoch();
}

void SetupCheckup::begin(int parts)
{
    cancel();
    m_waiting = parts;
}

void SetupCheckup::end(int look, const std::vector<CheckResult>& results)
{
    for (const auto& result : results) {
        if (look != m_look)
            return; // cancelled, perhaps by who heard of the one before
        Q_EMIT checked(result);
    }
    if (look == m_look && --m_waiting == 0)
        Q_EMIT finished();
}

void SetupCheckup::endLater(const std::vector<CheckResult>& results)
{
    QMetaObject::invokeMethod(
        this, [this, look = m_look, results] { end(look, results); }, Qt::QueuedConnection);
}

void SetupCheckup::start()
{
    begin(3);
    lookAtDisk();
    lookAtKeyring();
    lookAtServer();
}

void SetupCheckup::lookAtDisk()
{
    const auto results = inBackground([dataDir = m_subject.dataDir] { return checkDisk(dataDir); });
    whenFinished(results, this,
                 [this, look = m_look](const std::vector<CheckResult>& each) { end(look, each); });
}

void SetupCheckup::lookAtKeyring()
{
    whenFinished(m_secrets.probe(), this, [this, look = m_look](const SecretOutcome& outcome) {
        end(look, {keychainResult(outcome)});
    });
}

HttpClient& SetupCheckup::clientFor(const Endpoint& endpoint)
{
    m_client = new HttpClient(endpoint, limits, retries, this);
    connect(m_client, &HttpClient::logged, this, &SetupCheckup::logged);
    return *m_client;
}

void SetupCheckup::lookAtServer()
{
    if (!m_subject.noServer.isEmpty())
        return endLater(noServer(m_subject.noServer));
    const bool hasKey = !m_subject.endpoint.token.isEmpty();
    auto& client = clientFor(m_subject.endpoint);
    const auto hold = shareHold(client, m_subject.dataDir,
                                outboxTarget(m_subject.endpoint.server, m_subject.endpoint.token));
    if (hold > limits.whole)
        return endLater(leftAlone(words::askedToWait(QDateTime::currentMSecsSinceEpoch() + hold.count())));
    auto* call = client.get(routes::authMe());
    connect(call, &HttpCall::finished, this, [this, look = m_look, hasKey](const Answer& answer) {
        end(look, judgeServer(m_subject.endpoint.server, answer, hasKey, m_clock()));
    });
}

void SetupCheckup::checkContract()
{
    begin(1);
    if (!m_subject.noServer.isEmpty())
        return endLater({noContract(m_subject.noServer)});
    auto endpoint = m_subject.endpoint;
    endpoint.token.clear(); // the contract is public, so the key stays here
    auto* call = clientFor(endpoint).get(routes::openApi());
    connect(call, &HttpCall::finished, this, [this, look = m_look](const Answer& answer) {
        if (look == m_look)
            compareAside([answer] { return contractFrom(answer); });
    });
}

void SetupCheckup::checkContractFile(const QString& path)
{
    begin(1);
    compareAside([path] { return contractFrom(path); });
}

/// A contract is large enough to be felt.
void SetupCheckup::compareAside(std::function<ContractOutcome()> compare)
{
    whenFinished(inBackground(std::move(compare)), this,
                 [this, look = m_look](const ContractOutcome& outcome) { take(look, outcome); });
}

void SetupCheckup::take(int look, ContractOutcome outcome)
{
    if (look != m_look)
        return;
    if (outcome.report.trouble.isEmpty()) {
        const auto error =
            m_facts.save(m_subject.factsName, withContract(facts(), outcome.report, m_clock()));
        if (!error.isEmpty())
            outcome.result.sentence += u' ' + error;
        Q_EMIT contractChecked(outcome.report);
    }
    end(look, {outcome.result});
}

void SetupCheckup::cancel()
{
    ++m_look;
    if (m_client)
        m_client->deleteLater(); // frees the connection; one of its calls may be what this was called from
    m_client.clear();
    if (std::exchange(m_waiting, 0) > 0)
        Q_EMIT finished();
}

ServerFacts SetupCheckup::facts() const
{
    return m_facts.facts(m_subject.factsName);
}

QString SetupCheckup::confirmZoneReading(bool confirmed)
{
    auto changed = facts();
    changed.zoneReadingConfirmed = confirmed;
    changed.readsWindowInUtc = false; // the newer word counts
    return m_facts.save(m_subject.factsName, changed);
}

} // namespace fairlead
