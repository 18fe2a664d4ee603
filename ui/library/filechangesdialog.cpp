#include "ui/library/filechangesdialog.h"

#include "models/campaign/describe.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int fieldPathRole = Qt::UserRole;
constexpr int fileChangesWidth = 680;
constexpr int tallHeight = 460;
constexpr int shortHeight = 240; ///< without conflicts
enum Column { Where, Here, InFile };

/// How a conflict reads: the difference that taking the file's side would make.
Difference differenceOf(const MergeResult& merge, const MergeConflict& conflict)
{
    const auto mine = decodeDraft(merge.tree);
    const auto theirs = decodeDraft(withTheirs(merge, {conflict.path}));
    const auto differences = differencesBetween(mine, theirs);
    if (differences.empty())
        return {{}, conflict.path, {}, {}, {}};
    auto first = differences.front();
    if (!first.scope.isEmpty())
        first.label = first.scope + QStringLiteral(": ") + first.label;
    return first;
}

QString orNothing(const QString& words)
{
    return words.isEmpty() ? FileChangesDialog::tr("Nothing.") : words;
}

} // namespace

FileChangesDialog::FileChangesDialog(const OpenFile& file, const CampaignDraft& mine, QWidget* parent)
    : QDialog(parent), m_merge(file.mergeWith(mine)), m_conflicts(new QTreeWidget(this))
{
    const auto name = QFileInfo(file.path()).fileName();
    setWindowTitle(tr("Changes in “%1”").arg(name));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    layout->setSpacing(spacing::normal);
    layout->addWidget(wordsOf(tr("Changed in the file, outside Fairlead"),
                              file.theirs() ? orNothing(describeChanges(file.base(), *file.theirs()))
                                            : tr("The file cannot be read any more: %1").arg(file.error())));
    layout->addWidget(wordsOf(tr("Changed here, since the file was last read or saved"),
                              orNothing(describeChanges(file.base(), mine))));
    listConflicts();
    layout->addWidget(m_conflicts, 1);
    if (m_conflicts->isHidden())
        layout->addStretch(1);
    resize(fileChangesWidth, m_conflicts->isHidden() ? shortHeight : tallHeight);

    auto* buttons = new QDialogButtonBox(this);
    auto* merge = buttons->addButton(tr("&Merge"), QDialogButtonBox::AcceptRole);
    merge->setToolTip(tr("Takes the file's changes into the campaign here. It can be undone."));
    merge->setEnabled(file.theirs().has_value());
    merge->setDefault(true);
    auto* keep = buttons->addButton(tr("&Keep what is here"), QDialogButtonBox::DestructiveRole);
    keep->setToolTip(tr("Leaves the campaign as it is. Saving to the file will replace its changes."));
    buttons->addButton(tr("&Later"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(merge, &QPushButton::clicked, this, [this] { choose(Choice::Merge); });
    connect(keep, &QPushButton::clicked, this, [this] { choose(Choice::KeepMine); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QWidget* FileChangesDialog::wordsOf(const QString& title, const QString& words)
{
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, spacing::normal);
    auto* head = new QLabel(title, part);
    auto font = head->font();
    font.setWeight(QFont::DemiBold);
    head->setFont(font);
    auto* text = new WrapLabel(words, part);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(head);
    layout->addWidget(text);
    return part;
}

/// The places that both sides changed: a tick takes the file's value.
void FileChangesDialog::listConflicts()
{
    m_conflicts->setHeaderLabels({tr("Changed on both sides"), tr("Here"), tr("In the file (tick to take)")});
    m_conflicts->setAccessibleName(tr("Places changed on both sides; a tick takes the file's value"));
    m_conflicts->setRootIsDecorated(false);
    m_conflicts->setAlternatingRowColors(true);
    m_conflicts->header()->setSectionResizeMode(QHeaderView::Stretch);
    for (const auto& conflict : m_merge.conflicts) {
        const auto difference = differenceOf(m_merge, conflict);
        auto* item =
            new QTreeWidgetItem(m_conflicts, {difference.label, difference.before, difference.after});
        item->setData(Where, fieldPathRole, conflict.path);
        item->setCheckState(InFile, Qt::Unchecked);
    }
    m_conflicts->setVisible(!m_merge.conflicts.empty());
}

void FileChangesDialog::choose(Choice choice)
{
    m_choice = choice;
    accept();
}

CampaignDraft FileChangesDialog::merged() const
{
    QStringList theirs;
    for (int row = 0; row < m_conflicts->topLevelItemCount(); ++row)
        if (const auto* item = m_conflicts->topLevelItem(row); item->checkState(InFile) == Qt::Checked)
            theirs << item->data(Where, fieldPathRole).toString();
    return decodeDraft(withTheirs(m_merge, theirs));
}

} // namespace fairlead
