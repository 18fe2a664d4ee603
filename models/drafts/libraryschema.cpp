#include "models/drafts/libraryschema.h"

#include "models/drafts/librarybackup.h"

#include <array>

namespace fairlead {

namespace {

// Times are milliseconds since 1970, UTC. `deleted_at`: in the bin; `purged_at`: the bin was emptied.
// `indexed` is 0 while `texts` and `problems` lag behind, so that saving an edit need not wait for them.
// Contents stand apart from the lines of the list, which so stay dense.
const std::array<Migration, 3> migrations{{
    {
        "CREATE TABLE drafts (key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, "
        "name TEXT NOT NULL, sort_name TEXT NOT NULL, type TEXT NOT NULL, dataset_id TEXT NOT NULL, "
        "state TEXT NOT NULL DEFAULT 'draft', problems INTEGER NOT NULL, size INTEGER NOT NULL, "
        "created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, purged_at INTEGER, "
        "workspace TEXT NOT NULL DEFAULT '', campaign_id TEXT NOT NULL DEFAULT '', "
        "revision INTEGER NOT NULL DEFAULT 1, history_index INTEGER NOT NULL DEFAULT 0, "
        "indexed INTEGER NOT NULL DEFAULT 0)",
        "CREATE TABLE contents (draft INTEGER PRIMARY KEY, tree BLOB NOT NULL)",
        "CREATE TABLE history (draft INTEGER NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, "
        "changes BLOB NOT NULL, PRIMARY KEY (draft, seq)) WITHOUT ROWID",
        "CREATE TABLE versions (number INTEGER PRIMARY KEY AUTOINCREMENT, draft INTEGER NOT NULL, "
        "made_at INTEGER NOT NULL, reason TEXT NOT NULL, name TEXT NOT NULL, tree BLOB NOT NULL)",
        "CREATE TABLE tags (draft INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (tag, draft)) WITHOUT "
        "ROWID",
        "CREATE VIRTUAL TABLE texts USING fts5(name, description, prompt, steps, tags, "
        "prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')",
        "CREATE INDEX drafts_by_update ON drafts (updated_at) WHERE deleted_at IS NULL",
        "CREATE INDEX drafts_by_name ON drafts (sort_name) WHERE deleted_at IS NULL",
        "CREATE INDEX drafts_in_bin ON drafts (deleted_at) WHERE deleted_at IS NOT NULL",
        "CREATE INDEX drafts_to_index ON drafts (key) WHERE indexed = 0",
        "CREATE INDEX versions_by_draft ON versions (draft)",
        "CREATE INDEX tags_by_draft ON tags (draft)",
    },
    {
        // The campaign file that a draft came from or was saved to, and what it held then.
        "CREATE TABLE files (draft INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, tree BLOB NOT NULL)",
    },
    {
        // Three letters each, wherever they stand in a word or in a script without spaces. The text is folded
        // (searchFold()). All drafts are indexed anew, by and by.
        "DROP TABLE texts",
        "CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='trigram')",
        "UPDATE drafts SET indexed = 0",
    },
}};

int versionOf(LibraryDatabase& database)
{
    return database.value("PRAGMA user_version").toInt();
}

void setVersion(LibraryDatabase& database, std::size_t version)
{
    database.run(QStringLiteral("PRAGMA user_version = %1").arg(version).toLatin1().constData());
    database.run(
        QStringLiteral("PRAGMA application_id = %1").arg(libraryApplicationId).toLatin1().constData());
}

} // namespace

std::span<const Migration> libraryMigrations()
{
    return migrations;
}

SchemaState schemaState(LibraryDatabase& database, std::span<const Migration> steps)
{
    const auto version = static_cast<std::size_t>(std::max(0, versionOf(database)));
    const bool ours = database.value("PRAGMA application_id").toInt() == libraryApplicationId;
    if (!ours)
        return database.value("SELECT count(*) FROM sqlite_schema").toInt() == 0 ? SchemaState::Empty
                                                                                 : SchemaState::Foreign;
    if (version > steps.size())
        return SchemaState::Newer;
    return version < steps.size() ? SchemaState::Older : SchemaState::Current;
}

void migrate(LibraryDatabase& database, std::span<const Migration> steps, const QString& backup)
{
    if (schemaState(database, steps) == SchemaState::Older)
        copyLibrary(database, backup);
    database.transaction([&] {
        const auto state = schemaState(database, steps); // another process may have been faster
        if (state != SchemaState::Empty && state != SchemaState::Older)
            return;
        for (auto i = static_cast<std::size_t>(versionOf(database)); i < steps.size(); ++i)
            for (const char* statement : steps[i])
                database.run(statement);
        setVersion(database, steps.size());
    });
}

void setDurable(LibraryDatabase& database)
{
    const auto mode = database.value("PRAGMA journal_mode = WAL").toString();
    if (mode != QLatin1String("wal"))
        throw StoreFailure{storeError(StoreError::Kind::Failed, QStringLiteral("no WAL here: ") + mode)};
    database.run("PRAGMA synchronous = FULL");
}

} // namespace fairlead
