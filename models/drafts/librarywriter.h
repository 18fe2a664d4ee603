#pragma once

#include "models/drafts/draftlibrary.h"
#include "models/drafts/libraryrecovery.h"
#include "models/drafts/writeturns.h"

#include <QTimer>

namespace fairlead {

class LibraryDatabase;

/// The one that writes, in the thread of its own that DraftLibrary moves it to. Calls come through the event
/// loop, so they happen in the order in which they were asked for.
class LibraryWriter : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<qint64(LibraryDatabase&)>;

    explicit LibraryWriter(const QString& dataDir);
    ~LibraryWriter() override;

    /// Opens, creates or migrates the library; sets a damaged one aside.
    void open();
    const LibraryState& state() const { return m_state; }
    /// What became of a damaged library, if there was one.
    const std::optional<RecoveryReport>& recovery() const { return m_recovery; }
    /// Does the work in one transaction; durable when the outcome has no error.
    WriteOutcome perform(const Work& work);
    using Check = QStringList (*)(LibraryDatabase&);
    /// Looks whether the library is sound, sets it aside and recovers it if it is not. In the time of reading
    /// it through. What kept it from doing so is in state() too.
    StoreError checkAndRecover(Check check);
    /// Brings the search texts up to date and closes.
    void close();

Q_SIGNALS:
    void stateChanged(const fairlead::LibraryState& state);
    /// The library is another file now: whoever reads it must open it anew.
    void replaced();
    /// It was damaged.
    void recovered(const fairlead::RecoveryReport& report);
    /// Another process changed the library.
    void changedElsewhere();
    /// Search texts were brought up to date.
    void indexed();

private:
    void connectToFile();
    void requireFile() const;
    std::unique_ptr<LibraryDatabase> connected(const QString& path);
    bool isSound(Check check);
    void requireOpen();
    void recover(Check check);
    void transaction(const std::function<void()>& work);
    void fail(const StoreError& error);
    void setState(LibraryState::Kind kind, const QString& text);
    void indexMore();
    void lookElsewhere();

    const QString m_dataDir;
    std::unique_ptr<LibraryDatabase> m_database;
    LibraryState m_state;
    std::optional<RecoveryReport> m_recovery;
    std::unique_ptr<WriteTurns> m_turns;
    QTimer m_indexTimer;
    QTimer m_elsewhereTimer;
    QTimer m_retryTimer; ///< runs while the library takes no writes
    qint64 m_dataVersion = 0;
    QByteArray m_file; ///< identity of the file that is or was open; empty: none yet
};

} // namespace fairlead
