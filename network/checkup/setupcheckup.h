#pragma once

#include "models/workspace/checkup.h"
#include "models/workspace/factstore.h"
#include "network/api/httpclient.h"
#include "network/auth/secretstore.h"
#include "network/checkup/contractcheck.h"

#include <QPointer>

#include <functional>

namespace fairlead {

/// What is looked at.
struct CheckupSubject
{
    QString dataDir;
    QString workspaceName;
    Endpoint endpoint; ///< without a key when there is none
    QString factsName; ///< the server's name in the FactStore
    QString noServer;  ///< for people: why there is no endpoint; empty: there is one
};

/// The checks of Checkup against real things: the disk, in a thread of its own, the keyring, and the server.
class SetupCheckup : public Checkup
{
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; ///< UTC seconds

    /// @param secrets and facts outlive this
    SetupCheckup(CheckupSubject subject, SecretStore& secrets, FactStore& facts, Clock clock = systemClock,
                 QObject* parent = nullptr);
    ~SetupCheckup() override;

    QString workspaceName() const override { return m_subject.workspaceName; }
    void start() override;
    void checkContract() override;
    void checkContractFile(const QString& path) override;
    void cancel() override;
    bool isRunning() const override { return m_waiting > 0; }
    ServerFacts facts() const override;
    QString confirmZoneReading(bool confirmed) override;

    static qint64 systemClock();

Q_SIGNALS:
    /// Calls of the checks, for the request log.
    void logged(const fairlead::HttpLogEntry& entry);

private:
    void begin(int parts);
    /// The results of one part. Those of a look that is not the present one are dropped.
    void end(int look, const std::vector<CheckResult>& results);
    void endLater(const std::vector<CheckResult>& results);
    void lookAtDisk();
    void lookAtKeyring();
    void lookAtServer();
    void compareAside(std::function<ContractOutcome()> compare);
    void take(int look, ContractOutcome outcome);
    HttpClient& clientFor(const Endpoint& endpoint);

    CheckupSubject m_subject;
    SecretStore& m_secrets;
    FactStore& m_facts;
    Clock m_clock;
    QPointer<HttpClient> m_client;
    int m_waiting = 0; ///< parts of the look that are not done
    int m_look = 0;    ///< counts the looks: a late result of an older one is dropped
};

} // namespace fairlead
