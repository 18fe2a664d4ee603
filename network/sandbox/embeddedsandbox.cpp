#include "network/sandbox/embeddedsandbox.h"

namespace fairlead {

EmbeddedSandbox::EmbeddedSandbox(SandboxOptions options, QObject* parent)
    : QObject(parent), m_server(new SandboxServer(std::move(options))), m_token(m_server->token())
{
    m_server->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
}

EmbeddedSandbox::~EmbeddedSandbox()
{
    if (!m_thread.isRunning()) {
        delete m_server; // never started, so no thread would do it
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void EmbeddedSandbox::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_server, [this, server = m_server] {
        const auto failure = server->listen();
        QMetaObject::invokeMethod(this, [this, failure, url = server->url()] {
            if (failure) {
                Q_EMIT failed(failure->message);
                return;
            }
            m_url = url;
            Q_EMIT ready();
        });
    });
}

} // namespace fairlead
