#include "network/api/oneshotbody.h"

#include <algorithm>

namespace fairlead {

OneShotBody::OneShotBody(QByteArray bytes) : m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

/// Rewinding has to succeed, or Qt would not even show the answer 307 to a request that it might repeat. But
/// nobody reads an empty body, so there only a refusal stops a repeat.
bool OneShotBody::seek(qint64 position)
{
    return !m_bytes.isEmpty() && position == 0 && QIODevice::seek(position);
}

qint64 OneShotBody::readData(char* data, qint64 most)
{
    m_started = true;
    const auto count = std::min<qint64>(most, m_bytes.size() - m_read);
    if (count <= 0)
        return -1;
    std::copy_n(m_bytes.constData() + m_read, count, data);
    m_read += count;
    return count;
}

} // namespace fairlead
