#include "ui/plan/assumptionspanel.h"

#include "models/campaign/document.h"
#include "models/campaign/typedtext.h"
#include "models/forecast/assumption.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/common/wheelguard.h"
#include "ui/common/wraplabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>

namespace fairlead {

namespace {

constexpr int dropOutColumns = 5;

template <typename Enum>
void offer(QComboBox* choice, std::initializer_list<Enum> values)
{
    for (const auto value : values)
        choice->addItem(inWords(value), nameOf(value));
}

/// Leads of 10 000 that a text in percent means; an empty one means none.
std::optional<int> shareIn(const QString& text)
{
    if (text.trimmed().isEmpty())
        return 0;
    const auto percent = numberIn(text, QLocale());
    const auto share = percent && std::abs(*percent) <= 100 ? std::lround(*percent * 100) : -1;
    return share >= 0 && share < 10'000 ? std::optional(static_cast<int>(share)) : std::nullopt;
}

} // namespace

AssumptionsPanel::AssumptionsPanel(QWidget* parent)
    : QWidget(parent),
      m_grid(new QGridLayout(this)),
      m_order(new QComboBox),
      m_delay(new QComboBox),
      m_pacing(new QComboBox),
      m_dropOutRow(new QWidget),
      m_dropOutProblem(new WrapLabel),
      m_fixed(new WrapLabel)
{
    setObjectName(QStringLiteral("planAssumptions"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::normal);
    m_grid->setVerticalSpacing(spacing::tight);
    m_grid->setColumnStretch(1, 1);
    offer(m_order, {SendOrder::FollowUpsFirst, SendOrder::NewLeadsFirst});
    offer(m_delay, {DelayReading::Elapsed, DelayReading::Calendar, DelayReading::SendingDays});
    offer(m_pacing, {Pacing::Asap, Pacing::Spread});
    m_order->setObjectName(QStringLiteral("planOrder"));
    m_delay->setObjectName(QStringLiteral("planDelay"));
    m_pacing->setObjectName(QStringLiteral("planPacing"));
    addChoice(0, tr("Order"), m_order);
    addChoice(1, tr("Delay"), m_delay);
    addChoice(2, tr("Pacing"), m_pacing);
    m_grid->addWidget(new QLabel(tr("What if people leave after a step (percent)")), 3, 0, 1, 2);
    m_grid->addWidget(new QLabel(nameOf(Evidence::Assumed)), 3, 2);
    m_grid->addWidget(m_dropOutRow, 4, 0, 1, 3);
    m_grid->addWidget(m_dropOutProblem, 5, 0, 1, 3);
    m_grid->addWidget(m_fixed, 6, 0, 1, 3);
    m_dropOutProblem->setText(tr("Type a number from 0 to %1.").arg(QLocale().toString(99.99)));
    m_dropOutProblem->hide();
    auto* shares = new QGridLayout(m_dropOutRow);
    shares->setContentsMargins(0, 0, 0, 0);
    shares->setSpacing(spacing::tight);
    for (int step = 1; step <= maxForecastSteps; ++step) {
        auto* share = new LineEdit;
        share->setAccessibleName(tr("Percent of people who leave after step %1").arg(step));
        share->setToolTip(share->accessibleName());
        share->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
        shares->addWidget(share, (step - 1) / dropOutColumns, (step - 1) % dropOutColumns);
        m_dropOut.push_back(share);
        connect(share, &LineEdit::edited, this, &AssumptionsPanel::setDropOut);
        connect(share, &QLineEdit::editingFinished, this, [this] {
            if (m_document)
                m_document->endMerging();
        });
    }
    connect(m_order, &QComboBox::activated, this, [this] {
        edit(tr("Set the order of the plan"),
             [this](ForecastSettings& settings) { settings.order = m_order->currentData().toString(); });
    });
    connect(m_delay, &QComboBox::activated, this, [this] {
        edit(tr("Set the delay's reading"),
             [this](ForecastSettings& settings) { settings.delay = m_delay->currentData().toString(); });
    });
    connect(m_pacing, &QComboBox::activated, this, [this] {
        edit(tr("Set the pacing of the plan"),
             [this](ForecastSettings& settings) { settings.pacing = m_pacing->currentData().toString(); });
    });
}

void AssumptionsPanel::addChoice(int row, const QString& name, QComboBox* choice)
{
    auto* label = new QLabel(name);
    label->setBuddy(choice);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    guardFromWheel(choice);
    auto* mark = new QLabel(nameOf(Evidence::Assumed));
    mark->setToolTip(tr("It is not documented; this is how the plan reads it"));
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(choice, row, 1);
    m_grid->addWidget(mark, row, 2);
}

void AssumptionsPanel::setPlan(const Plan& plan, const ServerFacts& facts, CampaignDocument* document)
{
    m_document = document;
    m_order->setCurrentIndex(m_order->findData(nameOf(plan.input.order)));
    m_delay->setCurrentIndex(m_delay->findData(nameOf(plan.input.delay)));
    m_pacing->setCurrentIndex(m_pacing->findData(nameOf(plan.input.pacing)));
    showDropOut(plan);
    QStringList lines;
    for (const auto& assumption : assumptionsOf(plan, facts))
        if (!assumption.isChoice)
            lines << tr("%1 (%2)").arg(assumption.text, nameOf(assumption.evidence));
    m_fixed->setText(lines.join(u'\n'));
}

void AssumptionsPanel::showDropOut(const Plan& plan)
{
    for (std::size_t step = 0; step < m_dropOut.size(); ++step) {
        auto* share = m_dropOut[step];
        share->setVisible(static_cast<int>(step) < plan.input.steps());
        const int present = step < plan.input.dropOut.size() ? plan.input.dropOut[step] : 0;
        // What is being typed stays as it is typed.
        if (shareIn(share->text()) != present && (shareIn(share->text()) || !share->hasFocus()))
            share->display(QLocale().toString(present / 100.0, 'g', QLocale::FloatingPointShortest));
    }
    showDropOutProblem();
}

void AssumptionsPanel::showDropOutProblem()
{
    m_dropOutProblem->setVisible(std::ranges::any_of(m_dropOut, [this](const QLineEdit* share) {
        return share->isVisibleTo(this) && !shareIn(share->text());
    }));
}

void AssumptionsPanel::setDropOut()
{
    showDropOutProblem();
    std::vector<qint64> shares;
    for (const auto* share : m_dropOut) {
        if (!share->isVisibleTo(this))
            continue;
        const auto read = shareIn(share->text());
        if (!read)
            return;
        shares.push_back(*read);
    }
    while (!shares.empty() && shares.back() == 0)
        shares.pop_back();
    edit(
        tr("Set the drop-out of the plan"),
        [&](ForecastSettings& settings) {
            if (shares.empty())
                settings.dropOut.clear();
            else
                settings.dropOut = shares;
        },
        QStringLiteral("forecast/drop_out"));
}

void AssumptionsPanel::edit(const QString& name, const std::function<void(ForecastSettings&)>& change,
                            const QString& key)
{
    if (!m_document)
        return;
    m_document->edit(
        name,
        [&change](CampaignDraft& draft) {
            auto settings = forecastSettings(draft);
            change(settings);
            setForecastSettings(draft, settings);
        },
        key);
}

} // namespace fairlead
