#pragma once

#include "models/drafts/draftlibrary.h"
#include "models/drafts/librarybackup.h"
#include "models/drafts/librarydatabase.h"
#include "models/drafts/opendrafts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace fairlead {

inline constexpr int draftCount = 60;
inline constexpr int pageSize = 4096;

inline QString nameOf(int i)
{
    return QStringLiteral("Campaign %1").arg(i);
}

/// A data directory for tests that treat the library's file badly.
class LibraryFolder
{
protected:
    void renew() { m_dir = std::make_unique<QTemporaryDir>(); }
    QString path() const { return m_dir->filePath(QStringLiteral("library.sqlite")); }
    /// Drafts of several pages each, with a history, closed cleanly.
    static QStringList fill(const QString& dataDir);
    QStringList setAside() const;
    void backUp(const QDate& day) const;
    /// Overwrites all of it; the journal holds nothing by then.
    static void destroy(const QString& file);
    /// Drafts whose content is just what fill() wrote.
    static int intact(const DraftLibrary& library);

    std::unique_ptr<QTemporaryDir> m_dir;
};

inline QStringList LibraryFolder::fill(const QString& dataDir)
{
    DraftLibrary library(dataDir);
    OpenDrafts drafts(library);
    QStringList ids;
    for (int i = 0; i < draftCount; ++i) {
        auto draft = newDraft(QStringLiteral("UTC"));
        draft.campaign.name = QStringLiteral("unnamed");
        draft.campaign.systemPrompt = QString(3000, QChar(u'a' + i % 26));
        const auto session = drafts.create(draft);
        session->document().edit(QStringLiteral("Name"),
                                 [&](CampaignDraft& d) { d.campaign.name = nameOf(i); });
        [&] {
            QVERIFY(session->flush());
        }();
        ids << session->id();
    }
    return ids;
}

inline QStringList LibraryFolder::setAside() const
{
    return QDir(m_dir->path()).entryList({QStringLiteral("library-damaged-*.sqlite")});
}

inline void LibraryFolder::backUp(const QDate& day) const
{
    LibraryDatabase database(path(), LibraryDatabase::Access::Write);
    QVERIFY(backUpDaily(database, m_dir->path(), day));
}

inline void LibraryFolder::destroy(const QString& path)
{
    LibraryDatabase(path, LibraryDatabase::Access::Write).value("PRAGMA wal_checkpoint(TRUNCATE)");
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    const QByteArray noise(file.size(), 'x');
    QCOMPARE(file.write(noise), noise.size());
}

inline int LibraryFolder::intact(const DraftLibrary& library)
{
    int count = 0;
    for (const auto& summary : library.summaries()) {
        const auto stored = library.draft(summary.id);
        for (int i = 0; stored && i < draftCount; ++i)
            count += stored->draft.campaign.name.valueOr({}) == nameOf(i) &&
                     stored->draft.campaign.systemPrompt.valueOr({}) == QString(3000, QChar(u'a' + i % 26));
    }
    return count;
}

} // namespace fairlead
