#pragma once

#include <QStringList>

namespace fairlead {

class LibraryDatabase;

/// Brings the servers of an outbox to the one form of their addresses, inside a transaction of the caller's.
/// Keys were marked together with the address as it was written, so that those spellings are kept: what was
/// recorded under one is found again as soon as its key is there.
void bringServersToOneForm(LibraryDatabase& outbox);

/// How a server's address was written in entries of before.
QStringList spellingsOf(LibraryDatabase& outbox, const QString& server);

/// Entries and pauses of one key's mark go over to another; the longer pause counts.
void remark(LibraryDatabase& outbox, const QString& server, const QString& before, const QString& after);

} // namespace fairlead
