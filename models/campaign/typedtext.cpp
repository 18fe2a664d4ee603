#include "models/campaign/typedtext.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

namespace {

constexpr char32_t fullWidthFirst = 0xff01; ///< the copies of ! to ~ as wide as a Chinese letter
constexpr char32_t fullWidthLast = 0xff5e;
constexpr char32_t fullWidthOffset = 0xff01 - U'!';
constexpr int thisCentury = 2000;

bool isDirectionMark(char32_t c)
{
    return c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// What groups digits somewhere; the locale's own decimal mark never does.
QString groupMarks(const QLocale& locale)
{
    auto marks = QStringLiteral(" '\u2019\u066c") + plainly(locale.groupSeparator());
    return marks.remove(plainly(locale.decimalPoint()));
}

/// Without the marks between groups of digits; text that is not grouped as it is.
QString ungrouped(const QString& digits, const QLocale& locale)
{
    static const QString form =
        QStringLiteral(R"(\A([+-]?)([0-9]{1,3}(?:([%1])[0-9]{2,3})*?[%1][0-9]{3})\z)");
    const QRegularExpression grouped(form.arg(QRegularExpression::escape(groupMarks(locale))));
    const auto match = grouped.match(digits);
    if (!match.hasMatch())
        return digits;
    auto bare = match.captured(2);
    const auto mark = std::find_if(bare.begin(), bare.end(), [](QChar c) { return !c.isDigit(); });
    const QChar used = *mark;
    bare.remove(used);
    const bool isOneKind = std::all_of(bare.begin(), bare.end(), [](QChar c) { return c.isDigit(); });
    return isOneKind ? match.captured(1) + bare : digits;
}

/// Takes the locale's word for that half of the day, or the English one, off either end.
bool takeHalfOfDay(QString& text, const QString& local, const QString& english)
{
    const QStringList words{plainly(local), english, english.at(0) + QStringLiteral(".m."),
                            english.at(0) + QStringLiteral(". m.")};
    for (const auto& word : words) {
        if (word.isEmpty())
            continue;
        if (text.endsWith(word, Qt::CaseInsensitive)) {
            text = text.chopped(word.size()).trimmed();
            return true;
        }
        if (text.startsWith(word, Qt::CaseInsensitive)) {
            text = text.mid(word.size()).trimmed();
            return true;
        }
    }
    return false;
}

QString lettersAndDigits(const QString& text)
{
    QString kept;
    for (const QChar c : plainly(text))
        if (c.isLetterOrNumber() || c.isMark())
            kept += c.toCaseFolded();
    return kept;
}

/// The locale's long date with short names of month and weekday, as plans show it.
QString withShortNames(QString format)
{
    return format.replace(QLatin1String("dddd"), QLatin1String("ddd"))
        .replace(QLatin1String("MMMM"), QLatin1String("MMM"));
}

/// A date in words: the one of the twelve months' that would be written like this.
QDate dateInWords(const QString& text, const QLocale& locale)
{
    static const QRegularExpression yearForm(QStringLiteral("(?<![0-9])[0-9]{4}(?![0-9])"));
    static const QRegularExpression dayForm(QStringLiteral("(?<![0-9])[0-9]{1,2}(?![0-9])"));
    const auto wanted = lettersAndDigits(text);
    const int year = yearForm.match(text).captured().toInt();
    const auto longForm = locale.dateFormat(QLocale::LongFormat);
    for (auto days = dayForm.globalMatch(text); days.hasNext();) {
        const int day = days.next().captured().toInt();
        for (int month = 1; month <= 12; ++month) {
            const QDate date(year, month, day);
            if (!date.isValid())
                continue;
            for (const auto& language : {locale, QLocale(QLocale::English, QLocale::UnitedKingdom)})
                for (const auto& form : {longForm, withShortNames(longForm), QStringLiteral("d MMMM yyyy"),
                                         QStringLiteral("d MMM yyyy"), QStringLiteral("MMM d yyyy"),
                                         QStringLiteral("MMMM d yyyy")})
                    if (lettersAndDigits(language.toString(date, form)) == wanted)
                        return date;
        }
    }
    return {};
}

/// A date in three numbers, in the locale's order and with its marks, or with the year of four digits first.
QDate dateInNumbers(const QString& text, const QLocale& locale)
{
    static const QRegularExpression quotedWords(QStringLiteral("'[^']*'"));
    static const QRegularExpression repeated(QStringLiteral("(.)\\1+"));
    static const QRegularExpression form(
        QStringLiteral(R"(\A([0-9]{1,4})([^0-9]+)([0-9]{1,2})([^0-9]+)([0-9]{1,4})[. ]*\z)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    const bool isYearFirst = match.captured(1).size() == 4;
    auto order = plainly(isYearFirst ? QStringLiteral("y-M-d") : locale.dateFormat(QLocale::ShortFormat));
    order.remove(quotedWords).replace(repeated, QStringLiteral("\\1"));
    const auto marks = (isYearFirst ? QStringLiteral("-/.") : order) + u' ';
    for (const QChar mark : match.captured(2) + match.captured(4))
        if (mark.isLetter() || !marks.contains(mark))
            return {};
    order.remove(QRegularExpression(QStringLiteral("[^yMd]")));
    const auto part = [&](QChar which) {
        return match.captured(2 * static_cast<int>(order.indexOf(which)) + 1);
    };
    const auto year = part(u'y');
    if (order.size() != 3 || (year.size() != 2 && year.size() != 4))
        return {};
    return QDate(year.toInt() + (year.size() == 2 ? thisCentury : 0), part(u'M').toInt(), part(u'd').toInt());
}

} // namespace

QString plainly(const QString& text)
{
    QString plain;
    for (const char32_t c : text.toUcs4()) {
        if (isDirectionMark(c))
            continue;
        if (QChar::category(c) == QChar::Number_DecimalDigit)
            plain += QChar(u'0' + QChar::digitValue(c));
        else if (QChar::isSpace(c))
            plain += u' ';
        else if (c == 0x2212) // the minus of mathematics, and of Swedish
            plain += u'-';
        else if (c >= fullWidthFirst && c <= fullWidthLast)
            plain += QChar(static_cast<char16_t>(c - fullWidthOffset));
        else
            plain += QString::fromUcs4(&c, 1);
    }
    return plain.trimmed();
}

std::optional<qint64> wholeNumberIn(const QString& text, const QLocale& locale)
{
    bool isNumber = false;
    const auto number = ungrouped(plainly(text), locale).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<double> numberIn(const QString& text, const QLocale& locale)
{
    const auto mark = plainly(locale.decimalPoint());
    const auto plain = plainly(text);
    auto at = plain.lastIndexOf(mark);
    if (at < 0 && plainly(locale.groupSeparator()) != QLatin1String("."))
        at = plain.lastIndexOf(u'.');
    const auto whole = ungrouped(at < 0 ? plain : plain.left(at), locale);
    const auto fraction = at < 0 ? QString() : plain.mid(at + 1);
    static const QRegularExpression wholeForm(QStringLiteral(R"(\A[+-]?[0-9]*\z)"));
    static const QRegularExpression fractionForm(QStringLiteral(R"(\A[0-9]*\z)"));
    if (!wholeForm.match(whole).hasMatch() || !fractionForm.match(fraction).hasMatch())
        return std::nullopt;
    bool isNumber = false;
    const auto value = QString(whole + u'.' + fraction).toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<int> timeOfDayIn(const QString& text, const QLocale& locale)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A([0-9]{1,2})(?:(?:[:.]| ?h ?)([0-9]{2})(?:[:.]([0-9]{2}))?| ?h)?\z)"),
        QRegularExpression::CaseInsensitiveOption);
    auto plain = plainly(text);
    const bool isAfternoon = takeHalfOfDay(plain, locale.pmText(), QStringLiteral("pm"));
    const bool isMorning = !isAfternoon && takeHalfOfDay(plain, locale.amText(), QStringLiteral("am"));
    const auto match = form.match(plain);
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(1).toInt();
    if (isAfternoon || isMorning) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (isAfternoon ? 12 : 0);
    }
    const int minute = match.captured(2).toInt();
    const int second = match.captured(3).toInt();
    if (hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return hour * 3600 + minute * 60 + second;
}

QDate dateIn(const QString& text, const QLocale& locale)
{
    const auto plain = plainly(text);
    const auto inNumbers = dateInNumbers(plain, locale);
    return inNumbers.isValid() ? inNumbers : dateInWords(plain, locale);
}

std::optional<DateAndTime> dateAndTimeIn(const QString& text, const QLocale& locale)
{
    static const QRegularExpression gap(QStringLiteral("[,\u060c]? +|T(?=[0-9])"));
    const auto plain = plainly(text);
    for (auto gaps = gap.globalMatch(plain); gaps.hasNext();) {
        const auto between = gaps.next();
        const auto time = plain.mid(between.capturedEnd());
        const bool isMoreThanAnHour = time.size() > 2; // "1 12 2026" holds no time
        const auto seconds = isMoreThanAnHour ? timeOfDayIn(time, locale) : std::nullopt;
        const auto date = seconds ? dateIn(plain.left(between.capturedStart()), locale) : QDate();
        if (date.isValid())
            return DateAndTime{date, *seconds};
    }
    return std::nullopt;
}

} // namespace fairlead
