#include "ui/library/overview.h"

#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "ui/common/icons.h"
#include "ui/common/problemview.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/library/librarysections.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>

namespace fairlead {

namespace {

constexpr int tickMs = 1'000;
constexpr int planWidth = 660;
constexpr int problemsWidth = 260;

QString kindOf(const Campaign& campaign)
{
    const auto type = campaign.type.valueOr(schema::textDefault(schema::campaignField("type")));
    const auto steps = static_cast<int>(stepsOf(campaign).size());
    const auto count = steps == 1 ? Overview::tr("1 step") : Overview::tr("%1 steps").arg(steps);
    return typeWords(type) + QStringLiteral(" · ") + count;
}

} // namespace

Overview::Overview(CampaignGateway& gateway, QWidget* parent)
    : QWidget(parent),
      m_gateway(gateway),
      m_name(new QLabel(this)),
      m_kind(new QLabel(this)),
      m_status(new QLabel(this)),
      m_edit(new QPushButton(tr("&Edit"), this)),
      m_submit(new QPushButton(themedIcon(QStringLiteral("send")), tr("&Submit…"), this)),
      m_controller(new PlanController(this)),
      m_problems(new ProblemView(this))
{
    m_name->setFont(themeFont(TypeSize::Title));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_edit->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_edit);
    buttons->addWidget(m_submit);
    auto* title = new QHBoxLayout;
    title->addWidget(m_name, 1);
    title->addLayout(buttons);

    auto* plan = new PlanPanel(*m_controller, this);
    auto* parts = new QSplitter(Qt::Horizontal, this);
    parts->addWidget(plan);
    parts->addWidget(m_problems);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    parts->setSizes({planWidth, problemsWidth});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::wide, spacing::page, spacing::wide);
    layout->addLayout(title);
    layout->addWidget(m_kind);
    layout->addWidget(m_status);
    layout->addSpacing(spacing::normal);
    layout->addWidget(parts, 1);

    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(m_session->id()); });
    connect(m_submit, &QPushButton::clicked, this, [this] { Q_EMIT submitRequested(m_session->id()); });
    const auto goTo = [this](const QString& pointer) {
        Q_EMIT fieldRequested(m_session->id(), pointer);
    };
    connect(plan, &PlanPanel::fieldRequested, this, goTo);
    connect(m_problems, &ProblemView::fieldRequested, this, goTo);
    connect(&m_gateway, &CampaignGateway::statusChanged, this, [this](const QString& draftId) {
        if (m_session && m_session->id() == draftId)
            showStatus();
    });
    m_ticks.setInterval(tickMs);
    connect(&m_ticks, &QTimer::timeout, this, &Overview::showStatus);
}

Overview::~Overview() = default;

void Overview::show(std::shared_ptr<DraftSession> session)
{
    if (session == m_session)
        return;
    disconnect(m_changes);
    m_controller->setDocument(session ? &session->document() : nullptr);
    m_session = std::move(session);
    if (!m_session) {
        m_ticks.stop();
        return;
    }
    m_changes = connect(&m_session->document(), &CampaignDocument::changed, this, &Overview::refresh);
    m_ticks.start();
    refresh();
}

void Overview::setServerFacts(const ServerFacts& facts)
{
    m_serverFacts = facts;
    m_controller->setServerFacts(facts);
    if (m_session)
        refresh();
}

void Overview::refresh()
{
    const auto& campaign = m_session->document().campaign();
    const auto name = campaign.name.valueOr(QString());
    m_name->setText(name.isEmpty() ? tr("Untitled campaign") : name);
    m_kind->setText(kindOf(campaign));
    showStatus();
    showProblems();
}

void Overview::showStatus()
{
    const auto status = m_gateway.status(m_session->id(), m_session->document().campaign());
    QStringList lines{m_session->stateText()};
    if (!status.explanation.isEmpty())
        lines << status.explanation;
    if (status.contentChanged)
        lines << tr("Edited since it was submitted.");
    m_status->setText(lines.join(QStringLiteral(" · ")));
}

void Overview::showProblems()
{
    auto problems = checkCampaign(m_session->document().campaign(),
                                  {.now = QDateTime::currentSecsSinceEpoch(), .facts = m_serverFacts});
    const auto status = m_gateway.status(m_session->id(), m_session->document().campaign());
    if (!status.contentChanged)
        problems.insert(problems.begin(), status.problems.begin(), status.problems.end());
    m_problems->setProblems(problems);
}

} // namespace fairlead
