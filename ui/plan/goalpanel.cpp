#include "ui/plan/goalpanel.h"

#include "models/campaign/typedtext.h"
#include "models/common/plural.h"
#include "ui/common/lineedit.h"
#include "ui/common/numberedit.h"
#include "ui/common/spacing.h"
#include "ui/common/wheelguard.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planwords.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace fairlead {

namespace {

constexpr qint64 mostADay = 1'500; // a day of 25 hours has no room for more
constexpr int progressEvery = 80;  // ms

} // namespace

GoalPanel::GoalPanel(QWidget* parent, Seek search)
    : QWidget(parent),
      m_seek(std::move(search)),
      m_kind(new QComboBox),
      m_date(new QDateEdit),
      m_number(new NumberEdit(1, mostADay)),
      m_find(new QPushButton),
      m_message(new WrapLabel),
      m_answers(new QVBoxLayout)
{
    setObjectName(QStringLiteral("planGoals"));
    m_kind->setObjectName(QStringLiteral("planGoalKind"));
    m_kind->setAccessibleName(tr("Goal"));
    m_kind->addItems({tr("Finish by"), tr("No more a day than"), tr("New people never stall")});
    m_date->setAccessibleName(tr("Finish by"));
    m_date->setObjectName(QStringLiteral("planGoalDate"));
    m_date->setCalendarPopup(true);
    m_number->setAccessibleName(tr("Most messages a day"));
    m_number->setObjectName(QStringLiteral("planGoalNumber"));
    m_find->setObjectName(QStringLiteral("planGoalFind"));
    for (QWidget* field : std::initializer_list<QWidget*>{m_kind, m_date})
        guardFromWheel(field);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::normal);
    row->addWidget(m_kind);
    row->addWidget(m_date);
    row->addWidget(m_number);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addLayout(row);
    layout->addWidget(m_find, 0, Qt::AlignLeft); // beside the fields there is no room when the panel scrolls
    layout->addWidget(m_message);
    layout->addLayout(m_answers);
    m_pool.setMaxThreadCount(1);
    connect(m_kind, &QComboBox::activated, this, &GoalPanel::showKind);
    m_reports.setInterval(progressEvery);
    connect(&m_reports, &QTimer::timeout, this, &GoalPanel::report);
    connect(m_date, &QDateEdit::dateChanged, this, [this] { m_isDateChosen = true; });
    connect(m_number, &LineEdit::edited, this, [this] { m_isNumberTyped = true; });
    connect(m_find, &QPushButton::clicked, this, [this] { m_search ? cancel() : seek(); });
    showKind();
    stop();
}

GoalPanel::~GoalPanel()
{
    stop();
    m_pool.waitForDone();
}

void GoalPanel::showKind()
{
    const auto kind = static_cast<Goal::Kind>(m_kind->currentIndex());
    m_date->setVisible(kind == Goal::Kind::FinishBy);
    m_number->setVisible(kind == Goal::Kind::AtMostPerDay);
}

void GoalPanel::reset()
{
    m_isDateChosen = m_isNumberTyped = false;
    m_input = {};
}

void GoalPanel::setPlan(const Plan& plan, const PlanWords& words)
{
    if (isSameInput(m_input, plan.input))
        return;
    stop();
    clearAnswers();
    m_message->clear();
    m_input = plan.input;
    m_date->setDisplayFormat(words.locale().dateFormat(QLocale::ShortFormat));
    const QSignalBlocker quiet(m_date);
    if (plan.last && !m_isDateChosen)
        m_date->setDate(dateFromDays(dateOf(plan.input.window.zone.labelAt(*plan.last))));
    if (!m_isNumberTyped)
        m_number->display(QString::number(std::min(plan.input.dailyLimit, mostADay)));
}

std::optional<Goal> GoalPanel::goal() const
{
    const auto kind = static_cast<Goal::Kind>(m_kind->currentIndex());
    if (kind != Goal::Kind::AtMostPerDay)
        return Goal{kind, daysFromDate(m_date->date())};
    const auto number = wholeNumberIn(m_number->text(), locale());
    return number && *number >= 1 && *number <= mostADay ? std::optional(Goal{kind, *number}) : std::nullopt;
}

void GoalPanel::stop()
{
    if (m_search)
        m_search->cancelled = true;
    m_search.reset();
    m_reports.stop();
    m_find->setText(tr("Find ways"));
}

void GoalPanel::cancel()
{
    stop();
    m_message->setText(tr("The search was cancelled."));
}

void GoalPanel::report()
{
    m_message->setText(
        tr("Looking for the smallest changes: %Ln tried", nullptr, pluralOf(m_search->tried.load())));
}

void GoalPanel::seek()
{
    clearAnswers();
    const auto wanted = goal();
    if (!wanted) {
        m_message->setText(tr("Type a whole number from 1 to %1.").arg(locale().toString(mostADay)));
        return;
    }
    m_find->setText(tr("Cancel"));
    m_search = std::make_shared<Search>();
    report();
    m_reports.start();
    m_pool.start([this, input = m_input, wanted = *wanted, search = m_search] {
        auto found = std::make_shared<GoalAnswers>(
            m_seek(input, wanted, &search->cancelled, [&](qint64 tried) { search->tried = tried; }));
        // The destructor waits for this worker; a newer question makes the answer void.
        QMetaObject::invokeMethod(
            this,
            [this, found, search] {
                if (search == m_search)
                    showAnswers(*found);
            },
            Qt::QueuedConnection);
    });
}

void GoalPanel::clearAnswers()
{
    while (auto* item = m_answers->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

void GoalPanel::showAnswers(const GoalAnswers& found)
{
    stop();
    if (found.reached)
        m_message->setText(tr("The plan does so already."));
    else if (found.answers.empty())
        m_message->setText(tr("No single change of limit, interval, window or days does it."));
    else
        m_message->setText(tr("Each of these alone does it:"));
    if (found.endsOn && !found.reached)
        m_message->setText(m_message->text() + u' ' +
                           tr("Or leave it as it is: the last one is on %1.")
                               .arg(locale().toString(dateFromDays(*found.endsOn), QLocale::LongFormat)));
    for (const auto& answer : found.answers)
        showAnswer(answer);
}

void GoalPanel::showAnswer(const GoalAnswer& answer)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    auto* text = new WrapLabel(answer.description);
    auto* apply = new QPushButton(answer.path.isEmpty() ? tr("Apply") : tr("Show"));
    apply->setAccessibleName(QStringLiteral("%1: %2").arg(apply->text(), answer.description));
    connect(apply, &QPushButton::clicked, this, [this, fix = answer.fix, path = answer.path] {
        path.isEmpty() ? Q_EMIT fixRequested(fix) : Q_EMIT fieldRequested(path);
    });
    layout->addWidget(text, 1);
    layout->addWidget(apply, 0, Qt::AlignTop);
    m_answers->addWidget(row);
}

} // namespace fairlead
