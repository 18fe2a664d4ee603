#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace fairlead {

/// One window for one data directory: a second start hands its files to the first.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString& dataDir, QObject* parent = nullptr);

    /// Hands the files to the program that is there already. False: there is none, and others reach this one
    /// from now on.
    bool handOver(const QStringList& files);

Q_SIGNALS:
    /// Another start asked for these files, absolute paths, perhaps none: come to the front.
    void filesReceived(const QStringList& files);

private:
    bool sendTo(const QString& name, const QStringList& files) const;
    void receive();

    QString m_name;
    QLocalServer m_server;
};

} // namespace fairlead
