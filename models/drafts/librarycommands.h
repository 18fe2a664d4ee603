#pragma once

#include "models/drafts/draftlibrary.h"

#include <QUndoStack>

namespace fairlead {

/// What a user does to drafts in the list, each with a name and undoable: delete, restore, duplicate, tag,
/// empty the bin. A step that could not be written says so with failed(), and the list shows what is there.
class LibraryCommands : public QObject
{
    Q_OBJECT
public:
    explicit LibraryCommands(DraftLibrary& library, QObject* parent = nullptr);

    QUndoStack* undoStack() { return &m_stack; }

    void moveToBin(const QStringList& ids);
    void restoreFromBin(const QStringList& ids);
    void emptyBin();
    /// Takes drafts of the bin out of sight, to be erased with a later session.
    void deleteForGood(const QStringList& ids);
    /// The ids of the copies, in the order of the originals; each is named after its original.
    QStringList duplicate(const QStringList& ids);
    void addTag(const QStringList& ids, const QString& tag);
    void removeTag(const QStringList& ids, const QString& tag);
    /// All of it as one step.
    void changeTags(const QStringList& ids, const QStringList& added, const QStringList& removed);

Q_SIGNALS:
    /// In words for the user: why nothing was changed.
    void failed(const QString& message);

private:
    class Command;
    using Write = std::function<QFuture<WriteOutcome>()>;

    void push(const QString& name, Write redo, Write undo);
    void watch(const QFuture<WriteOutcome>& writing);
    QStringList withTag(const QStringList& ids, const QString& tag, bool has) const;

    DraftLibrary& m_library;
    QUndoStack m_stack;
};

} // namespace fairlead
