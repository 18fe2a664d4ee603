#include "models/workspace/factstore.h"

#include "models/common/privatefiles.h"
#include "models/workspace/serveraddress.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>

namespace fairlead {

namespace {

constexpr auto format = "fairlead-server-facts";
constexpr int version = 1;
constexpr int longestWait = 5'000;  ///< milliseconds, for another process that changes the file
constexpr qint64 largest = 1 << 20; ///< bytes; the facts of a server are some five thousand

struct FactFile
{
    Json root = {{"format", format}, {"version", version}, {"servers", Json::object()}};
    bool isNewer = false; ///< written by a later Fairlead: to be left alone
};

/// What the later reading says counts, beside what only the other one knows; a user's word stays.
Json mergedFacts(const Json& a, const Json& b)
{
    const bool isLater = textMember(a, "contract_read_at") > textMember(b, "contract_read_at");
    const auto& later = isLater ? a : b;
    auto merged = isLater ? b : a;
    auto verdicts = merged.value("inferred_facts", Json::object());
    if (const auto newer = later.value("inferred_facts", Json()); verdicts.is_object() && newer.is_object())
        verdicts.update(newer);
    merged.update(later);
    merged["inferred_facts"] = std::move(verdicts);
    merged["zone_reading_confirmed_by_user"] =
        serverFactsOf(a).zoneReadingConfirmed || serverFactsOf(b).zoneReadingConfirmed;
    return merged;
}

/// A server's facts under the one form of its address, however it was written when they were stored.
Json byNormalServer(const Json& servers)
{
    Json normal = Json::object();
    for (const auto& [address, facts] : servers.items()) {
        const auto name = normalServer(QString::fromStdString(address)).toStdString();
        const auto known = normal.find(name);
        const bool isBoth = known != normal.end() && known->is_object() && facts.is_object();
        normal[name] = isBoth ? mergedFacts(*known, facts) : facts;
    }
    return normal;
}

FactFile readFacts(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largest)
        return {};
    const auto parsed = parseJson(file.readAll());
    if (!parsed.value || !parsed.value->is_object() || parsed.value->value("format", Json()) != format)
        return {};
    FactFile facts;
    const auto found = parsed.value->value("version", Json());
    facts.isNewer = found.is_number() && found > version;
    if (!facts.isNewer && parsed.value->value("servers", Json()).is_object()) {
        facts.root = *parsed.value;
        facts.root["servers"] = byNormalServer(parsed.value->at("servers"));
    }
    return facts;
}

} // namespace

FactStore::FactStore(const QString& dataDir, QObject* parent)
    : QObject(parent),
      m_path(QDir(dataDir).filePath(QStringLiteral("server-facts.json"))),
      m_root(readFacts(m_path).root)
{
}

ServerFacts FactStore::facts(const QString& server) const
{
    return serverFactsOf(m_root.at("servers").value(normalServer(server).toStdString(), Json()));
}

QString FactStore::save(const QString& server, const ServerFacts& facts)
{
    const auto directory = QFileInfo(m_path).dir();
    if (!makePrivateFolder(directory.path()))
        return tr("The folder %1 cannot be made.").arg(directory.path());
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(longestWait))
        return tr("%1 is being changed by another program or cannot be written. Nothing was kept.")
            .arg(m_path);
    makePrivate(lock.fileName());
    auto [root, isNewer] = readFacts(m_path);
    if (isNewer)
        return tr("%1 is from a newer Fairlead. It was left as it is; nothing was kept.").arg(m_path);
    root["servers"][normalServer(server).toStdString()] = toJson(facts);
    QSaveFile file(m_path);
    const auto text = toIndentedJson(root);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(text) != text.size() || !file.commit())
        return tr("%1 cannot be written (%2). Nothing was kept.").arg(m_path, file.errorString());
    m_root = std::move(root);
    Q_EMIT changed(server);
    return {};
}

} // namespace fairlead
