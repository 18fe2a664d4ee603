#include "models/drafts/librarycommands.h"

#include "models/common/plural.h"
#include "models/common/whenfinished.h"

#include <QSet>

namespace fairlead {

/// One step of the list, done and undone by writes to the library.
class LibraryCommands::Command : public QUndoCommand
{
public:
    Command(LibraryCommands& commands, const QString& name, Write redo, Write undo)
        : QUndoCommand(name), m_commands(commands), m_redo(std::move(redo)), m_undo(std::move(undo))
    {
    }

    void redo() override { m_commands.watch(m_redo()); }
    void undo() override { m_commands.watch(m_undo()); }

private:
    LibraryCommands& m_commands;
    Write m_redo;
    Write m_undo;
};

LibraryCommands::LibraryCommands(DraftLibrary& library, QObject* parent)
    : QObject(parent), m_library(library), m_stack(this)
{
}

void LibraryCommands::push(const QString& name, Write redo, Write undo)
{
    m_stack.push(new Command(*this, name, std::move(redo), std::move(undo)));
}

void LibraryCommands::watch(const QFuture<WriteOutcome>& writing)
{
    whenFinished(writing, this, [this](const WriteOutcome& outcome) {
        if (outcome.error)
            Q_EMIT failed(tr("Nothing was changed: %1.").arg(outcome.error.text));
    });
}

void LibraryCommands::moveToBin(const QStringList& ids)
{
    push(
        tr("Move %Ln campaigns to the bin", nullptr, pluralOf(ids.size())),
        [=, this] { return m_library.moveToBin(ids); }, [=, this] { return m_library.restoreFromBin(ids); });
}

void LibraryCommands::restoreFromBin(const QStringList& ids)
{
    push(
        tr("Restore %Ln campaigns", nullptr, pluralOf(ids.size())),
        [=, this] { return m_library.restoreFromBin(ids); }, [=, this] { return m_library.moveToBin(ids); });
}

void LibraryCommands::emptyBin()
{
    const auto time = QDateTime::currentDateTimeUtc();
    push(
        tr("Empty the bin"), [=, this] { return m_library.emptyBin(time); },
        [=, this] { return m_library.undoEmptyBin(time); });
}

void LibraryCommands::deleteForGood(const QStringList& ids)
{
    const auto time = QDateTime::currentDateTimeUtc();
    push(
        tr("Delete %Ln campaigns for good", nullptr, pluralOf(ids.size())),
        [=, this] { return m_library.remove(ids, time); },
        [=, this] { return m_library.undoEmptyBin(time); });
}

QStringList LibraryCommands::duplicate(const QStringList& ids)
{
    QStringList copies;
    for (qsizetype i = 0; i < ids.size(); ++i)
        copies << DraftLibrary::newId();
    const auto copyAll = [=, this] {
        return m_library.duplicate(ids, copies, tr("%1 (copy)"));
    };
    if (!ids.isEmpty())
        push(
            tr("Duplicate %Ln campaigns", nullptr, pluralOf(ids.size())),
            [=, this, first = true]() mutable {
                return std::exchange(first, false) ? copyAll() : m_library.restoreFromBin(copies);
            },
            [=, this] { return m_library.moveToBin(copies); });
    return copies;
}

/// Those of the drafts that the step really changes, so that undoing it gives back what was.
QStringList LibraryCommands::withTag(const QStringList& ids, const QString& tag, bool has) const
{
    const auto tagged = m_library.tagged(ids, tag);
    if (has)
        return tagged;
    const QSet<QString> those(tagged.begin(), tagged.end());
    auto others = ids;
    others.removeIf([&](const QString& id) { return those.contains(id); });
    return others;
}

void LibraryCommands::addTag(const QStringList& ids, const QString& tag)
{
    const auto changed = withTag(ids, tag, false);
    if (changed.isEmpty())
        return;
    push(
        tr("Add the tag “%1”").arg(tag), [=, this] { return m_library.setTags(changed, {tag}, {}); },
        [=, this] { return m_library.setTags(changed, {}, {tag}); });
}

void LibraryCommands::removeTag(const QStringList& ids, const QString& tag)
{
    const auto changed = withTag(ids, tag, true);
    if (changed.isEmpty())
        return;
    push(
        tr("Remove the tag “%1”").arg(tag), [=, this] { return m_library.setTags(changed, {}, {tag}); },
        [=, this] { return m_library.setTags(changed, {tag}, {}); });
}

void LibraryCommands::changeTags(const QStringList& ids, const QStringList& added, const QStringList& removed)
{
    if (added.isEmpty() && removed.isEmpty())
        return;
    m_stack.beginMacro(tr("Change tags"));
    for (const auto& tag : added)
        addTag(ids, tag);
    for (const auto& tag : removed)
        removeTag(ids, tag);
    m_stack.endMacro();
}

} // namespace fairlead
