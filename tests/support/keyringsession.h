#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace fairlead {

/// A session bus of its own, with a keyring service on it or without one. Nothing of the user's session is
/// touched.
class KeyringSession
{
public:
    /// Starts the bus alone.
    KeyringSession();
    ~KeyringSession();

    /// A real gnome-keyring, whose keyring is open.
    bool startUnlocked();
    /// The same keyring after a restart, locked: nobody gave the password.
    bool startLocked();
    /// A program that has the service's name and never answers.
    bool startSilent();
    void stopService();

    /// The environment for programs that are to use this session.
    QProcessEnvironment environment() const;

private:
    bool start(const QString& program, const QStringList& arguments, const QByteArray& input);
    bool hasService() const;

    QTemporaryDir m_home;
    QString m_address;
    QProcess m_bus;
    std::unique_ptr<QProcess> m_service;
};

} // namespace fairlead
