#include "ui/wizard/candidatechoice.h"

#include "models/campaign/describe.h"
#include "ui/common/spacing.h"
#include "ui/wizard/zonedtext.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int tallestTable = 260;

struct Row
{
    QString title;
    QString ours;
    QStringList theirs; ///< one for each candidate
};

QString createdText(const SubmissionCandidate& candidate, const Campaign& submitted)
{
    return candidate.createdAt > 0 ? instantInZones(candidate.createdAt, zoneOrUtc(submitted.timezone))
                                   : CandidateChoice::tr("the server does not say");
}

Row& rowOf(std::vector<Row>& rows, const Difference& difference, qsizetype candidates)
{
    const auto title = difference.scope.isEmpty()
                           ? difference.label
                           : QStringLiteral("%1: %2").arg(difference.scope, difference.label);
    const auto found = std::ranges::find(rows, title, &Row::title);
    if (found != rows.end())
        return *found;
    rows.push_back({title, difference.before, {}});
    for (qsizetype i = 0; i < candidates; ++i)
        rows.back().theirs << difference.before; // as submitted, where a candidate does not differ
    return rows.back();
}

/// When each came to be, its status, and the fields in which any differs.
std::vector<Row> rowsOf(const SubmissionDetails& details)
{
    const auto count = static_cast<qsizetype>(details.candidates.size());
    std::vector<Row> rows{{CandidateChoice::tr("Created"), CandidateChoice::tr("not known"), {}},
                          {CandidateChoice::tr("Status"), {}, {}}};
    for (const auto& candidate : details.candidates) {
        rows[0].theirs << createdText(candidate, details.submitted);
        rows[1].theirs << candidate.status;
    }
    CampaignDraft ours;
    ours.campaign = details.submitted;
    for (qsizetype i = 0; i < count; ++i) {
        CampaignDraft theirs;
        theirs.campaign = details.candidates[static_cast<std::size_t>(i)].content;
        for (const auto& difference : differencesBetween(ours, theirs))
            rowOf(rows, difference, count).theirs[i] = difference.after;
    }
    return rows;
}

} // namespace

CandidateChoice::CandidateChoice(QWidget* parent)
    : QWidget(parent),
      m_table(new QTableWidget(this)),
      m_choices(new QVBoxLayout),
      m_confirm(new QPushButton(tr("That &is it"), this))
{
    m_table->setAccessibleName(tr("What was uploaded and what the account holds, side by side"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_confirm->setObjectName(QStringLiteral("resolve"));
    m_choices->setSpacing(spacing::tight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_table);
    layout->addLayout(m_choices);
    layout->addWidget(m_confirm, 0, Qt::AlignLeft);
    connect(m_confirm, &QPushButton::clicked, this,
            [this] { Q_EMIT chosen(m_group->checkedButton()->property("campaignId").toString()); });
    hide();
}

void CandidateChoice::setDetails(const SubmissionDetails& details)
{
    if (details.candidates == m_candidates)
        return;
    m_candidates = details.candidates;
    setVisible(!m_candidates.empty());
    if (m_candidates.empty())
        return;
    fillTable(details);
    fillChoices(details);
}

void CandidateChoice::fillTable(const SubmissionDetails& details)
{
    const auto rows = rowsOf(details);
    QStringList columns{tr("Submitted")};
    for (std::size_t i = 1; i <= details.candidates.size(); ++i)
        columns << tr("On the server: %1").arg(i);
    m_table->setColumnCount(static_cast<int>(columns.size()));
    m_table->setHorizontalHeaderLabels(columns);
    m_table->setRowCount(static_cast<int>(rows.size()));
    QStringList titles;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto& line = rows[static_cast<std::size_t>(row)];
        titles << line.title;
        m_table->setItem(row, 0, new QTableWidgetItem(line.ours));
        for (int column = 1; column < m_table->columnCount(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(line.theirs.value(column - 1)));
    }
    m_table->setVerticalHeaderLabels(titles);
    m_table->resizeRowsToContents();
    const int wanted = m_table->horizontalHeader()->sizeHint().height() +
                       m_table->verticalHeader()->length() + 2 * m_table->frameWidth();
    m_table->setFixedHeight(std::min(wanted, tallestTable));
}

/// Nothing is chosen in advance: a wrong click would adopt a stranger or mail people twice.
void CandidateChoice::fillChoices(const SubmissionDetails& details)
{
    delete m_group;
    m_group = new QButtonGroup(this);
    while (auto* item = m_choices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString& text, const QString& campaignId) {
        auto* choice = new QRadioButton(text);
        choice->setProperty("campaignId", campaignId);
        m_group->addButton(choice);
        m_choices->addWidget(choice);
    };
    int number = 0;
    for (const auto& candidate : details.candidates) {
        ++number;
        add(tr("It is &%1: “%2”.")
                .arg(number)
                .arg(QString(candidate.name).replace(u'&', QLatin1String("&&"))),
            candidate.campaignId);
    }
    add(tr("&None of them is it; create it again."), {});
    m_confirm->setEnabled(false);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this] { m_confirm->setEnabled(true); });
}

} // namespace fairlead
