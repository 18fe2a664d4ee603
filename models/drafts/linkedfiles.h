#pragma once

#include "models/drafts/draftlibrary.h"
#include "models/drafts/openfile.h"

#include <map>

namespace fairlead {

/// Which campaign file belongs to which draft, across restarts, and a watch on the files of open drafts.
class LinkedFiles : public QObject
{
    Q_OBJECT
public:
    /// @param library outlives the links
    explicit LinkedFiles(DraftLibrary& library, QObject* parent = nullptr);
    ~LinkedFiles() override;

    /// The draft that this file was opened as or saved from, outside the bin; empty: none.
    QString draftOf(const QString& path) const;
    /// The draft's file, watched until release(); null: it has none.
    OpenFile* file(const QString& draftId);
    /// Makes the file the draft's, watched until release(). `content` is what was read from it, or what is to
    /// be written to it.
    OpenFile& link(const QString& draftId, const QString& path, const CampaignDraft& content);
    void release(const QString& draftId) { m_open.erase(draftId); }

Q_SIGNALS:
    /// Somebody else changed the file of that draft, or it stopped being so: see OpenFile.
    void changed(const QString& draftId);
    /// The library did not take that the file is this draft's: after a restart it is nobody's.
    void notKept(const QString& draftId, const fairlead::StoreError& error);

private:
    void keep(const QString& draftId, const DraftFile& file);
    OpenFile& watch(const QString& draftId, const DraftFile& file);

    DraftLibrary& m_library;
    std::map<QString, std::unique_ptr<OpenFile>> m_open;
};

} // namespace fairlead
