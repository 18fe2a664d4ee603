#include "ui/library/librarytransfer.h"

#include "models/campaign/fieldtext.h"
#include "models/common/plural.h"
#include "models/common/whenfinished.h"
#include "models/drafts/opendrafts.h"
#include "ui/common/noticearea.h"

#include <QDir>
#include <QFileDialog>
#include <QLocale>

namespace fairlead {

namespace {

QString subject()
{
    return QStringLiteral("transfer");
}

Notice transferred(const QString& text)
{
    return {Notice::Kind::Info, text, {}, true};
}

Notice transferFailed(const QString& text)
{
    return {Notice::Kind::Warning, text, {}, true};
}

Notice underWay(const QString& text)
{
    return {Notice::Kind::Info, text, {}, false};
}

} // namespace

LibraryTransfer::LibraryTransfer(OpenDrafts& drafts, NoticeArea& notices, QWidget* window)
    : QObject(window), m_drafts(drafts), m_notices(notices), m_window(window)
{
}

void LibraryTransfer::exportAll()
{
    const auto path = QFileDialog::getSaveFileName(m_window, tr("Export all campaigns"),
                                                   QStringLiteral("campaigns.fairlead"),
                                                   tr("Fairlead libraries (*.fairlead)"));
    if (!path.isEmpty())
        exportTo(path);
}

void LibraryTransfer::importAll()
{
    const auto path = QFileDialog::getOpenFileName(m_window, tr("Import all campaigns"), {},
                                                   tr("Fairlead libraries (*.fairlead);;All files (*)"));
    if (!path.isEmpty())
        importFrom(path);
}

void LibraryTransfer::exportTo(const QString& path)
{
    const auto shown = QDir::toNativeSeparators(path);
    m_drafts.flushAll(); // what that leaves unsaved tellExport() names
    m_notices.set(subject(), underWay(tr("Writing all campaigns to %1…").arg(shown)));
    whenFinished(m_drafts.library().exportAll(path), this, [this, shown](const StoreError& error) {
        if (error)
            m_notices.set(subject(),
                          transferFailed(tr("Nothing was exported to %1: %2.").arg(shown, error.text)));
        else
            tellExport(shown);
    });
}

void LibraryTransfer::tellExport(const QString& path)
{
    QStringList names;
    for (const auto& session : m_drafts.unsaved())
        names << tr("“%1”").arg(titleOf(session->document().campaign().name.valueOr({})));
    if (names.isEmpty()) {
        m_notices.set(subject(),
                      transferred(tr("All campaigns are in %1, with their histories, versions and tags. "
                                     "“Import all campaigns” on another computer brings them back.")
                                      .arg(path)));
        return;
    }
    auto notice = transferFailed(
        tr("The campaigns are in %1 as they were last stored. The last edits of these are not in "
           "it, because they could not be stored: %2.")
            .arg(path, names.join(QStringLiteral(", "))));
    notice.ways = {{tr("Save as files…"), [this] {
                        Q_EMIT saveElsewhereRequested();
                    }}};
    m_notices.set(subject(), notice);
}

void LibraryTransfer::importFrom(const QString& path)
{
    m_notices.set(subject(), underWay(tr("Reading %1…").arg(QDir::toNativeSeparators(path))));
    whenFinished(m_drafts.library().importAll(path), this,
                 [this, path](const ImportOutcome& outcome) { tellImport(path, outcome); });
}

void LibraryTransfer::tellImport(const QString& path, const ImportOutcome& outcome)
{
    const auto shown = QDir::toNativeSeparators(path);
    const auto& report = outcome.report;
    if (outcome.error) {
        const auto words = report.drafts == 0
                               ? tr("Nothing was imported from %1: %2. Your library is as it was.")
                               : tr("The import from %1 stopped: %2. %Ln campaigns had come over; importing "
                                    "it again goes on "
                                    "with the others.",
                                    nullptr, pluralOf(report.drafts));
        m_notices.set(subject(), transferFailed(words.arg(shown, outcome.error.text)));
        return;
    }
    QStringList lines{tr("Imported from %1: %2, %3.")
                          .arg(shown, tr("%Ln campaigns came over", nullptr, pluralOf(report.drafts)),
                               tr("%Ln were here already", nullptr, pluralOf(report.known)))};
    if (!report.lost.isEmpty())
        lines << tr("These could not be read: %1.").arg(report.lost.join(QStringLiteral(", ")));
    if (!report.withoutHistory.isEmpty())
        lines << tr("These came without their history: %1.")
                     .arg(report.withoutHistory.join(QStringLiteral(", ")));
    if (!report.fromVersion.isEmpty())
        lines << tr("Of these an older version came over, without undo: %1.")
                     .arg(report.fromVersion.join(QStringLiteral(", ")));
    if (!report.notSettled.isEmpty())
        lines << tr("An upload of these was under way, and its outcome is not known here. Look on the "
                    "account before you upload them again: %1.")
                     .arg(report.notSettled.join(QStringLiteral(", ")));
    const bool whole = lines.size() == 1;
    m_notices.set(subject(), whole ? transferred(lines.front()) : transferFailed(lines.join(u'\n')));
}

} // namespace fairlead
