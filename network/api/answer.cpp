#include "network/api/answer.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct AnswerText
{
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

} // namespace

bool mayHaveTakenEffect(const ApiError& error)
{
    switch (error.kind) {
    case ApiError::Kind::None:
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::Broken:
    case ApiError::Kind::TimedOut:
    case ApiError::Kind::Unreadable:
    case ApiError::Kind::TooLarge:
    case ApiError::Kind::ServerFailed:
        return true;
    case ApiError::Kind::NotReached:
    case ApiError::Kind::NotTrusted:
    case ApiError::Kind::Redirected:
    case ApiError::Kind::Unauthorised:
    case ApiError::Kind::Refused:
    case ApiError::Kind::RateLimited:
        return false;
    }
    Q_UNREACHABLE();
}

QString describe(const ApiError& error)
{
    const auto withText = [&](const QString& sentence) {
        return error.text.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, error.text);
    };
    switch (error.kind) {
    case ApiError::Kind::None:
        return {};
    case ApiError::Kind::Cancelled:
        return AnswerText::tr("The call was cancelled.");
    case ApiError::Kind::NotReached:
        return withText(AnswerText::tr("The server was not reached."));
    case ApiError::Kind::NotTrusted:
        return (AnswerText::tr("The server's certificate cannot be trusted, so nothing was sent.") + u' ' +
                error.text)
            .trimmed();
    case ApiError::Kind::Broken:
        return withText(AnswerText::tr("The connection broke before the server answered."));
    case ApiError::Kind::TimedOut:
        return AnswerText::tr("The server did not answer in time.");
    case ApiError::Kind::Unreadable:
        return withText(AnswerText::tr("The server's answer cannot be understood."));
    case ApiError::Kind::TooLarge:
        return AnswerText::tr("The server's answer is too large to be read.");
    case ApiError::Kind::Redirected:
        return AnswerText::tr("The server points to another address; the key is not taken there.");
    case ApiError::Kind::Unauthorised:
        return withText(AnswerText::tr(
            "The server does not accept the key. A Bavimail key does not work on Bavlio, and the "
            "reverse."));
    case ApiError::Kind::Refused:
        return withText(AnswerText::tr("The server refused it."));
    case ApiError::Kind::RateLimited:
        return withText(AnswerText::tr("The server asks to wait: too many calls."));
    case ApiError::Kind::ServerFailed:
        return withText(AnswerText::tr("The server failed (status %1).").arg(error.status));
    }
    Q_UNREACHABLE();
}

} // namespace fairlead
