#include "ui/common/synonyms.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace fairlead {

namespace {

struct SynonymsText
{
    Q_DECLARE_TR_FUNCTIONS(Synonyms)
};

/// Words of each line mean the same; translators put the words of their language.
QStringList groups()
{
    return {SynonymsText::tr("pause stop halt hold"),
            SynonymsText::tr("launch start run send live"),
            SynonymsText::tr("save upload sync publish store"),
            SynonymsText::tr("list audience contacts people leads recipients prospects dataset csv"),
            SynonymsText::tr("sender senders address alias mailbox from"),
            SynonymsText::tr("step steps sequence cadence follow-up"),
            SynonymsText::tr("schedule time zone window hours days calendar"),
            SynonymsText::tr("limit volume speed throttle most"),
            SynonymsText::tr("template message copy text mail"),
            SynonymsText::tr("a/b test variant variants split"),
            SynonymsText::tr("personalization ai prompt"),
            SynonymsText::tr("dark night black mode theme appearance"),
            SynonymsText::tr("light day white mode theme appearance"),
            SynonymsText::tr("contrast accessibility theme appearance"),
            SynonymsText::tr("export download pdf print share report"),
            SynonymsText::tr("import open load file"),
            SynonymsText::tr("duplicate clone copy"),
            SynonymsText::tr("bin trash delete remove"),
            SynonymsText::tr("restore undelete recover"),
            SynonymsText::tr("undo revert back"),
            SynonymsText::tr("history versions changes"),
            SynonymsText::tr("account workspace server login key connect"),
            SynonymsText::tr("new create add"),
            SynonymsText::tr("review check summary"),
            SynonymsText::tr("settings preferences options"),
            SynonymsText::tr("quit exit close"),
            SynonymsText::tr("problem error warning fix")};
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression signs(QStringLiteral("[^\\p{L}\\p{N}/\\-]+"));
    return text.toCaseFolded().split(signs, Qt::SkipEmptyParts);
}

} // namespace

QString synonymsOf(const QString& text)
{
    const auto words = wordsOf(text);
    QStringList all;
    for (const auto& group : groups()) {
        const auto same = wordsOf(group);
        if (std::ranges::any_of(words, [&](const QString& word) { return same.contains(word); }))
            all += same;
    }
    return all.join(u' ');
}

} // namespace fairlead
