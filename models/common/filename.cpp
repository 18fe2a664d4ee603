#include "models/common/filename.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace fairlead {

namespace {

/// UTF-8 bytes: encrypted home folders (eCryptfs) take 143, and while a file is written QSaveFile puts a dot
/// and six letters behind its name.
constexpr qsizetype mostBytes = 143 - 7;

/// Blanks for what is forbidden somewhere (Windows: Microsoft, "Naming Files, Paths, and Namespaces"), not
/// seen, or read as another direction of writing.
QString withoutForbidden(const QString& title)
{
    static const QRegularExpression forbidden(
        QStringLiteral("[/\\\\:*?\"<>|]|[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]|(?![\\x{200c}\\x{200d}])\\p{Cf}"));
    QString name;
    for (qsizetype i = 0; i < title.size(); ++i) { // PCRE reads no text with half a surrogate pair
        const bool isPair =
            i + 1 < title.size() && title[i].isHighSurrogate() && title[i + 1].isLowSurrogate();
        if (isPair)
            name += title[i++];
        name += !isPair && (title[i].isSurrogate() || title[i].isNonCharacter()) ? QChar(u' ') : title[i];
    }
    return name.normalized(QString::NormalizationForm_C).replace(forbidden, QStringLiteral(" ")).simplified();
}

QString trimmedEnds(QString name)
{
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace()))
        name.chop(1);
    while (!name.isEmpty() && (name.front() == u'.' || name.front().isSpace() || name.front() == u'~'))
        name.remove(0, 1);
    return name;
}

/// The longest beginning of so many bytes that cuts nothing in two that people take for one character.
QString cutTo(const QString& name, qsizetype bytes)
{
    if (name.toUtf8().size() <= bytes)
        return name;
    QTextBoundaryFinder boundaries(QTextBoundaryFinder::Grapheme, name);
    qsizetype fitting = 0;
    for (auto at = boundaries.toNextBoundary(); at > 0; at = boundaries.toNextBoundary()) {
        if (QStringView(name).left(at).toUtf8().size() > bytes)
            break;
        fitting = at;
    }
    return name.left(fitting);
}

bool isDevice(const QString& name)
{
    static const QRegularExpression devices(
        QStringLiteral(
            "^(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\\x{b9}\\x{b2}\\x{b3}])\\s*(\\.|$)"),
        QRegularExpression::CaseInsensitiveOption);
    return devices.match(name).hasMatch();
}

} // namespace

QString fileNameOf(const QString& title, const QString& ending, const QString& otherwise)
{
    auto name = trimmedEnds(withoutForbidden(title));
    if (isDevice(name))
        name.prepend(u'_');
    name = trimmedEnds(cutTo(name, mostBytes - ending.toUtf8().size()));
    return (name.isEmpty() ? otherwise : name) + ending;
}

} // namespace fairlead
