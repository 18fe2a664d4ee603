#include "network/api/redaction.h"

#include <algorithm>

namespace fairlead {

namespace {

constexpr qsizetype shortestKey = 8;
const QLatin1String removedKey("[removed]");

/// A key of the service that is longer than the part of it that may be shown (API sheet, section 8).
const QLatin1String anyKey(R"(bav_live_[A-Za-z0-9_\-]{9,})");
/// Between the word and its token: blanks, as they are or encoded, and quotes.
const QLatin1String bearer(R"(\bbearer(?:\s|%(?:25){0,4}20|\+|\\[nrtu](?:0020)?|[:="']){1,8})");
/// What no word of a sentence looks like.
const QLatin1String token(R"((?=[A-Za-z0-9._~+/=%\-]{0,100}[0-9_])[A-Za-z0-9._~+/=%\-]{6,})");

QRegularExpression expression(const QString& pattern)
{
    QRegularExpression made(pattern, QRegularExpression::CaseInsensitiveOption |
                                         QRegularExpression::DontCaptureOption);
    made.optimize();
    return made;
}

/// One character in any of the ways in which a server may write it. All is bounded: no text makes the search
/// long.
QString anyWayOf(char c)
{
    const auto plain = QRegularExpression::escape(QString(QLatin1Char(c)));
    const auto hex = QString::number(static_cast<uchar>(c), 16).rightJustified(2, u'0');
    return QStringLiteral("(?:\\\\{0,4}%1|%(?:25){0,4}%2|\\\\{1,4}(?:u00|x)%2|&#(?:x0{0,4}%2|0{0,4}%3);?)")
        .arg(plain, hex, QString::number(static_cast<uchar>(c)));
}

QString spelledOut(const QByteArray& key)
{
    QString pattern;
    for (const char c : key)
        pattern += anyWayOf(c);
    return pattern;
}

/// What base64 makes of a key that stands behind `before` other bytes, without the letters that depend on
/// what stands around it.
QByteArray insideBase64(const QByteArray& key, int before, QByteArray::Base64Options alphabet)
{
    const auto encoded = (QByteArray(before, '\0') + key).toBase64(alphabet | QByteArray::OmitTrailingEquals);
    const auto first = (before * 8 + 5) / 6;
    const auto end = (before + key.size()) * 8 / 6;
    return encoded.mid(first, end - first);
}

QStringList formsOf(const QByteArray& key)
{
    QStringList forms{spelledOut(key), QString::fromLatin1(key.toHex())};
    for (int before = 0; before < 3; ++before)
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const auto inside = QString::fromLatin1(insideBase64(key, before, alphabet));
            forms << QStringLiteral(R"((?-i:%1[A-Za-z0-9+/_\-]*(?:=|%3D){0,2}))")
                         .arg(QRegularExpression::escape(inside));
        }
    return forms;
}

QString keyPattern(const QByteArray& key)
{
    return key.size() >= shortestKey ? formsOf(key).join(u'|') : QString();
}

/// What looks like a key, whosever it is.
const QRegularExpression& alike()
{
    static const auto made = expression(anyKey + u'|' + bearer + token);
    return made;
}

} // namespace

Redaction::Redaction(const QByteArray& key)
    : m_shortest(key.size() >= shortestKey ? std::min<qsizetype>(key.size(), 18) : 18),
      m_key(expression(keyPattern(key)))
{
}

/// The key first, as a whole: what only looks like one may end in the middle of it.
QString Redaction::inContent(const QString& text) const
{
    auto clean = text;
    if (!m_key.pattern().isEmpty())
        clean.replace(m_key, removedKey);
    return clean.replace(alike(), removedKey);
}

bool Redaction::holdsAKey(const QString& text) const
{
    return (!m_key.pattern().isEmpty() && m_key.match(text).hasMatch()) || alike().match(text).hasMatch();
}

QString Redaction::inText(const QString& text) const
{
    static const auto anyBearer = expression(bearer + QLatin1String(R"([^\s"',;<>]+)"));
    return inContent(text).replace(anyBearer, QStringLiteral("Bearer %1").arg(removedKey));
}

bool Redaction::finds(const QString& text) const
{
    static const auto anyBearer = expression(QLatin1String(R"(\bbearer\b)"));
    return holdsAKey(text) || anyBearer.match(text).hasMatch();
}

/// Most texts of an answer are shorter than any key.
bool Redaction::mayHold(const std::string& text) const
{
    const auto isBearer = [](char c) {
        return c == 'b' || c == 'B';
    };
    return static_cast<qsizetype>(text.size()) >= m_shortest ||
           (text.size() > 7 && std::ranges::any_of(text, isBearer));
}

void Redaction::inBody(Json& body) const
{
    clean(body);
}

/// Recursive: parsed JSON is never deeper than maxJsonDepth.
bool Redaction::clean(Json& value) const
{
    if (value.is_string()) {
        auto& text = value.get_ref<std::string&>();
        if (!mayHold(text))
            return false;
        const auto before = toQString(value);
        const auto after = inContent(before);
        if (after == before)
            return false;
        text = after.toStdString();
        return true;
    }
    bool anyChanged = false;
    if (value.is_array())
        for (auto& item : value)
            anyChanged = clean(item) || anyChanged;
    if (!value.is_object())
        return anyChanged;
    bool anyNameChanged = false;
    for (auto& [name, member] : value.get_ref<Json::object_t&>()) {
        anyChanged = clean(member) || anyChanged;
        anyNameChanged = anyNameChanged || (mayHold(name) && holdsAKey(QString::fromStdString(name)));
    }
    if (!anyNameChanged)
        return anyChanged;
    Json renamed = Json::object();
    for (auto& [name, member] : value.get_ref<Json::object_t&>())
        renamed[inContent(QString::fromStdString(name)).toStdString()] = std::move(member);
    value = std::move(renamed);
    return true;
}

} // namespace fairlead
