#include "ui/plan/planheader.h"

#include "models/campaign/document.h"
#include "models/campaign/formats.h"
#include "models/campaign/schema.h"
#include "models/campaign/typedtext.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/common/wheelguard.h"
#include "ui/common/wraplabel.h"
#include "ui/plan/plancontroller.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>

namespace fairlead {

namespace {

constexpr qint64 mostLeads = qint64(1) << 31;
constexpr int shortestCombo = 8;      // characters
constexpr int oneRowCharacters = 112; // average ones: the width from which everything stands in one row

std::optional<qint64> leadsIn(const QString& text, const QLocale& locale)
{
    const auto leads = wholeNumberIn(text, locale);
    return leads && *leads >= 0 && *leads <= mostLeads ? leads : std::nullopt;
}

QDateTime asEdited(Label label)
{
    return QDateTime(dateFromDays(dateOf(label)), QTime(0, 0).addSecs(static_cast<int>(timeOf(label))),
                     Qt::UTC);
}

/// Two digits of a year would be read as one of the last century.
QString withFullYear(QString format)
{
    static const QRegularExpression shortYear(QStringLiteral("(?<!y)yy(?!y)"));
    return format.replace(shortYear, QStringLiteral("yyyy"));
}

/// Filling a box lays out everything around it, so only what differs is filled in.
void setItems(QComboBox& box, const QStringList& items)
{
    QStringList present;
    for (int i = 0; i < box.count(); ++i)
        present << box.itemText(i);
    if (present == items)
        return;
    box.clear();
    box.addItems(items);
}

} // namespace

PlanHeader::PlanHeader(PlanController& controller, QWidget* parent)
    : QWidget(parent),
      m_controller(controller),
      m_leads(new LineEdit),
      m_leadsProblem(new WrapLabel),
      m_leadsLabel(new QLabel(tr("Leads"))),
      m_launchLabel(new QLabel(tr("Launch"))),
      m_timesLabel(new QLabel(tr("Times in"))),
      m_grid(new QGridLayout(this)),
      m_launch(new QComboBox),
      m_launchAt(new QDateTimeEdit),
      m_times(new QComboBox)
{
    m_leads->setObjectName(QStringLiteral("planLeads"));
    m_leads->setAccessibleDescription(tr("How many people the plan is made for"));
    m_leadsProblem->setObjectName(QStringLiteral("planLeadsProblem"));
    m_leadsProblem->hide();
    m_launch->setObjectName(QStringLiteral("planLaunch"));
    m_launchAt->setObjectName(QStringLiteral("planLaunchAt"));
    m_launchAt->setAccessibleName(tr("Launch, in the campaign's time zone"));
    m_launchAt->setCalendarPopup(true);
    guardFromWheel(m_launchAt);
    m_launchAt->setTimeSpec(Qt::UTC); // it shows labels of the campaign's zone, which are kept as if UTC
    m_times->setObjectName(QStringLiteral("planTimes"));

    for (auto* combo : {m_launch, m_times}) { // the text is cut before the control is
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        combo->setMinimumContentsLength(shortestCombo);
        combo->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    m_leadsLabel->setBuddy(m_leads);
    m_launchLabel->setBuddy(m_launch);
    m_timesLabel->setBuddy(m_times);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::normal);
    m_grid->setVerticalSpacing(spacing::tight);
    arrange(false);

    connect(m_leads, &LineEdit::edited, this, &PlanHeader::setLeads);
    connect(m_leads, &QLineEdit::editingFinished, this, [this] {
        if (auto* document = m_controller.document())
            document->endMerging();
        refresh();
    });
    connect(m_launch, &QComboBox::activated, this, &PlanHeader::setLaunch);
    connect(m_launchAt, &QDateTimeEdit::dateTimeChanged, this, &PlanHeader::setLaunchAt);
    connect(m_times, &QComboBox::activated, this, &PlanHeader::wordsChanged);
    refresh();
}

void PlanHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(width() >= oneRowCharacters * fontMetrics().averageCharWidth());
}

void PlanHeader::arrange(bool inOneRow)
{
    if (m_inOneRow == inOneRow)
        return;
    m_inOneRow = inOneRow;
    for (auto* widget : std::initializer_list<QWidget*>{m_leadsLabel, m_leads, m_leadsProblem, m_launchLabel,
                                                        m_launch, m_launchAt, m_timesLabel, m_times})
        m_grid->removeWidget(widget);
    m_grid->addWidget(m_leadsLabel, 0, 0);
    m_grid->addWidget(m_leads, 0, 1);
    m_grid->addWidget(m_leadsProblem, 1, 0, 1, 8);
    if (inOneRow) {
        m_grid->addWidget(m_launchLabel, 0, 2);
        m_grid->addWidget(m_launch, 0, 3);
        m_grid->addWidget(m_launchAt, 0, 4);
        m_grid->addWidget(m_timesLabel, 0, 6);
        m_grid->addWidget(m_times, 0, 7);
    } else {
        m_grid->addWidget(m_timesLabel, 0, 2);
        m_grid->addWidget(m_times, 0, 3);
        m_grid->addWidget(m_launchLabel, 2, 0);
        m_grid->addWidget(m_launch, 2, 1);
        m_grid->addWidget(m_launchAt, 2, 2, 1, 2);
    }
    const QList<int> stretches =
        inOneRow ? QList<int>{0, 0, 0, 0, 0, 1, 0, 0} : QList<int>{0, 1, 0, 1, 0, 0, 0, 0};
    for (int column = 0; column < stretches.size(); ++column)
        m_grid->setColumnStretch(column, stretches[column]);
}

void PlanHeader::focusLeads()
{
    m_leads->setFocus(Qt::OtherFocusReason);
    m_leads->selectAll();
}

Zone PlanHeader::campaignZone() const
{
    if (const auto& plan = m_controller.plan())
        return plan->input.window.zone;
    if (const auto* document = m_controller.document())
        return Zone::load(document->campaign().timezone.valueOr({})).value_or(Zone::utc());
    return Zone::utc();
}

bool PlanHeader::isScheduled() const
{
    const auto* document = m_controller.document();
    return document && document->campaign().launchType.valueOr({}) == QLatin1String(schema::launchScheduled);
}

PlanWords PlanHeader::words() const
{
    switch (static_cast<Times>(m_times->currentIndex())) {
    case Times::Mine:
        return PlanWords(locale(), Zone::system());
    case Times::Utc:
        return PlanWords(locale(), Zone::utc());
    case Times::Campaign:
        break;
    }
    return PlanWords(locale(), campaignZone());
}

void PlanHeader::refresh()
{
    const auto* document = m_controller.document();
    setEnabled(document);
    const auto settings = document ? forecastSettings(document->draft()) : ForecastSettings();
    const auto leads = settings.leads.hasValue() ? std::optional(settings.leads.value()) : std::nullopt;
    const bool isTyping = m_leads->hasFocus() && leadsIn(m_leads->text(), locale()) == leads;
    if (!isTyping && (leads != m_shownLeads || !m_leadsProblem->isVisibleTo(this))) {
        m_leads->display(leads ? locale().toString(*leads) : QString());
        m_leadsProblem->hide();
    }
    m_shownLeads = leads;
    const int times = std::max(0, m_times->currentIndex());
    // What the campaign itself speaks in needs no more words.
    setItems(*m_times,
             {shortName(campaignZone()), tr("%1 (mine)").arg(shortName(Zone::system())), tr("UTC")});
    m_times->setCurrentIndex(times);
    showLaunch(settings);
}

void PlanHeader::showLaunch(const ForecastSettings& settings)
{
    const auto& plan = m_controller.plan();
    const bool scheduled = isScheduled();
    const auto given = settings.launchAt.hasValue() ? parseInstant(settings.launchAt.value()) : std::nullopt;
    QStringList launches{tr("Now"), tr("At a time")};
    if (scheduled)
        launches << tr("On the campaign's start date");
    setItems(*m_launch, launches);
    m_launch->setCurrentIndex(static_cast<int>(scheduled ? Launch::Scheduled
                                               : given   ? Launch::At
                                                         : Launch::Now));
    const auto instant = scheduled && plan ? std::optional(plan->input.launch) : given;
    m_launchAt->setVisible(instant.has_value());
    m_launchAt->setEnabled(!scheduled);
    const auto place = shortName(campaignZone());
    const auto longest =
        locale().toString(QDateTime(QDate(2028, 12, 28), QTime(22, 58)), QLocale::ShortFormat) + u' ' + place;
    m_launchAt->setMinimumWidth(fontMetrics().horizontalAdvance(longest) + 2 * spacing::page);
    const QSignalBlocker quiet(m_launchAt);
    m_launchAt->setDisplayFormat(
        tr("%1 '%2'", "format of date and time, and zone")
            .arg(withFullYear(locale().dateTimeFormat(QLocale::ShortFormat)), place));
    if (instant)
        m_launchAt->setDateTime(asEdited(campaignZone().labelAt(*instant)));
}

void PlanHeader::edit(const QString& name, const std::function<void(ForecastSettings&)>& change,
                      const QString& key)
{
    auto* document = m_controller.document();
    if (!document)
        return;
    document->edit(
        name,
        [&change](CampaignDraft& draft) {
            auto settings = forecastSettings(draft);
            change(settings);
            setForecastSettings(draft, settings);
        },
        key);
}

void PlanHeader::setLeads(const QString& text)
{
    const auto leads = leadsIn(text, locale());
    m_leadsProblem->setVisible(!leads);
    if (!leads) {
        m_leadsProblem->setText(tr("Type a whole number up to %1.").arg(locale().toString(mostLeads)));
        return;
    }
    edit(
        tr("Set the people of the plan"), [&](ForecastSettings& settings) { settings.leads = *leads; },
        QStringLiteral("forecast/leads"));
}

void PlanHeader::setLaunch(int index)
{
    const auto launch = static_cast<Launch>(index);
    if (isScheduled()) {
        refresh();
        if (launch != Launch::Scheduled)
            Q_EMIT fieldRequested(QStringLiteral("/launch_type"));
        return;
    }
    const auto& plan = m_controller.plan();
    const auto instant = plan ? plan->input.launch : PlanController::systemClock();
    edit(tr("Set the launch of the plan"), [&](ForecastSettings& settings) {
        if (launch == Launch::At)
            settings.launchAt = formatInstant(instant);
        else
            settings.launchAt.clear();
    });
    refresh();
}

void PlanHeader::setLaunchAt()
{
    const auto label = m_launchAt->dateTime();
    const auto instant =
        campaignZone().firstInstantOn(daysFromDate(label.date()), QTime(0, 0).secsTo(label.time()));
    edit(
        tr("Set the launch of the plan"),
        [&](ForecastSettings& settings) { settings.launchAt = formatInstant(instant); },
        QStringLiteral("forecast/launch"));
}

} // namespace fairlead
