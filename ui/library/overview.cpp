#include "ui/library/overview.h"

#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "ui/common/icons.h"
#include "ui/common/launchreport.h"
#include "ui/common/problemview.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"
#include "ui/library/librarysections.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace fairlead {

namespace {

constexpr int tickMs = 1'000;

QString kindOf(const Campaign& campaign)
{
    const auto type = campaign.type.valueOr(schema::textDefault(schema::campaignField("type")));
    const auto steps = static_cast<int>(stepsOf(campaign).size());
    const auto count = steps == 1 ? Overview::tr("1 step") : Overview::tr("%1 steps").arg(steps);
    return typeWords(type) + QStringLiteral(" · ") + count;
}

} // namespace

Overview::Overview(CampaignGateway& gateway, DraftLibrary& library, QWidget* parent)
    : QWidget(parent),
      m_gateway(gateway),
      m_name(new WrapLabel(this)),
      m_kind(new QLabel(this)),
      m_status(new WrapLabel(this)),
      m_edit(new QPushButton(tr("E&dit"), this)),
      m_submit(new QPushButton(themedIcon(QStringLiteral("send")), tr("&Submit…"), this)),
      m_cancel(new QPushButton(tr("&Take it back"), this)),
      m_controller(new PlanController(this)),
      m_problems(new ProblemView(this))
{
    m_name->setFont(themeFont(TypeSize::Title));
    m_name->setTextFormat(Qt::PlainText);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    m_status->setTextFormat(Qt::PlainText);
    m_edit->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_edit);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_cancel);
    auto* title = new QHBoxLayout;
    title->addWidget(m_name, 1);
    title->addLayout(buttons);

    auto* plan = new PlanPanel(*m_controller, this);
    plan->addBeforeDetails(m_problems);
    plan->setLibrary(library);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, spacing::wide, 0, 0);
    layout->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(spacing::wide, 0, spacing::wide, 0);
    head->setSpacing(spacing::tight);
    head->addLayout(title);
    head->addWidget(m_kind);
    head->addWidget(m_status);
    layout->addLayout(head);
    layout->addWidget(plan, 1);

    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(m_session->id()); });
    connect(m_submit, &QPushButton::clicked, this, [this] { Q_EMIT submitRequested(m_session->id()); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { takeBack({m_session->id()}); });
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
    m_controller->setDocument(session ? &session->document() : nullptr, session ? session->id() : QString());
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
    const auto details = m_gateway.details(m_session->id());
    auto text = lines.join(QStringLiteral(" · "));
    if (const auto report = launchReport(details); !report.isEmpty())
        text += u'\n' + report;
    m_status->setText(text);
    m_cancel->setVisible(canBeTakenBack(status, details));
}

void Overview::takeBack(const QStringList& draftIds)
{
    for (const auto& id : draftIds)
        m_gateway.cancel(id);
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
