#include "network/api/requestlog.h"

#include "models/common/privatefiles.h"
#include "network/api/redaction.h"

#include <QDateTime>
#include <QDir>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QUrl>

namespace fairlead {

namespace {

constexpr qsizetype longestText = 300; ///< of a path or an id
constexpr int deepestEncoding = 4;     ///< percent-encodings of percent-encodings that are looked through
const QString removed = QStringLiteral("[removed]");

/// What percent-encoding hides, as far as it is worth looking.
QString decoded(QString text)
{
    for (int i = 0; i < deepestEncoding && text.contains(u'%'); ++i)
        text = QUrl::fromPercentEncoding(text.toUtf8());
    return text;
}

/// In plain or in any encoding that a server might echo, and what looks like a key, be it a part of one.
bool holdsAKey(const QString& text, const Redaction& keys)
{
    static const QRegularExpression alike(QStringLiteral("bav_live_|\\bbm_[A-Za-z0-9_-]{16}"),
                                          QRegularExpression::CaseInsensitiveOption);
    for (const auto& form : {text, decoded(text)})
        if (alike.match(form).hasMatch() || keys.finds(form))
            return true;
    return false;
}

QString onOneLine(QString text)
{
    for (auto& c : text)
        if (!c.isPrint() || c == u' ')
            c = u'_';
    return text.left(longestText);
}

} // namespace

bool wantsRequestLog()
{
    return QLoggingCategory("fairlead.requests", QtInfoMsg).isDebugEnabled();
}

/// A piece in which anything of a key is found goes as a whole: what is left of it would help nobody.
QString redacted(const QString& text, const Redaction& keys)
{
    bool anyFound = false;
    QStringList pieces;
    for (const auto& piece : keys.inText(text).split(u'/')) { // a key may have slashes itself
        const bool isFound = piece.contains(removed) || holdsAKey(piece, keys);
        anyFound = anyFound || isFound;
        pieces << (isFound ? removed : onOneLine(piece));
    }
    if (!anyFound && holdsAKey(text, keys))
        return removed; // one in pieces that the decoded text alone shows
    return pieces.join(u'/');
}

RequestLog::RequestLog(const QString& dataDir, QObject* parent)
    : QObject(parent), m_file(QDir(dataDir).filePath(QStringLiteral("requests.log")))
{
}

void RequestLog::setOn(bool on)
{
    m_isOn = on;
    if (!on)
        m_file.close();
}

void RequestLog::watch(HttpClient& client)
{
    connect(&client, &HttpClient::logged, this,
            [this, &client](const HttpLogEntry& entry) { write(entry, client.endpoint().token); });
}

void RequestLog::write(const HttpLogEntry& entry, const QByteArray& key)
{
    if (!m_isOn)
        return;
    if (key != m_key) {
        m_key = key;
        m_keys = Redaction(key);
    }
    const QStringList parts{QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                            QString::fromLatin1(entry.method),
                            redacted(entry.path, m_keys),
                            entry.status > 0 ? QString::number(entry.status) : QStringLiteral("no-answer"),
                            QString::number(entry.milliseconds) + QStringLiteral("ms"),
                            QStringLiteral("id=") + redacted(entry.requestId, m_keys)};
    const auto line = parts.join(u' ').toUtf8() + '\n';
    if (rotate() && m_file.write(line) == line.size() && m_file.flush())
        return;
    setOn(false);
    Q_EMIT failed(tr("The request log %1 cannot be written (%2), so it is off now.")
                      .arg(m_file.fileName(), m_file.errorString()));
}

/// Opens the file where it is not open, and begins a new one where it is full.
bool RequestLog::rotate()
{
    const auto open = [this] {
        return m_file.isOpen() || (makePrivateFolder(QFileInfo(m_file).path()) &&
                                   m_file.open(QIODevice::WriteOnly | QIODevice::Append) &&
                                   m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    };
    if (!open())
        return false;
    if (m_file.size() < largest)
        return true;
    m_file.close();
    const auto before = m_file.fileName() + QStringLiteral(".1");
    QFile::remove(before);
    return QFile::rename(m_file.fileName(), before) && open();
}

} // namespace fairlead
