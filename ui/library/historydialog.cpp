#include "ui/library/historydialog.h"

#include "models/campaign/describe.h"
#include "models/campaign/fieldtext.h"
#include "models/drafts/draftlibrary.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QInputDialog>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fairlead {

namespace {

QString reasonWords(const DraftVersion& version)
{
    struct Words
    {
        const char* reason;
        const char* text;
    };
    static constexpr Words all[]{
        {versionreason::session, QT_TRANSLATE_NOOP("fairlead::HistoryDialog", "before a session of editing")},
        {versionreason::submission, QT_TRANSLATE_NOOP("fairlead::HistoryDialog", "before an upload")},
        {versionreason::merge, QT_TRANSLATE_NOOP("fairlead::HistoryDialog", "before a merge with a file")},
        {versionreason::restore,
         QT_TRANSLATE_NOOP("fairlead::HistoryDialog", "before an older version came back")},
        {versionreason::elsewhere,
         QT_TRANSLATE_NOOP("fairlead::HistoryDialog", "saved by another window, or recovered")},
    };
    if (!version.name.isEmpty())
        return version.name;
    for (const auto& words : all)
        if (version.reason == QLatin1String(words.reason))
            return HistoryDialog::tr(words.text);
    return version.reason;
}

} // namespace

HistoryDialog::HistoryDialog(DraftLibrary& library, std::shared_ptr<DraftSession> session, QWidget* parent)
    : QDialog(parent),
      m_library(library),
      m_session(std::move(session)),
      m_list(new QListWidget(this)),
      m_summary(new WrapLabel(this)),
      m_differences(new QTreeWidget(this)),
      m_restore(new QPushButton(tr("&Restore this version"), this)),
      m_undo(new QPushButton(tr("&Undo the restoring"), this))
{
    setWindowTitle(tr("History of “%1”").arg(titleOf(m_session->document().campaign().name.valueOr({}))));
    resize(860, 520);
    m_list->setAccessibleName(tr("Versions, newest first"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_summary->setTextFormat(Qt::PlainText);
    m_differences->setAccessibleName(tr("Differences side by side"));
    m_differences->setRootIsDecorated(false);
    m_differences->setWordWrap(true);
    m_differences->setAlternatingRowColors(true);
    m_differences->header()->setSectionResizeMode(QHeaderView::Stretch);

    auto* hint =
        new WrapLabel(tr("Choose one version to compare it with the present, or two to compare them."), this);
    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(spacing::normal, 0, 0, 0);
    rightLayout->addWidget(m_summary);
    rightLayout->addWidget(m_differences, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_list);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 560});
    splitter->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* keep = buttons->addButton(tr("&Keep a named version…"), QDialogButtonBox::ActionRole);
    buttons->addButton(m_restore, QDialogButtonBox::ActionRole);
    buttons->addButton(m_undo, QDialogButtonBox::ActionRole);
    m_undo->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    layout->addWidget(hint);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, &HistoryDialog::keepNamed);
    connect(m_restore, &QPushButton::clicked, this, &HistoryDialog::restore);
    connect(m_undo, &QPushButton::clicked, this, &HistoryDialog::undoRestore);
    connect(&m_library, &DraftLibrary::replaced, this, &HistoryDialog::listVersions); // numbers are others
    connect(m_list, &QListWidget::itemSelectionChanged, this, &HistoryDialog::compare);
    m_session->flush();
    listVersions();
}

void HistoryDialog::listVersions()
{
    m_versions = m_library.versions(m_session->id());
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (int row = 0; row <= static_cast<int>(m_versions.size()); ++row)
        m_list->addItem(titleAt(row));
    m_list->setCurrentRow(m_versions.empty() ? 0 : 1);
    compare();
}

QString HistoryDialog::titleAt(int row) const
{
    if (row == 0)
        return tr("Now");
    const auto& version = m_versions[static_cast<std::size_t>(row - 1)];
    return QLocale().toString(version.madeAt.toLocalTime(), QLocale::ShortFormat) + u'\n' +
           reasonWords(version);
}

std::optional<CampaignDraft> HistoryDialog::draftAt(int row) const
{
    return row == 0 ? std::optional(m_session->document().draft())
                    : m_library.version(m_versions[static_cast<std::size_t>(row - 1)].number);
}

void HistoryDialog::compare()
{
    QList<int> rows;
    for (const auto* item : m_list->selectedItems())
        rows << m_list->row(item);
    std::ranges::sort(rows);
    m_restore->setEnabled(rows.size() == 1 && rows.first() > 0);
    m_differences->clear();
    if (rows.isEmpty()) {
        m_summary->clear();
        return;
    }
    const int newer = rows.size() > 1 ? rows.first() : 0;
    const int older = rows.last();
    m_differences->setHeaderHidden(newer == older);
    const auto before = draftAt(older);
    const auto after = draftAt(newer);
    m_differences->setHeaderLabels(
        {tr("Where"), titleAt(older).section(u'\n', 0, 0), titleAt(newer).section(u'\n', 0, 0)});
    if (!before || !after) {
        m_summary->setText(tr("This version cannot be read."));
        return;
    }
    for (const auto& difference : differencesBetween(*before, *after)) {
        const auto place = difference.scope.isEmpty()
                               ? difference.label
                               : difference.scope + QStringLiteral(": ") + difference.label;
        new QTreeWidgetItem(m_differences, {place, difference.before, difference.after});
    }
    if (m_versions.empty()) {
        m_summary->setText(tr("No version is kept yet. One is kept before each session of editing, each "
                              "upload and each merge, and whenever you give one a name."));
        return;
    }
    const auto words = describeChanges(*before, *after);
    m_summary->setText(words.isEmpty() ? tr("No difference.") : words);
}

void HistoryDialog::keepNamed()
{
    bool accepted = false;
    const auto name = QInputDialog::getText(this, tr("Keep a named version"), tr("Name of the version:"),
                                            QLineEdit::Normal, {}, &accepted);
    const auto kept = asOneLine(name).trimmed();
    if (!accepted || kept.isEmpty())
        return;
    if (m_session->keepVersion(QLatin1String(versionreason::named), kept))
        listVersions();
    else
        m_summary->setText(tr("The version was not kept, because the library takes no writes just now. The "
                              "campaign is as it was."));
}

void HistoryDialog::restore()
{
    const auto chosen = m_list->selectedItems();
    const int row = chosen.size() == 1 ? m_list->row(chosen.front()) : 0;
    if (row == 0)
        return;
    if (!m_session->restoreVersion(m_versions[static_cast<std::size_t>(row - 1)].number)) {
        m_summary->setText(
            tr("The version was not restored: it cannot be read, or the library takes no writes "
               "just now. Nothing was changed."));
        return;
    }
    listVersions();
    m_summary->setText(
        tr("The version is back. “Undo” takes that back, now or later in the campaign's window; "
           "what was there before is in this list too."));
    m_undo->show();
}

void HistoryDialog::undoRestore()
{
    m_session->document().undoStack()->undo();
    m_undo->hide();
    listVersions();
}

} // namespace fairlead
