#include "network/api/errorbody.h"

#include "models/campaign/schema.h"
#include "models/common/plural.h"

#include <QCoreApplication>

#include <utility>

namespace fairlead {

namespace {

struct ErrorBodyText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorBody)
};

/// What is read of a server's texts: a flood would fill windows, outbox and logs.
constexpr qsizetype mostCharacters = 4'000;
constexpr std::size_t mostProblems = 200;

QString shortTextMember(const Json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_string() ? shortened(toQString(*found)) : QString();
}

QString asText(const Json& value)
{
    return shortened(value.is_string() ? toQString(value) : QString::fromUtf8(toCompactJson(value)));
}

/// One element of E3's `details` or E4's `detail`.
Problem problemOf(const Json& element)
{
    if (!element.is_object())
        return {Problem::Severity::Error, {}, Problem::Code::Server, asText(element)};
    auto message = shortTextMember(element, "msg");
    if (message.isEmpty())
        message = shortTextMember(element, "message");
    if (message.isEmpty())
        message = asText(element);
    const auto loc = element.find("loc");
    return {Problem::Severity::Error, loc != element.end() ? pointerOfLoc(*loc) : QString(),
            Problem::Code::Server, message};
}

void addProblems(ErrorBody& result, const Json& list)
{
    for (const auto& element : list) {
        if (result.problems.size() == mostProblems) {
            result.problems.push_back(
                {Problem::Severity::Error,
                 {},
                 Problem::Code::Server,
                 ErrorBodyText::tr("… and %n more.", nullptr,
                                   pluralOf(static_cast<qint64>(list.size() - mostProblems)))});
            return;
        }
        result.problems.push_back(problemOf(element));
    }
}

void readObject(ErrorBody& result, const Json& object)
{
    result.code = shortTextMember(object, "code");
    result.text = shortTextMember(object, "message");
    if (result.text.isEmpty())
        result.text = asText(object);
}

bool isCode(const QString& text)
{
    for (const QChar c : text)
        if (!c.isUpper() && !c.isDigit() && c != u'_')
            return false;
    return !text.isEmpty();
}

} // namespace

QString shortened(const QString& text)
{
    if (text.size() <= mostCharacters)
        return text;
    const bool cutsPair = text[mostCharacters - 1].isHighSurrogate();
    return text.left(cutsPair ? mostCharacters - 1 : mostCharacters) + u'…';
}

QString pointerOfLoc(const Json& loc)
{
    if (!loc.is_array())
        return {};
    QString pointer;
    QString known;
    for (const auto& part : loc) {
        if (part.is_string() && pointer.isEmpty() && toQString(part) == QLatin1String("body"))
            continue;
        if (part.is_string() && toQString(part) == QLatin1String("steps_config"))
            pointer += QLatin1String("/steps");
        else if (part.is_string())
            pointer += u'/' + pointerToken(toQString(part));
        else if (part.is_number_integer() && part.get<qint64>() >= 0)
            pointer += u'/' + QString::number(part.get<qint64>());
        else
            break;
        if (schema::fieldAt(pointer) || (part.is_number_integer() && !known.isEmpty()))
            known = pointer;
        else
            break;
    }
    return known;
}

ErrorBody errorBody(const Json& body)
{
    ErrorBody result;
    if (!body.is_object()) {
        result.text = body.is_null() ? QString() : asText(body);
        return result;
    }
    const auto detail = body.find("detail");
    const auto details = body.find("details");
    const auto error = body.find("error");
    if (detail != body.end() && detail->is_array()) // E4
        addProblems(result, *detail);
    else if (detail != body.end() && detail->is_object()) // E5
        readObject(result, *detail);
    else if (detail != body.end())
        result.text = asText(*detail);                // E2
    if (details != body.end() && details->is_array()) // E3
        addProblems(result, *details);
    if (error != body.end() && error->is_object()) // E6
        readObject(result, *error);
    if (isCode(result.text) && body.contains("message")) // E1
        result.code = std::exchange(result.text, {});
    if (result.text.isEmpty())
        result.text = shortTextMember(body, "message");
    if (result.text.isEmpty() && error != body.end() && error->is_string())
        result.text = asText(*error);
    if (result.text.isEmpty() && result.problems.empty())
        result.text = asText(body);
    return result;
}

} // namespace fairlead
