#pragma once

#include "network/api/httpclient.h"

#include <QFile>

namespace fairlead {

/// The log of requests for support (`requests.log` in the data directory): time, method, path, status,
/// milliseconds and the server's request id, a line each. Never a body, a header, a query or a key. Off until
/// it is switched on; at some size it begins anew, and the one before is kept beside it.
class RequestLog : public QObject
{
    Q_OBJECT
public:
    explicit RequestLog(const QString& dataDir, QObject* parent = nullptr);

    QString path() const { return m_file.fileName(); }
    bool isOn() const { return m_isOn; }
    void setOn(bool on);

    /// Logs the calls of a client from now on. The log outlives it.
    void watch(HttpClient& client);
    /// @param key what must not appear, in whatever form
    void write(const HttpLogEntry& entry, const QByteArray& key);

    /// Bytes at which the log begins anew.
    static constexpr qint64 largest = 256 * 1024;

Q_SIGNALS:
    /// The log could not be written, and is off now; for people.
    void failed(const QString& why);

private:
    bool rotate();

    QFile m_file;
    QByteArray m_key; ///< of the last entry
    Redaction m_keys;
    bool m_isOn = false;
};

/// Whether `--log-level debug` asks for it: the debug level of the category "fairlead.requests".
bool wantsRequestLog();

/// A text as it may stand in the log: one line of it, without the key in any form, without anything that
/// looks like one of Bavlio's keys, and without what follows "Bearer".
QString redacted(const QString& text, const Redaction& keys);

} // namespace fairlead
