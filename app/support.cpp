#include "app/support.h"

#include "app/serverconnection.h"
#include "ui/workspace/doctordialog.h"

#include <QSettings>

namespace fairlead {

namespace {

const auto logSetting = QStringLiteral("support/request-log");

} // namespace

Support::Support(const GlobalOptions& global, ServerConnection& connection, QSettings& settings,
                 QObject* parent)
    : QObject(parent),
      m_dataDir(global.dataDir),
      m_connection(connection),
      m_settings(settings),
      m_facts(global.dataDir),
      m_log(global.dataDir)
{
    m_log.setOn(wantsRequestLog() || m_settings.value(logSetting, false).toBool());
    connect(&m_log, &RequestLog::failed, this, &Support::trouble);
    connect(&m_facts, &FactStore::changed, this, [this] { Q_EMIT factsChanged(facts()); });
    connect(&connection, &ServerConnection::serverChanged, this, [this] {
        if (auto* client = m_connection.client())
            m_log.watch(*client);
        Q_EMIT factsChanged(facts());
    });
}

Support::~Support() = default;

ServerFacts Support::facts() const
{
    return m_facts.facts(m_connection.target());
}

QString Support::accountToAsk() const
{
    const auto workspace = m_connection.workspaces().current();
    const auto target = m_connection.target();
    const bool isKnown = workspace.isSandbox || m_facts.facts(target).isZoneReadingKnown();
    return isKnown || m_postponed.contains(target) ? QString() : workspace.name;
}

void Support::setWindowReading(bool inUtc)
{
    auto changed = facts();
    changed.zoneReadingConfirmed = !inUtc;
    changed.readsWindowInUtc = inUtc;
    if (const auto error = m_facts.save(m_connection.target(), changed); !error.isEmpty())
        Q_EMIT trouble(error);
}

void Support::postponeWindowReading()
{
    m_postponed << m_connection.target();
    Q_EMIT factsChanged(facts());
}

void Support::setLogsRequests(bool on)
{
    m_log.setOn(on);
    m_settings.setValue(logSetting, on);
}

CheckupSubject Support::subject() const
{
    const auto name = m_connection.workspaces().current().name;
    const auto* client = m_connection.client();
    CheckupSubject subject{m_dataDir, name, {}, m_connection.target(), {}};
    if (client)
        subject.endpoint = client->endpoint();
    else
        subject.noServer =
            tr("There is no connection to %1: it has no key that can be used now, or it is still "
               "being made.")
                .arg(name);
    return subject;
}

void Support::checkSetup(QWidget* window)
{
    if (m_checkup)
        return;
    m_checkup = std::make_unique<SetupCheckup>(subject(), m_secrets, m_facts);
    connect(m_checkup.get(), &SetupCheckup::logged, &m_log, [this](const HttpLogEntry& entry) {
        const auto* client = m_connection.client();
        m_log.write(entry, client ? client->endpoint().token : QByteArray());
    });
    auto* dialog = new DoctorDialog(*m_checkup, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QObject::destroyed, this, [this] { m_checkup.reset(); });
    dialog->open();
}

} // namespace fairlead
