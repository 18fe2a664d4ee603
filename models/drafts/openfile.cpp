#include "models/drafts/openfile.h"

#include <QDir>
#include <QFileInfo>

namespace fairlead {

namespace {

constexpr int settleMs = 200; ///< other programs write in several steps

} // namespace

OpenFile::OpenFile(const QString& path, CampaignDraft draft, QObject* parent)
    : QObject(parent),
      m_path(QFileInfo(path).absoluteFilePath()),
      m_base(std::move(draft)),
      m_watcher(this),
      m_settle(this)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    const auto wait = [this] {
        m_settle.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wait);
    connect(&m_settle, &QTimer::timeout, this, &OpenFile::look);
    watch();
}

/// The folder too: programs that save safely put a new file in the old one's place.
void OpenFile::watch()
{
    m_watcher.addPath(QFileInfo(m_path).path());
    if (QFile::exists(m_path))
        m_watcher.addPath(m_path);
}

void OpenFile::look()
{
    watch();
    if (!QFile::exists(m_path)) { // the draft is in the library, and saving writes the file again
        const bool wasChanged = isChangedOutside();
        m_theirs.reset();
        m_error.clear();
        if (wasChanged)
            Q_EMIT changedOutside();
        return;
    }
    auto read = readCampaignFile(m_path);
    const auto& known = m_theirs ? *m_theirs : m_base;
    if (!read.error.isEmpty() && read.error == m_dismissed)
        return;
    if (read.error == m_error && (!read.draft || *read.draft == known))
        return;
    m_error = read.error;
    m_theirs = std::move(read.draft);
    if (m_theirs && *m_theirs == m_base)
        m_theirs.reset();
    Q_EMIT changedOutside();
}

QString OpenFile::save(const CampaignDraft& draft)
{
    look();
    if (isChangedOutside())
        return tr("%1 was changed by somebody else. It was not overwritten: merge the changes first, or save "
                  "under another name.")
            .arg(QDir::toNativeSeparators(m_path));
    const auto error = writeCampaignFile(m_path, draft);
    watch();
    if (!error.isEmpty())
        return error;
    m_base = draft;
    m_dismissed.clear();
    Q_EMIT baseChanged();
    return {};
}

MergeResult OpenFile::mergeWith(const CampaignDraft& mine) const
{
    return mergeTrees(encodeDraft(m_base), encodeDraft(mine), encodeDraft(m_theirs ? *m_theirs : m_base));
}

void OpenFile::acceptTheirs()
{
    m_dismissed = std::exchange(m_error, QString());
    if (!m_theirs)
        return;
    m_base = *std::exchange(m_theirs, std::nullopt);
    Q_EMIT baseChanged();
}

} // namespace fairlead
