#pragma once

#include "models/drafts/draftlibrary.h"

#include <QUndoStack>

namespace fairlead {

/// What can be done to whole drafts, each of it undoable.
class LibraryEdits : public QObject
{
    Q_OBJECT
public:
    /// @param library outlives the edits
    explicit LibraryEdits(DraftLibrary& library, QObject* parent = nullptr);

    QUndoStack* undoStack() { return &m_stack; }

    void moveToBin(const QStringList& ids);
    void restore(const QStringList& ids);
    void emptyBin();
    /// Copies each draft; the last copy's id comes with duplicated() once it is stored.
    void duplicate(const QStringList& ids);
    void setTags(const QStringList& ids, const QStringList& added, const QStringList& removed);

Q_SIGNALS:
    void duplicated(const QString& id);

private:
    using Work = std::function<void(DraftLibrary&)>;

    void push(const QString& name, Work redo, Work undo);

    DraftLibrary& m_library;
    QUndoStack m_stack;
};

} // namespace fairlead
