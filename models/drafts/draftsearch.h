#pragma once

#include "models/drafts/draftquery.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace fairlead {

class SearchWorker;

/// Runs queries in a thread of its own, so that a key press in the search field never waits. Only the last
/// question is worked on; older ones that have not begun are dropped.
class DraftSearch : public QObject
{
    Q_OBJECT
public:
    explicit DraftSearch(const QString& libraryPath);
    ~DraftSearch() override;

    void find(quint64 question, const DraftQuery& query);
    void count();
    /// The library is another file now.
    void reopen();

Q_SIGNALS:
    void found(quint64 question, const std::vector<qint64>& keys);
    void counted(const fairlead::DraftCounts& counts);
    /// The library cannot be read; its state says why.
    void failed(quint64 question);

private:
    QThread m_thread;
    SearchWorker* m_worker;
    std::atomic<quint64> m_latest = 0;
};

} // namespace fairlead
