#include "tests/support/markedwords.h"

#include "models/campaign/json.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace fairlead {

namespace {

/// What a translator leaves as it is: places for arguments, tags, entities, the patterns of a file dialog.
QString marked(const QString& text)
{
    static const QRegularExpression kept(
        QStringLiteral("%L?n|%L?\\d+|&lt;.*?&gt;|&(amp;)?[a-z]+;|\\(\\*[^)]*\\)|\\*\\.\\w+"));
    QString result;
    qsizetype done = 0;
    const auto append = [&](QStringView part) {
        for (const QChar c : part)
            result += (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ? QChar(c.unicode() + 0xFEE0) : c;
    };
    for (auto all = kept.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        append(QStringView(text).mid(done, match.capturedStart() - done));
        result += match.captured();
        done = match.capturedEnd();
    }
    append(QStringView(text).mid(done));
    return result;
}

void collectTexts(const Json& value, QSet<QString>& texts)
{
    if (value.is_string())
        for (const auto& line : toQString(value).split(u'\n', Qt::SkipEmptyParts))
            texts << line.trimmed();
    for (const auto& member : value.is_structured() ? value : Json::array())
        collectTexts(member, texts);
}

/// Words that no language changes, and those of Qt, whose translations are not ours.
const QSet<QString>& data()
{
    static const auto words = [] {
        QSet<QString> all{QStringLiteral("utc"),   QStringLiteral("json"),     QStringLiteral("svg"),
                          QStringLiteral("png"),   QStringLiteral("pdf"),      QStringLiteral("csv"),
                          QStringLiteral("ics"),   QStringLiteral("kb"),       QStringLiteral("mb"),
                          QStringLiteral("gb"),    QStringLiteral("kib"),      QStringLiteral("mib"),
                          QStringLiteral("gib"),   QStringLiteral("bytes"),    QStringLiteral("am"),
                          QStringLiteral("pm"),    QStringLiteral("fairlead"), QStringLiteral("bavlio"),
                          QStringLiteral("ctrl"),  QStringLiteral("shift"),    QStringLiteral("alt"),
                          QStringLiteral("del"),   QStringLiteral("esc"),      QStringLiteral("return"),
                          QStringLiteral("enter"), QStringLiteral("space"),    QStringLiteral("home"),
                          QStringLiteral("end"),   QStringLiteral("ok"),       QStringLiteral("cancel"),
                          QStringLiteral("close"), QStringLiteral("yes"),      QStringLiteral("no"),
                          QStringLiteral("save"),  QStringLiteral("discard"),  QStringLiteral("apply"),
                          QStringLiteral("ins"),   QStringLiteral("pgup"),     QStringLiteral("pgdown"),
                          QStringLiteral("up"),    QStringLiteral("down"),     QStringLiteral("left"),
                          QStringLiteral("right"), QStringLiteral("tab")};
        for (int i = 1; i <= 12; ++i)
            for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat}) {
                all << QLocale().monthName(i, format).toLower();
                if (i <= 7)
                    all << QLocale().dayName(i, format).toLower();
            }
        return all;
    }();
    return words;
}

} // namespace

MarkedWords::MarkedWords()
{
    readSamples();
    const auto ts = m_folder.filePath(QStringLiteral("fairlead_eo.ts"));
    const auto qm = m_folder.filePath(QStringLiteral("fairlead/translations/fairlead_eo.qm"));
    if (!QDir(m_folder.path()).mkpath(QStringLiteral("fairlead/translations")))
        return;
    if (!run(QStringLiteral(FAIRLEAD_LUPDATE),
             {QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-locations"), QStringLiteral("none"),
              QStringLiteral("-target-language"), QStringLiteral("eo"), QStringLiteral("app"),
              QStringLiteral("models"), QStringLiteral("network"), QStringLiteral("ui"),
              QStringLiteral("-ts"), ts}))
        return;
    QFile file(ts);
    if (!file.open(QIODevice::ReadWrite))
        return;
    const auto text = translated(QString::fromUtf8(file.readAll()));
    file.resize(0);
    file.write(text.toUtf8());
    file.close();
    if (run(QStringLiteral(FAIRLEAD_LRELEASE), {ts, QStringLiteral("-qm"), qm}))
        m_path = qm;
}

bool MarkedWords::run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(FAIRLEAD_SOURCES));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool done = process.waitForFinished(120'000) && process.exitCode() == 0;
    m_log += QString::fromUtf8(process.readAll()) + process.errorString();
    process.kill(); // lupdate has been seen to loop for ever over one line
    return done;
}

QString MarkedWords::translated(const QString& ts)
{
    static const QRegularExpression message(
        QStringLiteral("<source>(.*?)</source>(.*?)<translation[^>]*>.*?</translation>"),
        QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype done = 0;
    for (auto all = message.globalMatch(ts); all.hasNext();) {
        const auto match = all.next();
        const auto words = marked(match.captured(1));
        const bool plural = match.captured().contains(QLatin1String("<numerusform>"));
        if (plural)
            m_plurals << match.captured(1);
        const auto form = QStringLiteral("<numerusform>%1</numerusform>").arg(words);
        result += ts.mid(done, match.capturedStart() - done) + QStringLiteral("<source>") +
                  match.captured(1) + QStringLiteral("</source>") + match.captured(2) +
                  QStringLiteral("<translation>") + (plural ? form + form : words) +
                  QStringLiteral("</translation>");
        done = match.capturedEnd();
    }
    return result + ts.mid(done);
}

void MarkedWords::readSamples()
{
    // The system's own words, those of Qt, and the codes of problems.
    QSet<QString> texts{QStringLiteral("No such file or directory"),
                        QStringLiteral("Connection refused"),
                        QStringLiteral("Cannot autolaunch D-Bus without X11 $DISPLAY"),
                        QStringLiteral("Scroll Left"),
                        QStringLiteral("Scroll Right"),
                        QStringLiteral("warning:"),
                        QStringLiteral("hint:"),
                        QStringLiteral("unverified"),
                        QStringLiteral("validte")};
    const QDir samples(QStringLiteral(FAIRLEAD_SAMPLES));
    for (const auto& name : samples.entryList(QDir::Files)) {
        QFile file(samples.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            collectTexts(parseJson(file.readAll()).value.value_or(Json()), texts);
    }
    m_samples = QStringList(texts.begin(), texts.end());
    std::ranges::sort(m_samples, [](const QString& a, const QString& b) { return a.size() > b.size(); });
}

QStringList MarkedWords::unmarked(QString text) const
{
    static const QRegularExpression shape(QStringLiteral(
        "<[^>]*>|\\w+://\\S+|\\S+@\\S+|--[\\w-]+|[A-Z_]{4,}|\\b[A-Z][A-Za-z_]+(/[A-Z][\\w+-]+)+|"
        "(~|\\.|\\b\\w+)?(/[\\w. "
        "-]+)*/[\\w.-]+|\\b[\\w-]+\\.(campaign|fairlead|sqlite|json|csv|png|svg|log)\\b|"
        "\\d{4}-\\d\\d-\\d\\dT\\S+|\\b[0-9a-f]{8}-[0-9a-f-]+"));
    static const QRegularExpression word(
        QStringLiteral("[A-Za-z][A-Za-z'’-]+(?![A-Za-z'’-]|…)")); // no part of a cut one
    for (const auto& sample : m_samples)
        if (sample.size() > 1)
            text.replace(sample, QStringLiteral(" "));
    text.replace(shape, QStringLiteral(" "));
    text.remove(u'&');
    QStringList result;
    for (auto all = word.globalMatch(text); all.hasNext();)
        if (const auto found = all.next().captured(); !data().contains(found.toLower()))
            result << found;
    return result;
}

} // namespace fairlead
