#include "network/submission/outboxspellings.h"

#include "models/drafts/librarydatabase.h"
#include "models/workspace/serveraddress.h"

namespace fairlead {

namespace {

QStringList firstColumn(LibraryDatabase& outbox, const char* sql, const QVariantList& values = {})
{
    QStringList texts;
    outbox.each(sql, values, [&](const QSqlQuery& row) { texts << row.value(0).toString(); });
    return texts;
}

} // namespace

void bringServersToOneForm(LibraryDatabase& outbox)
{
    outbox.run("CREATE TABLE spellings (server TEXT NOT NULL, spelling TEXT NOT NULL, "
               "PRIMARY KEY (server, spelling))");
    for (const auto& spelling :
         firstColumn(outbox, "SELECT server FROM submissions UNION SELECT server FROM holds")) {
        const auto server = normalServer(spelling);
        if (server == spelling)
            continue;
        outbox.run("INSERT INTO spellings (server, spelling) VALUES (?, ?)", {server, spelling});
        outbox.run("UPDATE submissions SET server = ? WHERE server = ?", {server, spelling});
        outbox.run("INSERT INTO holds (server, key_mark, until) SELECT ?, key_mark, until FROM holds WHERE "
                   "server = ? ON CONFLICT DO UPDATE SET until = max(until, excluded.until), running = 0, "
                   "start = ''",
                   {server, spelling});
        outbox.run("DELETE FROM holds WHERE server = ?", {spelling});
    }
}

QStringList spellingsOf(LibraryDatabase& outbox, const QString& server)
{
    return firstColumn(outbox, "SELECT spelling FROM spellings WHERE server = ?", {server});
}

void remark(LibraryDatabase& outbox, const QString& server, const QString& before, const QString& after)
{
    outbox.run("UPDATE submissions SET key_mark = ? WHERE server = ? AND key_mark = ?",
               {after, server, before});
    outbox.run("INSERT INTO holds (server, key_mark, until) SELECT server, ?, until FROM holds WHERE server "
               "= ? AND key_mark = ? ON CONFLICT DO UPDATE SET until = max(until, excluded.until), running = "
               "0, start = ''",
               {after, server, before});
    outbox.run("DELETE FROM holds WHERE server = ? AND key_mark = ?", {server, before});
}

} // namespace fairlead
