#pragma once

#include "app/commandline.h"
#include "models/workspace/factstore.h"
#include "network/api/requestlog.h"
#include "network/auth/secretstore.h"
#include "network/checkup/setupcheckup.h"

#include <QSet>

#include <memory>

class QSettings;
class QWidget;

namespace fairlead {

class ServerConnection;

/// What helps a user of the windows when something is wrong: the check of the set-up, the request log, and
/// what is known of the server in use.
class Support : public QObject
{
    Q_OBJECT
public:
    /// @param connection, settings outlive this
    Support(const GlobalOptions& global, ServerConnection& connection, QSettings& settings,
            QObject* parent = nullptr);
    ~Support() override;

    /// Of the server in use.
    ServerFacts facts() const;
    /// The account in use by its name, while it is not known by which clock it reads the sending window;
    /// empty when it is, in the sandbox, and when the user does not want to be asked now.
    QString accountToAsk() const;
    void setWindowReading(bool inUtc);
    void postponeWindowReading();
    bool logsRequests() const { return m_log.isOn(); }
    /// Remembered from one start to the next.
    void setLogsRequests(bool on);
    /// A dialog over that window; one at a time.
    void checkSetup(QWidget* window);

Q_SIGNALS:
    void factsChanged(const fairlead::ServerFacts& facts);
    /// Something that the user should know, for people.
    void trouble(const QString& text);

private:
    CheckupSubject subject() const;

    QString m_dataDir;
    ServerConnection& m_connection;
    QSettings& m_settings;
    SecretStore m_secrets;
    FactStore m_facts;
    QSet<QString> m_postponed; ///< servers about which not to ask before the next start
    RequestLog m_log;
    std::unique_ptr<SetupCheckup> m_checkup;
};

} // namespace fairlead
