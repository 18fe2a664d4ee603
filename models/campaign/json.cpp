#include "models/campaign/json.h"

#include "models/campaign/jsonfault.h"
#include "models/campaign/storedjson.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace fairlead {

namespace {

/// What is too much. The parser looks through all members of an object for each new one: 40 000 took it
/// seconds. So many looks of all objects together take about one.
struct Bounds
{
    int depth = maxJsonDepth;
    int members = 10'000; ///< of one object
    int values = 1'000'000;
    qint64 looks = 200'000'000;
};

constexpr int wider = 8; ///< times: a record of the outbox holds two campaigns and some candidates
constexpr Bounds foreign;
constexpr Bounds stored{maxJsonDepth + wider, foreign.members* wider, foreign.values* wider,
                        foreign.looks* wider};

struct JsonText
{
    Q_DECLARE_TR_FUNCTIONS(Json)
};

/// What is too much in a text, in words; empty: nothing is. Runs before the parser, whose result would be
/// destroyed and written recursively.
QString excessOf(QByteArrayView text, const Bounds& most)
{
    struct Bracket
    {
        bool isObject = false;
        int commas = 0;
    };
    std::array<Bracket, stored.depth + 1> open;
    int depth = 0;
    int values = 0;
    qint64 looks = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > most.depth)
                return JsonText::tr("The text nests deeper than %1 levels.").arg(most.depth);
            open[static_cast<std::size_t>(depth)] = {c == '{'};
            ++values;
        } else if (c == '}' || c == ']') {
            depth = std::max(depth - 1, 0);
        } else if (c == ',') {
            ++values;
            auto& bracket = open[static_cast<std::size_t>(depth)];
            if (bracket.isObject)
                looks += ++bracket.commas;
            if (bracket.commas >= most.members)
                return JsonText::tr("The text has more than %1 members in one object.").arg(most.members);
            if (looks > most.looks)
                return JsonText::tr("The text has too many objects with thousands of members.");
        }
        if (values > most.values)
            return JsonText::tr("The text has more than %1 values.").arg(most.values);
    }
    return {};
}

bool looksLikeUtf16(QByteArrayView text)
{
    return text.size() >= 2 &&
           (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff") || text[0] == '\0' || text[1] == '\0');
}

JsonResult failure(const QString& message, qsizetype offset = -1)
{
    return {std::nullopt, {message, offset}};
}

/// Why the parser stopped at that byte.
QString explanation(QByteArrayView text, qsizetype offset)
{
    const auto unmarked = text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text;
    if (unmarked.trimmed().isEmpty())
        return JsonText::tr("The text is empty.");
    const auto fault = jsonFaultOf(text, offset - 1);
    return JsonText::tr("The text is not JSON: %1. %2", "place and what is wrong there")
        .arg(placeInWords(text, fault.at), fault.what);
}

JsonResult parse(QByteArrayView text, const Bounds& most)
{
    if (looksLikeUtf16(text))
        return failure(JsonText::tr("The text is UTF-16; it must be UTF-8."));
    if (const auto excess = excessOf(text, most); !excess.isEmpty())
        return failure(excess);
    try {
        return {Json::parse(text.begin(), text.end()), {}};
    } catch (const Json::parse_error& error) {
        const auto offset = static_cast<qsizetype>(error.byte);
        return failure(explanation(text, offset), offset);
    } catch (const Json::exception&) {
        return failure(JsonText::tr("The text is not JSON: a number is out of range."));
    }
}

} // namespace

JsonResult parseJson(QByteArrayView text)
{
    return parse(text, foreign);
}

JsonResult parseStoredJson(QByteArrayView text)
{
    return parse(text, stored);
}

QByteArray toIndentedJson(const Json& value)
{
    return QByteArray::fromStdString(value.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

QByteArray toCompactJson(const Json& value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString toQString(const Json& string)
{
    constexpr QByteArrayView mark(
        "\xef\xbb\xbf"); // dropped by QString::fromUtf8(), though inside JSON it is text
    const QByteArrayView text(string.get_ref<const std::string&>());
    return text.startsWith(mark) ? QChar(QChar::ByteOrderMark) + QString::fromUtf8(text.sliced(mark.size()))
                                 : QString::fromUtf8(text);
}

QString textMember(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? toQString(*found) : QString();
}

Json toJson(const QString& text)
{
    return text.toStdString();
}

QString pointerToken(const QString& name)
{
    QString token = name;
    return token.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
}

} // namespace fairlead
