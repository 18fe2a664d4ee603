#include "ui/library/libraryedits.h"

#include <QLocale>

namespace fairlead {

namespace {

class LibraryCommand : public QUndoCommand
{
public:
    using Work = std::function<void(DraftLibrary&)>;

    LibraryCommand(const QString& name, DraftLibrary& library, Work redoWork, Work undoWork)
        : QUndoCommand(name), m_library(library), m_redo(std::move(redoWork)), m_undo(std::move(undoWork))
    {
    }

    void redo() override { m_redo(m_library); }
    void undo() override { m_undo(m_library); }

private:
    DraftLibrary& m_library;
    Work m_redo;
    Work m_undo;
};

QString counted(const QStringList& ids, const QString& one, const QString& many)
{
    return ids.size() == 1 ? one : many.arg(QLocale().toString(ids.size()));
}

} // namespace

LibraryEdits::LibraryEdits(DraftLibrary& library, QObject* parent) : QObject(parent), m_library(library) {}

void LibraryEdits::push(const QString& name, Work redo, Work undo)
{
    m_stack.push(new LibraryCommand(name, m_library, std::move(redo), std::move(undo)));
}

void LibraryEdits::moveToBin(const QStringList& ids)
{
    push(
        counted(ids, tr("Move a campaign to the bin"), tr("Move %1 campaigns to the bin")),
        [ids](DraftLibrary& library) { library.moveToBin(ids); },
        [ids](DraftLibrary& library) { library.restoreFromBin(ids); });
}

void LibraryEdits::restore(const QStringList& ids)
{
    push(
        counted(ids, tr("Restore a campaign"), tr("Restore %1 campaigns")),
        [ids](DraftLibrary& library) { library.restoreFromBin(ids); },
        [ids](DraftLibrary& library) { library.moveToBin(ids); });
}

void LibraryEdits::emptyBin()
{
    const auto time = QDateTime::currentDateTimeUtc();
    push(
        tr("Empty the bin"), [time](DraftLibrary& library) { library.emptyBin(time); },
        [time](DraftLibrary& library) { library.undoEmptyBin(time); });
}

void LibraryEdits::duplicate(const QStringList& ids)
{
    QStringList copies;
    for (qsizetype i = 0; i < ids.size(); ++i)
        copies << DraftLibrary::newId();
    // Done again after an undo, the copies come back from the bin: they keep what was edited in them since.
    const auto made = std::make_shared<bool>(false);
    push(
        counted(ids, tr("Duplicate a campaign"), tr("Duplicate %1 campaigns")),
        [this, ids, copies, made](DraftLibrary& library) {
            if (std::exchange(*made, true)) {
                library.restoreFromBin(copies);
                return;
            }
            for (qsizetype i = 0; i < ids.size(); ++i) {
                const auto original = library.summary(ids[i]);
                const auto name = original ? original->name : QString();
                library.duplicate(ids[i], copies[i], tr("%1 (copy)").arg(name))
                    .then(this, [this, id = copies[i]](const WriteOutcome&) { Q_EMIT duplicated(id); });
            }
        },
        [copies](DraftLibrary& library) { library.moveToBin(copies); });
}

void LibraryEdits::setTags(const QStringList& ids, const QStringList& added, const QStringList& removed)
{
    push(
        tr("Change tags"), [=](DraftLibrary& library) { library.setTags(ids, added, removed); },
        [=](DraftLibrary& library) { library.setTags(ids, removed, added); });
}

} // namespace fairlead
