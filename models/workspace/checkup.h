#pragma once

#include "models/contract/contract.h"
#include "models/workspace/checkresult.h"

#include <QObject>

namespace fairlead {

/// Looks at the set-up without blocking, for one workspace; implemented by network/. One look at a time:
/// finished() comes exactly once after each start, also after cancel().
class Checkup : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// What the user calls the workspace.
    virtual QString workspaceName() const = 0;

    /// Everything but the contract. checked() follows for each thing looked at.
    virtual void start() = 0;
    /// Reads the server's contract, only ever because the user asked for it. contractChecked() follows when
    /// there was one to compare, and checked() in any case.
    virtual void checkContract() = 0;
    /// The same with a document that was fetched by other means.
    virtual void checkContractFile(const QString& path) = 0;
    /// Ends the look that is under way; what is known by then stays.
    virtual void cancel() = 0;
    virtual bool isRunning() const = 0;

    /// What is known of the workspace's server.
    virtual ServerFacts facts() const = 0;
    /// Keeps the user's word that this server reads the window in the campaign's zone, or takes it back.
    /// Returns an error for people, or an empty text.
    virtual QString confirmZoneReading(bool confirmed) = 0;

Q_SIGNALS:
    void checked(const fairlead::CheckResult& result);
    void contractChecked(const fairlead::ContractReport& report);
    void finished();
};

} // namespace fairlead
