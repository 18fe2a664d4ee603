#pragma once

#include "models/drafts/storeerror.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>
#include <unordered_map>

class QTemporaryDir;

namespace fairlead {

/// Thrown inside the library by what touches the database; caught where an outcome is made of it.
struct StoreFailure
{
    StoreError error;
};

class LibraryDatabase;

/// A connection that only reads, also in a folder that cannot be written.
std::unique_ptr<LibraryDatabase> openForReading(const QString& path);

/// One connection to a library's file, for the thread that made it, closed with the object. Statements are
/// prepared once. Everything throws StoreFailure.
class LibraryDatabase
{
public:
    enum class Access {
        Write,    ///< creates the file where it is missing
        Read,     ///< refuses to write
        ReadMedia ///< for a folder that cannot be written: needs no file beside the database
    };

    LibraryDatabase(const QString& path, Access access);
    ~LibraryDatabase();
    LibraryDatabase(const LibraryDatabase&) = delete;
    LibraryDatabase& operator=(const LibraryDatabase&) = delete;

    /// Reads a copy of the library and its journal, as of now.
    static std::unique_ptr<LibraryDatabase> copied(const QString& path);

    QString path() const { return m_path; }

    /// Whether a commit waits until it is on the disk; without it, a power cut takes back the last ones,
    /// whole. As opened it is Full.
    enum class Synchronous { Normal, Full };
    void setSynchronous(Synchronous level);

    /// Runs a statement; returns the rows that it changed.
    int run(const char* sql, const QVariantList& values = {});
    /// Calls row(query) for each row.
    void each(const char* sql, const QVariantList& values, const std::function<void(const QSqlQuery&)>& row);
    /// The first column of the first row; invalid without one.
    QVariant value(const char* sql, const QVariantList& values = {});
    qint64 lastKey() const { return m_lastKey; }

    /// Work between BEGIN IMMEDIATE and COMMIT; whatever it throws undoes it.
    void transaction(const std::function<void()>& work);
    /// Reads that see the library as of one moment.
    void snapshot(const std::function<void()>& reads);

private:
    void between(const char* begin, const std::function<void()>& work);
    QSqlQuery& prepared(const char* sql, const QVariantList& values);

    std::unique_ptr<QTemporaryDir> m_folder; ///< of a copy
    QString m_path;
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<std::string, QSqlQuery> m_statements;
    qint64 m_lastKey = 0;
    Synchronous m_synchronous = Synchronous::Full;
};

} // namespace fairlead
