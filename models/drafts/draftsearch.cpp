#include "models/drafts/draftsearch.h"

#include "models/drafts/librarydatabase.h"

#include <QLoggingCategory>

#include <optional>

Q_LOGGING_CATEGORY(lcSearch, "fairlead.drafts.search", QtInfoMsg)

namespace fairlead {

/// The connection, in the thread that uses it.
class SearchWorker : public QObject
{
public:
    explicit SearchWorker(const QString& path) : m_path(path) {}

    /// Nothing when the library cannot be read.
    template <typename Read>
    auto read(Read&& reader)
    {
        using Result = std::optional<decltype(reader(*m_database))>;
        try {
            if (!m_database)
                m_database = openForReading(m_path);
            return Result(reader(*m_database));
        } catch (const StoreFailure& failure) {
            qCWarning(lcSearch) << failure.error.text << failure.error.detail;
            reopen();
            return Result{};
        }
    }

    std::optional<std::vector<qint64>> find(const DraftQuery& query)
    {
        return read([&](LibraryDatabase& database) { return m_finder.find(database, query); });
    }

    void reopen()
    {
        m_database.reset();
        m_finder = {};
    }

private:
    QString m_path;
    std::unique_ptr<LibraryDatabase> m_database;
    DraftFinder m_finder; ///< of this connection
};

DraftSearch::DraftSearch(const QString& libraryPath) : m_worker(new SearchWorker(libraryPath))
{
    m_thread.setObjectName(QStringLiteral("library search"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

DraftSearch::~DraftSearch()
{
    ++m_latest; // whatever still waits is dropped
    m_thread.quit();
    m_thread.wait();
}

void DraftSearch::find(quint64 question, const DraftQuery& query)
{
    m_latest = question;
    QMetaObject::invokeMethod(m_worker, [this, question, query] {
        if (m_latest != question)
            return;
        const auto keys = m_worker->find(query);
        if (keys)
            Q_EMIT found(question, *keys);
        else
            Q_EMIT failed(question);
    });
}

void DraftSearch::reopen()
{
    QMetaObject::invokeMethod(m_worker, [this] { m_worker->reopen(); });
}

void DraftSearch::count()
{
    QMetaObject::invokeMethod(m_worker, [this] {
        if (const auto counts = m_worker->read(countDrafts))
            Q_EMIT counted(*counts);
    });
}

} // namespace fairlead
