#pragma once

#include "models/drafts/linkedfiles.h"
#include "models/drafts/opendrafts.h"
#include "ui/common/noticearea.h"

#include <QPointer>

class QMimeData;
class QTemporaryDir;
class QWidget;

namespace fairlead {

/// Campaign files for the user: opens them as drafts, saves drafts to them, hands copies to other programs,
/// and merges what others changed. A file that is opened again shows the draft that it was opened as.
class CampaignFiles : public QObject
{
    Q_OBJECT
public:
    /// @param drafts outlive this object
    explicit CampaignFiles(OpenDrafts& drafts, QObject* parent = nullptr);
    ~CampaignFiles() override;

    /// The window that dialogs belong to.
    void setWindow(QWidget* window) { m_window = window; }

    void open(const QStringList& paths);
    /// Asks for files and opens them.
    void chooseAndOpen();

    /// To the file that the draft came from; asks for one where there is none.
    void save(const QString& draftId);
    /// One draft to a file, several into a folder, as the user chooses.
    void saveAs(const QStringList& draftIds);
    /// Copies for another program, to be dropped or pasted there.
    std::unique_ptr<QMimeData> copies(const QStringList& draftIds);

    /// The name of the draft's file; empty: it has none.
    QString fileName(const QString& draftId);
    /// Tells by noticed() of changes outside, from now until leave().
    void watch(const QString& draftId);
    void leave(const QString& draftId) { m_links.release(draftId); }
    /// Shows what somebody else changed in the draft's file, and does about it what the user chooses.
    void lookAtChanges(const QString& draftId);

Q_SIGNALS:
    /// That draft was opened from a file: show it. Where many were opened at once only some are.
    void opened(const QString& draftId);
    void added(const QString& draftId);
    /// For the window as a whole.
    void noticed(const fairlead::Notice& notice);
    /// For the window of that draft; without a text: nothing is to be said any more.
    void draftNoticed(const QString& draftId, const fairlead::Notice& notice);

private:
    QString add(const QString& path, QStringList& errors);
    void saveOne(const QString& draftId);
    void saveSeveral(const QStringList& draftIds);
    void takeFileBack(DraftSession& session, const CampaignDraft& merged);
    void tellOfChanges(const QString& draftId);

    OpenDrafts& m_drafts;
    LinkedFiles m_links;
    QPointer<QWidget> m_window;
    std::unique_ptr<QTemporaryDir> m_copies; ///< other programs may still read them: kept while we run
};

} // namespace fairlead
