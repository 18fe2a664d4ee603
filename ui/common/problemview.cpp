#include "ui/common/problemview.h"

#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int pathRole = Qt::UserRole;

int count(const Problems& problems, Problem::Severity severity)
{
    return static_cast<int>(std::count_if(problems.begin(), problems.end(), [&](const Problem& problem) {
        return problem.severity == severity;
    }));
}

QListWidgetItem* itemFor(const Problem& problem)
{
    const auto place = placeOf(problem.path);
    const auto text = place.isEmpty() ? problem.message : place + QStringLiteral(": ") + problem.message;
    auto* item = new QListWidgetItem(severityIcon(problem.severity), text);
    item->setData(pathRole, problem.path);
    item->setData(Qt::AccessibleTextRole, severityLabel(problem.severity) + QStringLiteral(": ") + text);
    return item;
}

} // namespace

QString countInWords(const Problems& problems)
{
    QStringList parts;
    if (const int n = count(problems, Problem::Severity::Error))
        parts << ProblemView::tr("%Ln errors", nullptr, n);
    if (const int n = count(problems, Problem::Severity::Warning))
        parts << ProblemView::tr("%Ln warnings", nullptr, n);
    if (const int n = count(problems, Problem::Severity::Hint))
        parts << ProblemView::tr("%Ln hints", nullptr, n);
    return parts.join(QStringLiteral(", "));
}

QString placeOf(const QString& path)
{
    const auto tokens = path.split(u'/').mid(1);
    if (tokens.size() < 2 || tokens[0] != QLatin1String("steps"))
        return {};
    const auto step = tokens[1].toInt() + 1;
    if (tokens.size() < 4 || tokens[2] != QLatin1String("variants"))
        return ProblemView::tr("Step %1").arg(step);
    return ProblemView::tr("Step %1, variant %2").arg(step).arg(tokens[3].toInt() + 1);
}

ProblemView::ProblemView(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_list(new QListWidget),
      m_fine(new WrapLabel(tr("Nothing to mend.")))
{
    m_title->setText(tr("Problems"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setAccessibleDescription(tr("Enter goes to the field."));
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize(QSize(16, 16));
    m_list->setSpacing(2);
    m_list->setResizeMode(QListView::Adjust); // wrapped texts are taller where there is less room
    m_list->hide();
    m_fine->setPalette(mutedPalette(palette()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_title);
    layout->addWidget(m_fine);
    layout->addWidget(m_list, 1);
    layout->addStretch(0);
    m_list->viewport()->installEventFilter(this);
    connect(m_list, &QListWidget::itemClicked, this, &ProblemView::request);
    connect(m_list, &QListWidget::itemActivated, this, &ProblemView::request);
}

void ProblemView::setProblems(const Problems& problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    auto worstFirst = problems;
    std::ranges::stable_sort(worstFirst, {}, &Problem::severity);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const auto& problem : worstFirst)
        m_list->addItem(itemFor(problem));
    m_list->setCurrentRow(std::min(row, m_list->count() - 1), QItemSelectionModel::NoUpdate);
    m_list->setVisible(!problems.empty());
    m_fine->setVisible(problems.empty());
    m_title->setText(problems.empty() ? tr("Problems") : tr("Problems: %1").arg(countInWords(problems)));
    fitContent();
}

bool ProblemView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fitContent();
    return QWidget::eventFilter(watched, event);
}

/// The frame ends where the problems end.
void ProblemView::fitContent()
{
    int height = 2 * m_list->frameWidth() + 2 * m_list->spacing();
    for (int row = 0; row < m_list->count(); ++row)
        height += m_list->visualItemRect(m_list->item(row)).height() + 2 * m_list->spacing();
    m_list->setMaximumHeight(height);
}

void ProblemView::goToNext()
{
    if (m_list->count() == 0)
        return;
    m_list->setCurrentRow((m_list->currentRow() + 1) % m_list->count());
    request(m_list->currentItem());
}

void ProblemView::goToFirst()
{
    m_list->setCurrentRow(-1);
    goToNext();
}

void ProblemView::request(const QListWidgetItem* item)
{
    Q_EMIT fieldRequested(item->data(pathRole).toString());
}

} // namespace fairlead
