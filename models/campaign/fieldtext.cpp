#include "models/campaign/fieldtext.h"

#include "models/campaign/formats.h"
#include "models/campaign/typedtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

struct FieldTextText
{
    Q_DECLARE_TR_FUNCTIONS(FieldText)
};

QString textOfMistyped(const Json& json)
{
    return json.is_string() ? toQString(json) : QString::fromStdString(json.dump());
}

bool isDigits(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

Field<qint64> integerFromText(const QString& text)
{
    const auto plain = plainly(text);
    if (plain.isEmpty())
        return {};
    if (const auto number = wholeNumberIn(plain, QLocale()))
        return *number;
    // Digits past 64 bits stay a number, so that they are out of range and not "a text".
    if (isDigits(plain))
        return Field<qint64>::mistyped(plain.toDouble());
    return Field<qint64>::mistyped(toJson(text));
}

Field<QString> textFromText(const QString& text)
{
    return text.isEmpty() ? Field<QString>() : Field<QString>(text);
}

Field<QString> timeFromText(const QString& text)
{
    const auto seconds = timeOfDayIn(text, QLocale());
    return seconds ? Field<QString>(formatTime(*seconds)) : textFromText(text);
}

QString timeTextOf(const Field<QString>& field)
{
    const auto seconds = parseTime(textOf(field));
    if (!seconds)
        return textOf(field);
    const auto time = formatTime(*seconds);
    return *seconds % 60 == 0 ? time.left(5) : time;
}

QString textOf(const Field<qint64>& field)
{
    if (field.isMistyped())
        return textOfMistyped(field.mistypedJson());
    return field.hasValue() ? QString::number(field.value()) : QString();
}

QString textOf(const Field<QString>& field)
{
    if (field.isMistyped())
        return textOfMistyped(field.mistypedJson());
    return field.valueOr({});
}

QString titleOf(const QString& name)
{
    return name.trimmed().isEmpty() ? FieldTextText::tr("Untitled campaign") : name;
}

} // namespace fairlead
