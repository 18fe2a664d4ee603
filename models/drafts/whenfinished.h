#pragma once

#include <QFuture>
#include <QFutureWatcher>

namespace fairlead {

/// Calls done(result) in the thread of `context` once there is a result, unless `context` is gone by then.
/// QFuture::then() is not for that: in Qt 6.4 its context has to live until the end, and a window may be
/// closed before.
template <typename Result, typename Done>
void whenFinished(const QFuture<Result>& future, QObject* context, Done done)
{
    auto* watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace fairlead
