#include "app/singleinstance.h"

#include "models/campaign/json.h"
#include "models/common/privatefiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

namespace fairlead {

namespace {

constexpr int answerTimeoutMs = 2'000;
constexpr qint64 longestMessage = 1 << 20;
constexpr char end = '\n';

/// A socket of this user for this data directory, whatever way its path is written.
QString socketName(const QString& dataDir)
{
    makePrivateFolder(dataDir);
    const auto path = QFileInfo(dataDir).canonicalFilePath();
    const auto hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const auto runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const auto name = QStringLiteral("fairlead-") + QString::fromLatin1(hash);
    return runtime.isEmpty() ? name : runtime + u'/' + name;
}

} // namespace

SingleInstance::SingleInstance(const QString& dataDir, QObject* parent)
    : QObject(parent), m_name(socketName(dataDir))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

bool SingleInstance::handOver(const QStringList& files)
{
    QStringList absolute;
    for (const auto& file : files)
        absolute << QFileInfo(file).absoluteFilePath();
    if (sendTo(m_name, absolute))
        return true;
    if (m_server.listen(m_name))
        return false;
    // A socket that nobody answers at was left behind by a crash; two starts at once may both find it.
    QLocalServer::removeServer(m_name);
    return !m_server.listen(m_name) && sendTo(m_name, absolute);
}

bool SingleInstance::sendTo(const QString& name, const QStringList& files) const
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(answerTimeoutMs))
        return false;
    Json message = Json::array();
    for (const auto& file : files)
        message.push_back(toJson(file));
    socket.write(toCompactJson(message) + end);
    return socket.waitForBytesWritten(answerTimeoutMs) && socket.waitForReadyRead(answerTimeoutMs);
}

void SingleInstance::receive()
{
    auto* socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->bytesAvailable() > longestMessage)
            socket->abort();
        if (!socket->canReadLine())
            return;
        const auto message = parseJson(socket->readLine());
        QStringList files;
        for (const auto& file : message.value.value_or(Json::array()))
            if (file.is_string())
                files << toQString(file);
        socket->write("ok\n");
        Q_EMIT filesReceived(files);
    });
}

} // namespace fairlead
