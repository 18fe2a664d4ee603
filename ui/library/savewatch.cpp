#include "ui/library/savewatch.h"

#include "models/campaign/fieldtext.h"
#include "models/common/plural.h"
#include "models/drafts/campaignexport.h"

#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace fairlead {

namespace {

QString nameIn(const CampaignDraft& draft)
{
    return titleOf(draft.campaign.name.valueOr({}));
}

} // namespace

Notice mergeNotice(const OpenDrafts& drafts, const QString& draftId, std::function<void()> showHistory)
{
    const auto draft = drafts.draft(draftId);
    return {
        Notice::Kind::Info,
        SaveWatch::tr("Another window had changed “%1” too. The edits of both are in it now; where both had "
                      "changed the same place, this window's is kept, and the other is in the history.")
            .arg(nameIn(draft.value_or(CampaignDraft()))),
        {{SaveWatch::tr("History…"), std::move(showHistory)}},
        true};
}

SaveWatch::SaveWatch(OpenDrafts& drafts, NoticeArea& notices, QWidget* window)
    : QObject(window), m_drafts(drafts), m_notices(notices), m_window(window)
{
    connect(&drafts.library(), &DraftLibrary::stateChanged, this, &SaveWatch::tell);
    connect(&drafts, &OpenDrafts::unsavedChanged, this, &SaveWatch::tell);
    tell();
}

void SaveWatch::tell()
{
    const Notice::Way again{tr("Try again"), [this] {
                                m_drafts.tryAgain();
                            }};
    const Notice::Way files{tr("Save as files…"), [this] {
                                saveElsewhere();
                            }};
    const auto unsaved = unsavedWords();
    const auto subject = QStringLiteral("saving");
    if (unsaved.isEmpty())
        m_notices.set(subject, {Notice::Kind::Warning, m_drafts.library().state().text, {again}, false});
    else
        m_notices.set(subject, {Notice::Kind::Warning, unsaved, {again, files}, false});
}

QString SaveWatch::unsavedWords() const
{
    const auto unsaved = m_drafts.unsaved();
    if (unsaved.empty())
        return {};
    const auto why = unsaved.front()->error().text;
    if (unsaved.size() > 1)
        return tr("%Ln campaigns are not saved: %1. Everything is still here, in memory.", nullptr,
                  pluralOf(static_cast<qint64>(unsaved.size())))
            .arg(why);
    return tr("“%1” is not saved: %2. Everything is still here, in memory.")
        .arg(nameIn(unsaved.front()->document().draft()), why);
}

void SaveWatch::saveElsewhere()
{
    const auto folder =
        QFileDialog::getExistingDirectory(m_window, tr("Folder for what could not be stored"));
    if (folder.isEmpty())
        return;
    std::vector<CampaignDraft> drafts;
    for (const auto& session : m_drafts.unsaved())
        drafts.push_back(session->document().draft());
    const auto written = writeCampaignFiles(folder, drafts);
    auto text = tr("%Ln campaigns were saved as files in %1.", nullptr, pluralOf(written.paths.size()))
                    .arg(QDir::toNativeSeparators(folder));
    if (!written.errors.isEmpty())
        text += u'\n' + tr("Not written:") + u'\n' + written.errors.join(u'\n');
    m_notices.set(QStringLiteral("elsewhere"),
                  {written.errors.isEmpty() ? Notice::Kind::Info : Notice::Kind::Warning, text, {}, true});
}

bool SaveWatch::mayQuit()
{
    while (!m_drafts.flushAll()) {
        QMessageBox box(QMessageBox::Warning, tr("Not everything is saved"), unsavedWords(),
                        QMessageBox::NoButton, m_window);
        box.setInformativeText(tr("Free some space or unlock the folder and try again, or save the campaigns "
                                  "as files somewhere else. What is only in memory is lost when Fairlead "
                                  "quits."));
        auto* again = box.addButton(tr("&Try again"), QMessageBox::AcceptRole);
        auto* files = box.addButton(tr("Save as &files…"), QMessageBox::ActionRole);
        const auto* lose = box.addButton(tr("&Quit without them"), QMessageBox::DestructiveRole);
        auto* stay = box.addButton(tr("&Stay"), QMessageBox::RejectRole);
        box.setDefaultButton(again);
        box.setEscapeButton(stay);
        box.exec();
        if (box.clickedButton() == lose)
            return true;
        if (box.clickedButton() == files)
            saveElsewhere();
        if (box.clickedButton() != again)
            return false;
    }
    return true;
}

} // namespace fairlead
