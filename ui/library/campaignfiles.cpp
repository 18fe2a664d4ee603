#include "ui/library/campaignfiles.h"

#include "models/common/plural.h"
#include "models/drafts/campaignexport.h"
#include "models/drafts/campaignfile.h"
#include "ui/library/filechangesdialog.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>

namespace fairlead {

namespace {

constexpr int mostWindows = 5; ///< that are opened at once

/// Dialogs belong to the window that asked: the library's or a campaign's.
QWidget* parentOr(QWidget* fallback)
{
    auto* active = QApplication::activeWindow();
    return active ? active : fallback;
}

Notice info(const QString& text)
{
    return {Notice::Kind::Info, text, {}, true};
}

Notice warning(const QString& text)
{
    return {Notice::Kind::Warning, text, {}, true};
}

} // namespace

CampaignFiles::CampaignFiles(OpenDrafts& drafts, QObject* parent)
    : QObject(parent), m_drafts(drafts), m_links(drafts.library())
{
    connect(&m_links, &LinkedFiles::changed, this, &CampaignFiles::tellOfChanges);
    connect(&m_links, &LinkedFiles::notKept, this, [this](const QString&, const StoreError& error) {
        Q_EMIT noticed(
            warning(tr("After a restart the campaign and its file will not know each other, because %1. "
                       "Both are well.")
                        .arg(error.text)));
    });
}

CampaignFiles::~CampaignFiles() = default;

void CampaignFiles::chooseAndOpen()
{
    const auto paths = QFileDialog::getOpenFileNames(parentOr(m_window), tr("Open campaigns"), {},
                                                     tr("Campaigns (*.campaign *.json);;All files (*)"));
    if (!paths.isEmpty())
        open(paths);
}

void CampaignFiles::open(const QStringList& paths)
{
    QStringList errors;
    QStringList ids;
    for (const auto& path : paths)
        if (const auto id = add(path, errors); !id.isEmpty())
            ids << id;
    ids.removeDuplicates();
    for (qsizetype i = 0; i < ids.size() && i < mostWindows; ++i)
        Q_EMIT opened(ids[i]);
    if (!errors.isEmpty())
        Q_EMIT noticed(warning(tr("Not opened, and left as they are:") + u'\n' + errors.join(u'\n')));
    else if (ids.size() > mostWindows)
        Q_EMIT noticed(
            info(tr("%Ln files are in the library now; the first %1 are open.", nullptr, pluralOf(ids.size()))
                     .arg(QLocale().toString(mostWindows))));
}

/// The draft of that file, made now unless there is one.
QString CampaignFiles::add(const QString& path, QStringList& errors)
{
    if (const auto known = m_links.draftOf(path); !known.isEmpty())
        return known;
    const auto file = readCampaignFile(path);
    if (!file.draft) {
        errors << QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), file.error);
        return {};
    }
    const auto session = m_drafts.create(*file.draft);
    m_links.link(session->id(), path, *file.draft);
    Q_EMIT added(session->id());
    return session->id();
}

void CampaignFiles::save(const QString& draftId)
{
    auto* file = m_links.file(draftId);
    const auto draft = m_drafts.draft(draftId);
    if (!draft)
        return;
    if (!file)
        return saveOne(draftId);
    file->look();
    if (file->isChangedOutside())
        return lookAtChanges(draftId);
    const auto error = file->save(*draft);
    const auto name = QFileInfo(file->path()).fileName();
    Q_EMIT draftNoticed(draftId, error.isEmpty()
                                     ? info(tr("Saved to “%1”.").arg(name))
                                     : warning(tr("“%1” was not written: %2 The campaign is in the library, "
                                                  "as before.")
                                                   .arg(name, error)));
}

void CampaignFiles::saveAs(const QStringList& draftIds)
{
    if (draftIds.size() == 1)
        saveOne(draftIds.front());
    else if (!draftIds.isEmpty())
        saveSeveral(draftIds);
}

void CampaignFiles::saveOne(const QString& draftId)
{
    const auto draft = m_drafts.draft(draftId);
    if (!draft)
        return;
    const auto path = QFileDialog::getSaveFileName(parentOr(m_window), tr("Save as a campaign file"),
                                                   campaignFileName(*draft), tr("Campaigns (*.campaign)"));
    if (path.isEmpty())
        return;
    if (const auto error = writeCampaignFile(path, *draft); !error.isEmpty()) {
        Q_EMIT noticed(warning(tr("%1 was not written: %2 The campaign is in the library, as before.")
                                   .arg(QDir::toNativeSeparators(path), error)));
        return;
    }
    m_links.link(draftId, path, *draft);
    Q_EMIT noticed(info(tr("Saved as %1.").arg(QDir::toNativeSeparators(path))));
}

void CampaignFiles::saveSeveral(const QStringList& draftIds)
{
    const auto folder =
        QFileDialog::getExistingDirectory(parentOr(m_window), tr("Folder for the campaign files"));
    if (folder.isEmpty())
        return;
    std::vector<CampaignDraft> drafts;
    for (const auto& id : draftIds)
        if (auto draft = m_drafts.draft(id))
            drafts.push_back(std::move(*draft));
    const auto written = writeCampaignFiles(folder, drafts);
    const auto where = tr("%Ln campaigns were saved in %1.", nullptr, pluralOf(written.paths.size()))
                           .arg(QDir::toNativeSeparators(folder));
    if (written.errors.isEmpty())
        Q_EMIT noticed(info(where));
    else
        Q_EMIT noticed(warning(where + u'\n' + tr("Not written:") + u'\n' + written.errors.join(u'\n')));
}

std::unique_ptr<QMimeData> CampaignFiles::copies(const QStringList& draftIds)
{
    std::vector<CampaignDraft> drafts;
    for (const auto& id : draftIds)
        if (auto draft = m_drafts.draft(id))
            drafts.push_back(std::move(*draft));
    if (!m_copies)
        m_copies = std::make_unique<QTemporaryDir>();
    const QDir folder(m_copies->filePath(DraftLibrary::newId())); // each time with their own names
    if (!folder.mkpath(QStringLiteral(".")))
        return nullptr;
    QList<QUrl> urls;
    for (const auto& path : writeCampaignFiles(folder.path(), drafts).paths)
        urls << QUrl::fromLocalFile(path);
    auto data = std::make_unique<QMimeData>();
    data->setUrls(urls);
    return data;
}

QString CampaignFiles::fileName(const QString& draftId)
{
    const auto* file = m_links.file(draftId);
    return file ? QFileInfo(file->path()).fileName() : QString();
}

void CampaignFiles::watch(const QString& draftId)
{
    m_links.file(draftId);
    tellOfChanges(draftId);
}

void CampaignFiles::tellOfChanges(const QString& draftId)
{
    const auto* file = m_links.file(draftId);
    if (!file || !file->isChangedOutside()) {
        Q_EMIT draftNoticed(draftId, {});
        return;
    }
    const auto text = tr("“%1” was changed outside Fairlead. Nothing was merged or overwritten.")
                          .arg(QFileInfo(file->path()).fileName());
    Q_EMIT draftNoticed(draftId, {Notice::Kind::Warning,
                                  text,
                                  {{tr("Look at the changes…"),
                                    [this, draftId] {
                                        lookAtChanges(draftId);
                                    }}},
                                  true});
}

void CampaignFiles::lookAtChanges(const QString& draftId)
{
    auto* file = m_links.file(draftId);
    const auto session = file ? m_drafts.open(draftId) : nullptr;
    if (!session)
        return;
    if (!file->isChangedOutside()) // it is gone, or as it was
        return tellOfChanges(draftId);
    const auto shown = file->theirs();
    const auto mine = session->document().draft();
    FileChangesDialog dialog(*file, mine, parentOr(m_window));
    dialog.exec();
    if (dialog.choice() == FileChangesDialog::Choice::Later)
        return;
    if (file->theirs() != shown || session->document().draft() != mine)
        return lookAtChanges(draftId); // one side changed once more meanwhile
    if (dialog.choice() == FileChangesDialog::Choice::Merge)
        takeFileBack(*session, dialog.merged());
    file->acceptTheirs();
    tellOfChanges(draftId);
}

void CampaignFiles::takeFileBack(DraftSession& session, const CampaignDraft& merged)
{
    session.keepVersion(QLatin1String(versionreason::merge));
    session.document().edit(tr("Merge the file's changes"), [&](CampaignDraft& draft) { draft = merged; });
}

} // namespace fairlead
