#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <type_traits>

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

/// What a function's result comes to: a future's value, or itself.
template <typename Returned>
struct ValueOf
{
    using Type = Returned;
    static constexpr bool isLater = false;
};
template <typename Value>
struct ValueOf<QFuture<Value>>
{
    using Type = Value;
    static constexpr bool isLater = true;
};

/// What next(result) returns, or what the future that it returns comes to. Ends without a result when there
/// is nothing to go on with, or `context` is gone by then.
template <typename Result, typename Next>
auto afterFinished(const QFuture<Result>& future, QObject* context, Next next)
{
    using Returned = ValueOf<std::invoke_result_t<const Next&, Result>>;
    using Value = typename Returned::Type;
    // Nobody else holds the promise: it ends the future when the call below is dropped.
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    const auto last = promise->future();
    whenFinished(future, context,
                 [context, promise = std::move(promise), next = std::move(next)](Result result) {
                     const auto settle = [promise](Value value) {
                         promise->addResult(std::move(value));
                         promise->finish();
                     };
                     if constexpr (Returned::isLater)
                         whenFinished(next(std::move(result)), context, settle);
                     else
                         settle(next(std::move(result)));
                 });
    return last;
}

} // namespace fairlead
