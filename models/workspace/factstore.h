#pragma once

#include "models/campaign/serverfacts.h"

#include <QObject>

namespace fairlead {

/// What is known of the servers of a data directory (`server-facts.json`). Several processes may use one
/// directory: each change is made to the file as it is then. A file that cannot be understood counts as
/// empty: all of it can be found out again.
class FactStore : public QObject
{
    Q_OBJECT
public:
    explicit FactStore(const QString& dataDir, QObject* parent = nullptr);

    bool isEmpty() const { return m_root.at("servers").empty(); }
    /// @param server its address as the outbox has it, or the sandbox's word
    ServerFacts facts(const QString& server) const;
    /// Returns an error for people, or an empty text; after an error nothing is changed.
    QString save(const QString& server, const ServerFacts& facts);

Q_SIGNALS:
    void changed(const QString& server);

private:
    QString m_path;
    Json m_root;
};

} // namespace fairlead
