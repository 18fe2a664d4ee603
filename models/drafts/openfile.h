#pragma once

#include "models/campaign/merge.h"
#include "models/drafts/campaignfile.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace fairlead {

/// A campaign file that is open: knows what it held when it was last read or written, and notices when
/// somebody else changes it. Nothing is merged or overwritten unless it is asked for.
class OpenFile : public QObject
{
    Q_OBJECT
public:
    /// `draft` is what was read from the file, or what is to be written to it.
    OpenFile(const QString& path, CampaignDraft draft, QObject* parent = nullptr);

    QString path() const { return m_path; }
    /// The file's content as last read or written here.
    const CampaignDraft& base() const { return m_base; }
    /// What somebody else wrote since; absent when nobody did, or the file cannot be read (error()).
    const std::optional<CampaignDraft>& theirs() const { return m_theirs; }
    /// Why the changed file cannot be read, for the user; empty when it can.
    QString error() const { return m_error; }

    /// Looks at the file now; it is looked at anyway when something happens to it.
    void look();

    /// Writes the file. Refuses, with an error for the user, while it holds changes of somebody else that
    /// were neither merged nor dismissed.
    QString save(const CampaignDraft& draft);

    /// Whether the file holds something that the draft does not have yet, or cannot be read any more.
    bool isChangedOutside() const { return m_theirs || !m_error.isEmpty(); }
    /// Mine and theirs together; in a conflict mine, unless withTheirs() is asked.
    MergeResult mergeWith(const CampaignDraft& mine) const;
    /// Theirs were merged or are to be overwritten: the file as it is now is the new base.
    void acceptTheirs();

Q_SIGNALS:
    /// The file changed outside: theirs() or error() is new.
    void changedOutside();
    /// base() is another one: the file was saved, or what somebody else wrote was accepted.
    void baseChanged();

private:
    void watch();

    QString m_path;
    CampaignDraft m_base;
    std::optional<CampaignDraft> m_theirs;
    QString m_error;
    QString m_dismissed; ///< an error that the user has seen and wants to overwrite
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace fairlead
