#include "ui/plan/compareview.h"

#include "models/campaign/document.h"
#include "models/campaign/fieldtext.h"
#include "models/drafts/campaignfile.h"
#include "models/drafts/draftlibrary.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/comparechart.h"
#include "ui/plan/draftchooser.h"
#include "ui/plan/plancontroller.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTime>
#include <QVBoxLayout>

namespace fairlead {

CompareView::CompareView(QWidget* parent)
    : QWidget(parent),
      m_otherController(new PlanController(this)),
      m_choice(new QComboBox),
      m_chart(new CompareChart),
      m_differences(new WrapLabel)
{
    setObjectName(QStringLiteral("planCompare"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_choice->setObjectName(QStringLiteral("planCompareWith"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(16);
    m_differences->setObjectName(QStringLiteral("planDifferences"));
    m_differences->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_differences->setAlignment(Qt::AlignTop);
    m_differences->setContentsMargins(spacing::normal, 0, spacing::normal, spacing::normal);
    auto* label = new QLabel(tr("Beside"));
    label->setBuddy(m_choice);
    auto* pinned = new QPushButton(tr("Pin this plan"));
    pinned->setObjectName(QStringLiteral("planPin"));
    pinned->setToolTip(tr("Keep the plan as it is now, to compare what you change with it"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, 0);
    row->setSpacing(spacing::normal);
    row->addWidget(label);
    row->addWidget(m_choice, 1);
    row->addWidget(pinned);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addLayout(row);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_differences);
    connect(pinned, &QPushButton::clicked, this, &CompareView::pin);
    connect(m_choice, &QComboBox::activated, this, &CompareView::choose);
    connect(m_chart, &CompareChart::described, this, &CompareView::described);
    connect(m_otherController, &PlanController::factsChanged, this, &CompareView::showOtherPlan);
    connect(m_otherController, &PlanController::unavailable, this, [this](const Problems& problems) {
        if (m_followsOther && !problems.empty())
            m_differences->setText(tr("“%1” has no plan: %2").arg(m_otherName, problems.front().message));
    });
}

CompareView::~CompareView()
{
    m_otherController->setDocument(nullptr);
}

void CompareView::reset()
{
    m_followsOther = false;
    m_isStale = false;
    m_mine = m_other = m_opened = m_pinned = m_chosen = {};
}

void CompareView::setPlan(const ComparedPlan& plan, const PlanWords& words)
{
    m_mine = plan;
    m_words = words;
    if (!m_mine.plan)
        return;
    if (!m_opened.plan) {
        m_opened = m_mine;
        m_opened.name = tr("When opened");
    }
    if (!m_other.plan)
        m_other = m_opened;
    m_isStale = !isVisible(); // it looks at every action
    if (m_isStale)
        return;
    fillChoices();
    showOther(m_other);
}

void CompareView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        setPlan(m_mine, m_words);
}

void CompareView::fillChoices()
{
    m_choice->clear();
    m_choice->addItem(m_opened.name, Opened);
    if (m_pinned.plan)
        m_choice->addItem(m_pinned.name, Pinned);
    if (m_chosen.plan)
        m_choice->addItem(m_chosen.name, Chosen);
    if (m_library)
        m_choice->addItem(tr("Another draft…"), Draft);
    m_choice->addItem(tr("A campaign file…"), File);
}

void CompareView::choose(int index)
{
    m_followsOther = false;
    switch (m_choice->itemData(index).toInt()) {
    case Opened:
        return showOther(m_opened);
    case Pinned:
        return showOther(m_pinned);
    case Chosen:
        return showOther(m_chosen);
    case Draft:
        showOther(m_other); // until one is chosen
        return chooseDraft();
    default:
        showOther(m_other);
        return chooseFile();
    }
}

void CompareView::chooseDraft()
{
    auto* chooser = new DraftChooser(tr("Compare with another draft"), *m_library, this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &DraftChooser::chosen, this, [this](const QString& id) {
        if (auto stored = m_library->draft(id))
            compareWith({stored->summary.name, std::move(stored->draft)});
        else
            m_differences->setText(m_library->readError().text);
    });
    chooser->open();
}

void CompareView::chooseFile()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("Compare with a campaign file"), {},
                                                   tr("Campaigns (*.campaign *.json)"));
    if (path.isEmpty())
        return;
    const auto file = readCampaignFile(path);
    if (file.draft)
        compareWith({QFileInfo(path).completeBaseName(), *file.draft});
    else
        m_differences->setText(file.error);
}

void CompareView::compareWith(const NamedDraft& draft)
{
    auto other = draft.draft;
    auto settings = forecastSettings(other);
    if (!settings.leads.hasValue() && m_mine.plan)
        settings.leads = m_mine.plan->input.leads;
    setForecastSettings(other, settings);
    m_otherName = titleOf(draft.name);
    m_followsOther = true;
    m_otherController->setDocument(nullptr);
    m_otherDocument = std::make_unique<CampaignDocument>(std::move(other));
    m_otherController->setDocument(m_otherDocument.get());
}

void CompareView::showOtherPlan()
{
    if (!m_followsOther)
        return;
    m_chosen = {m_otherController->plan(), m_otherController->facts().lateFollowUps, m_otherName};
    fillChoices();
    showOther(m_chosen);
}

void CompareView::pin()
{
    m_pinned = m_mine;
    m_pinned.name = tr("Pinned at %1").arg(locale().toString(QTime::currentTime(), QLocale::ShortFormat));
    m_followsOther = false;
    fillChoices();
    showOther(m_pinned);
}

void CompareView::showOther(const ComparedPlan& other)
{
    m_other = other;
    if (!m_mine.plan || !m_other.plan)
        return;
    m_choice->setCurrentIndex(m_choice->findText(m_other.name));
    m_chart->setPlans(m_mine, m_other, m_words);
    m_differences->setText(differencesInWords(m_mine, m_other, m_words).join(u'\n'));
    Q_EMIT changed();
}

} // namespace fairlead
