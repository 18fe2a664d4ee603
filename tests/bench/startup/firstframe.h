#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QMetaObject>
#include <QWidget>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace fairlead::bench {

/// Ends the program once a window of it has its first frame, after it has printed when that was: nanoseconds
/// of the machine's monotonic clock.
class FirstFrame : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = qobject_cast<const QWidget*>(watched);
        if (event->type() == QEvent::Paint && widget && !m_seen) {
            m_seen = true; // the frame goes to the screen before the event loop comes round again
            QMetaObject::invokeMethod(this, &FirstFrame::report, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void report()
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        std::printf("%lld\n", static_cast<long long>(std::chrono::nanoseconds(now).count()));
        std::fflush(stdout);
        std::_Exit(EXIT_SUCCESS);
    }

    bool m_seen = false;
};

/// To be called from Q_COREAPP_STARTUP_FUNCTION, so that the measured program's own main stays as it is.
inline void watchForFirstFrame()
{
    auto* application = QCoreApplication::instance();
    application->installEventFilter(new FirstFrame(application));
}

} // namespace fairlead::bench
