#include "models/campaign/json.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

/// Whether brackets nest deeper than the limit. Runs before the parser, whose result would be destroyed
/// and written recursively.
bool nestsTooDeep(QByteArrayView text)
{
    int depth = 0;
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
            if (++depth > maxJsonDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
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
        return QCoreApplication::translate("Json", "The text is empty.");
    if (!text.isValidUtf8())
        return QCoreApplication::translate("Json", "The text is not UTF-8: it breaks at byte %1.")
            .arg(offset);
    return QCoreApplication::translate("Json", "The text is not JSON: it breaks at byte %1.").arg(offset);
}

} // namespace

JsonResult parseJson(QByteArrayView text)
{
    if (looksLikeUtf16(text))
        return failure(QCoreApplication::translate("Json", "The text is UTF-16; it must be UTF-8."));
    if (nestsTooDeep(text))
        return failure(
            QCoreApplication::translate("Json", "The text nests deeper than %1 levels.").arg(maxJsonDepth));
    try {
        return {Json::parse(text.begin(), text.end()), {}};
    } catch (const Json::parse_error& error) {
        const auto offset = static_cast<qsizetype>(error.byte);
        return failure(explanation(text, offset), offset);
    } catch (const Json::exception&) {
        return failure(
            QCoreApplication::translate("Json", "The text is not JSON: a number is out of range."));
    }
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
