#pragma once

#include <QObject>

class QWidget;

namespace fairlead {

class NoticeArea;
class OpenDrafts;
struct ImportOutcome;

/// All campaigns into one file and back, for a move to another computer.
class LibraryTransfer : public QObject
{
    Q_OBJECT
public:
    /// @param drafts and notices outlive this object
    LibraryTransfer(OpenDrafts& drafts, NoticeArea& notices, QWidget* window);

    /// Both ask for the file, work in the background and say what came of it.
    void exportAll();
    void importAll();

    void exportTo(const QString& path);
    void importFrom(const QString& path);

Q_SIGNALS:
    /// What could not be stored, and is therefore not in an export, as files.
    void saveElsewhereRequested();

private:
    void tellExport(const QString& path);
    void tellImport(const QString& path, const ImportOutcome& outcome);

    OpenDrafts& m_drafts;
    NoticeArea& m_notices;
    QWidget* m_window;
};

} // namespace fairlead
