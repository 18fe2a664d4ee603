#pragma once

#include <QString>

namespace fairlead {

/// Waits until a file's content is on the disk. False: it could not be said.
bool syncToDisk(const QString& path);

/// Creates a folder and its parents for the user alone, and makes their entries durable where the system can.
bool makeFolderDurably(const QString& path);

/// Whether QSaveFile may write there: nothing or a regular file is in the place. It would put a file in the
/// place of a device or a pipe.
bool canTakeFile(const QString& path);

/// Whether the folder's volume has that much room; true where the system does not say.
bool hasRoom(const QString& folder, qint64 bytes);

/// Tells two files apart that had the same path one after the other; empty when there is no file.
QByteArray fileIdentity(const QString& path);

} // namespace fairlead
