#include "models/drafts/linkedfiles.h"

#include "models/common/whenfinished.h"

#include <QFileInfo>

namespace fairlead {

namespace {

/// One name for a file, whatever way it is reached.
QString nameOf(const QString& path)
{
    const QFileInfo info(path);
    const auto canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.absoluteFilePath() : canonical;
}

} // namespace

LinkedFiles::LinkedFiles(DraftLibrary& library, QObject* parent) : QObject(parent), m_library(library) {}

LinkedFiles::~LinkedFiles() = default;

QString LinkedFiles::draftOf(const QString& path) const
{
    const auto name = nameOf(path);
    for (const auto& [id, file] : m_open) // also where the library takes no writes
        if (file->path() == name)
            return id;
    return m_library.draftOfFile(name);
}

OpenFile* LinkedFiles::file(const QString& draftId)
{
    if (const auto open = m_open.find(draftId); open != m_open.end())
        return open->second.get();
    const auto stored = m_library.file(draftId);
    if (!stored)
        return nullptr;
    auto& file = watch(draftId, *stored);
    file.look(); // it may have changed while nobody was here
    return &file;
}

OpenFile& LinkedFiles::link(const QString& draftId, const QString& path, const CampaignDraft& content)
{
    const DraftFile file{nameOf(path), content};
    std::erase_if(m_open, [&](const auto& open) { return open.second->path() == file.path; });
    keep(draftId, file);
    return watch(draftId, file);
}

void LinkedFiles::keep(const QString& draftId, const DraftFile& file)
{
    whenFinished(m_library.setFile(draftId, file), this, [this, draftId](const WriteOutcome& outcome) {
        if (outcome.error)
            Q_EMIT notKept(draftId, outcome.error);
    });
}

OpenFile& LinkedFiles::watch(const QString& draftId, const DraftFile& stored)
{
    auto& file = m_open[draftId] = std::make_unique<OpenFile>(stored.path, stored.content);
    connect(file.get(), &OpenFile::changedOutside, this, [this, draftId] { Q_EMIT changed(draftId); });
    connect(file.get(), &OpenFile::baseChanged, this, [this, draftId, open = file.get()] {
        keep(draftId, {open->path(), open->base()});
        Q_EMIT changed(draftId);
    });
    return *file;
}

} // namespace fairlead
