#include "network/auth/secretstore.h"

#include "models/common/whenfinished.h"

#include <QPromise>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>

namespace fairlead {

namespace {

constexpr auto service = "fairlead";

QString sentenceOf(SecretOutcome::Kind kind)
{
    switch (kind) {
    case SecretOutcome::Kind::Unknown:
        return SecretStore::tr(
            "The keyring shows no key. Perhaps it is locked: unlock it and try again, or enter the key "
            "once more. Nothing was removed.");
    case SecretOutcome::Kind::Denied:
        return SecretStore::tr("The keyring is locked or access was denied. Unlock it and try again.");
    case SecretOutcome::Kind::Unavailable:
        return SecretStore::tr("No keyring service can be used in this session.");
    case SecretOutcome::Kind::TimedOut:
        return SecretStore::tr(
            "The keyring did not answer in time. Perhaps its question waits to be answered.");
    case SecretOutcome::Kind::Done:
    case SecretOutcome::Kind::SessionOnly:
        break;
    }
    return {};
}

/// Results as seen with gnome-keyring: a locked one often reads as "not found", and a missing service or bus
/// comes as OtherError.
SecretOutcome::Kind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return SecretOutcome::Kind::Done;
    case QKeychain::EntryNotFound:
        return SecretOutcome::Kind::Unknown;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return SecretOutcome::Kind::Denied;
    default:
        return SecretOutcome::Kind::Unavailable;
    }
}

SecretOutcome outcomeOf(const QKeychain::Job& job)
{
    SecretOutcome outcome{kindOf(job.error()), {}, {}};
    outcome.sentence = sentenceOf(outcome.kind);
    if (outcome.kind == SecretOutcome::Kind::Unavailable && !job.errorString().isEmpty())
        outcome.sentence += QStringLiteral(" (%1)").arg(job.errorString());
    if (const auto* read = qobject_cast<const QKeychain::ReadPasswordJob*>(&job); read && !job.error())
        outcome.key = read->textData().toUtf8();
    return outcome;
}

QFuture<SecretOutcome> ready(const SecretOutcome& outcome)
{
    QPromise<SecretOutcome> promise;
    promise.start();
    promise.addResult(outcome);
    promise.finish();
    return promise.future();
}

SecretOutcome sessionOnly(QByteArray key, const QString& reason)
{
    return {
        SecretOutcome::Kind::SessionOnly, std::move(key),
        (reason + u' ' + SecretStore::tr("The key is kept until Fairlead ends, and in no file.")).trimmed()};
}

} // namespace

SecretStore::SecretStore(std::chrono::milliseconds timeout, QObject* parent)
    : QObject(parent), m_timeout(timeout)
{
}

/// A job whose time is up goes on by itself: the keyring's library still holds it, so it cannot be deleted.
QFuture<SecretOutcome> SecretStore::run(QKeychain::Job* job, const QString& name)
{
    auto promise = std::make_shared<QPromise<SecretOutcome>>();
    promise->start();
    auto* timer = new QTimer(this);
    const auto settle = [promise, timer](const SecretOutcome& outcome) {
        timer->deleteLater();
        promise->addResult(outcome);
        promise->finish();
    };
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, timer,
            [settle](QKeychain::Job* done) { settle(outcomeOf(*done)); });
    connect(timer, &QTimer::timeout, timer, [settle] {
        settle({SecretOutcome::Kind::TimedOut, {}, sentenceOf(SecretOutcome::Kind::TimedOut)});
    });
    timer->setSingleShot(true);
    timer->start(m_timeout);
    job->start();
    return promise->future();
}

QFuture<SecretOutcome> SecretStore::read(const QString& name)
{
    if (const auto held = m_session.constFind(name); held != m_session.cend())
        return ready(sessionOnly(*held, {}));
    return run(new QKeychain::ReadPasswordJob(QLatin1String(service)), name);
}

QFuture<SecretOutcome> SecretStore::write(const QString& name, const QByteArray& key)
{
    m_session.insert(name, key); // until the keyring has it
    auto* job = new QKeychain::WritePasswordJob(QLatin1String(service));
    job->setTextData(QString::fromUtf8(key));
    return afterFinished(run(job, name), this, [this, name, key](const SecretOutcome& outcome) {
        if (outcome.kind != SecretOutcome::Kind::Done)
            return sessionOnly({}, outcome.sentence);
        if (m_session.value(name) == key)
            m_session.remove(name);
        return outcome;
    });
}

QFuture<SecretOutcome> SecretStore::remove(const QString& name)
{
    m_session.remove(name);
    return run(new QKeychain::DeletePasswordJob(QLatin1String(service)), name);
}

QFuture<SecretOutcome> SecretStore::probe()
{
    const auto name = QStringLiteral("checkup");
    const auto value = QStringLiteral("not a key");
    auto* write = new QKeychain::WritePasswordJob(QLatin1String(service));
    write->setTextData(value);
    const auto found = afterFinished(run(write, name), this, [this, name](const SecretOutcome& written) {
        return written.kind == SecretOutcome::Kind::Done
                   ? run(new QKeychain::ReadPasswordJob(QLatin1String(service)), name)
                   : ready(written);
    });
    return afterFinished(found, this, [this, name, value](const SecretOutcome& read) {
        if (read.kind != SecretOutcome::Kind::Done || read.key != value.toUtf8())
            return ready(read);
        return run(new QKeychain::DeletePasswordJob(QLatin1String(service)), name);
    });
}

} // namespace fairlead
