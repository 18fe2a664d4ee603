#pragma once

#include <QIODevice>

namespace fairlead {

/// A request's body that can be read once. QNetworkAccessManager sends a request again by itself, a POST too,
/// when the connection closes before the answer; such a repeat finds no body and breaks off before it is
/// whole.
class OneShotBody : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes);

    /// Whether any of it was asked for: if not, no complete request can have left.
    bool wasRead() const { return m_started; }

    qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64 position) override;

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
    bool m_started = false;
};

} // namespace fairlead
