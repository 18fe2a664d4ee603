#pragma once

#include "models/campaign/json.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

namespace fairlead {

/// Takes keys out of what a server says, at the one door where its words come in: from there they reach
/// windows, terminals, logs and the outbox. A key is found as it is, percent-encoded, with JSON's or HTML's
/// escapes, in hexadecimal and inside base64, and whatever the case of its letters.
class Redaction
{
public:
    /// @param key of the server; empty or shorter than eight characters: only what looks like a key is found
    explicit Redaction(const QByteArray& key = {});

    /// A server's text for people, without keys and without whatever follows the word Bearer.
    QString inText(const QString& text) const;
    /// A server's answer, names of members included. What people write goes on: of what follows the word
    /// Bearer only a token is taken out, so that a campaign compares equal to itself.
    void inBody(Json& body) const;
    /// Whether a text holds a key or a Bearer's token.
    bool finds(const QString& text) const;

private:
    bool mayHold(const std::string& text) const;
    bool holdsAKey(const QString& text) const;
    QString inContent(const QString& text) const;
    /// Returns whether anything was taken out.
    bool clean(Json& value) const;

    qsizetype m_shortest;     ///< of what could hold a key, in bytes
    QRegularExpression m_key; ///< in all its forms; empty pattern: none to look for
};

} // namespace fairlead
