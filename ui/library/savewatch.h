#pragma once

#include "models/drafts/opendrafts.h"
#include "ui/common/noticearea.h"

namespace fairlead {

/// Says in a window when edits cannot be stored or the library is only read, and offers the ways out.
class SaveWatch : public QObject
{
    Q_OBJECT
public:
    /// @param drafts and notices outlive the watch
    SaveWatch(OpenDrafts& drafts, NoticeArea& notices, QWidget* window);

    /// Stores everything. Where that fails the user chooses: try again, save as files, or lose it. False:
    /// the program stays.
    bool mayQuit();
    /// What could not be stored, as files into a folder that the user chooses.
    void saveElsewhere();

private:
    void tell();
    QString unsavedWords() const;

    OpenDrafts& m_drafts;
    NoticeArea& m_notices;
    QWidget* m_window;
};

/// That edits of two windows came together in a draft. @param showHistory where what gave way can be seen
Notice mergeNotice(const OpenDrafts& drafts, const QString& draftId, std::function<void()> showHistory);

} // namespace fairlead
