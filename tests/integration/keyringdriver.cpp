#include "models/campaign/json.h"
#include "network/auth/secretstore.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QEventLoop>
#include <QFutureWatcher>

#include <cstdio>

using namespace fairlead;

namespace {

SecretOutcome waitFor(const QFuture<SecretOutcome>& future)
{
    QFutureWatcher<SecretOutcome> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<SecretOutcome>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return watcher.result();
}

void print(const SecretOutcome& outcome)
{
    Json line = Json::object();
    line["kind"] = static_cast<int>(outcome.kind);
    line["key"] = outcome.key.toStdString();
    line["sentence"] = toJson(outcome.sentence);
    std::printf("%s\n", toCompactJson(line).constData());
}

/// Has the keyring service's name, and serves nothing.
int ownTheName()
{
    return QDBusConnection::sessionBus().registerService(QStringLiteral("org.freedesktop.secrets"))
               ? QCoreApplication::exec()
               : 1;
}

} // namespace

/// Asks the keyring of the session what tst_keyring wants to know, one word after the other: `read NAME`,
/// `write NAME KEY`, `remove NAME`, `probe`. Prints a line of JSON for each.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    auto words = QCoreApplication::arguments().mid(1);
    if (words.value(0) == QLatin1String("own"))
        return ownTheName();
    SecretStore store(std::chrono::milliseconds(words.takeFirst().toInt()));
    while (!words.isEmpty()) {
        const auto word = words.takeFirst();
        if (word == QLatin1String("read"))
            print(waitFor(store.read(words.takeFirst())));
        else if (word == QLatin1String("remove"))
            print(waitFor(store.remove(words.takeFirst())));
        else if (word == QLatin1String("probe"))
            print(waitFor(store.probe()));
        else if (word == QLatin1String("write")) {
            const auto name = words.takeFirst();
            print(waitFor(store.write(name, words.takeFirst().toUtf8())));
        }
    }
    return 0;
}
