#include "ui/wizard/schedulepage.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/formats.h"
#include "models/campaign/schema.h"
#include "models/forecast/zonename.h"
#include "ui/common/choicegroup.h"
#include "ui/common/fieldbox.h"
#include "ui/common/icons.h"
#include "ui/common/lineedit.h"
#include "ui/common/numberedit.h"
#include "ui/common/spacing.h"
#include "ui/wizard/daypicker.h"
#include "ui/wizard/schedulepreview.h"
#include "ui/wizard/zonedtext.h"
#include "ui/wizard/zoneedit.h"
#include "ui/wizard/zonequestion.h"

#include <QCalendarWidget>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace fairlead {

namespace {

const QTime usualStart(9, 0);
constexpr auto dayBegins = "00:00:00"; // a window that ends where it starts is never open
constexpr auto dayEnds = "23:59:59";

/// A row of a control and a few words behind it.
QWidget* withUnit(QWidget* control, const QString& unit)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(control);
    layout->addWidget(new QLabel(unit), 1);
    row->setFocusProxy(control);
    return row;
}

NumberEdit* numberEditFor(const char* field)
{
    const auto& spec = schema::campaignField(field);
    return new NumberEdit(spec.minimum, spec.maximum);
}

QString rangeHelp(const char* field)
{
    const auto& spec = schema::campaignField(field);
    const QLocale locale;
    return SchedulePage::tr("%1 to %2").arg(locale.toString(spec.minimum), locale.toString(spec.maximum));
}

QHBoxLayout* addPair(QVBoxLayout* body)
{
    auto* pair = new QHBoxLayout;
    pair->setSpacing(spacing::page);
    body->addLayout(pair);
    return pair;
}

/// A message under one of two fields moves neither of them.
void placeEvenly(QHBoxLayout* pair)
{
    for (int index = 0; index < pair->count(); ++index) {
        pair->setStretch(index, 1);
        pair->itemAt(index)->setAlignment(Qt::AlignTop);
    }
}

} // namespace

SchedulePage::SchedulePage(CampaignDocument& document, QWidget* parent)
    : WizardPage(PageId::Schedule, document,
                 tr("When the campaign starts, and on which days and hours it may act."), parent)
{
    m_zone = zoneOrUtc(campaign().timezone);
    addLaunch();
    addStart();
    addDays();
    addWindow();
    addZone();
    addPace();
    m_preview = new SchedulePreview;
    body()->addWidget(m_preview);
    body()->addStretch(1);
    refresh();
    connect(&document, &CampaignDocument::changed, this, &SchedulePage::refresh);
}

void SchedulePage::addLaunch()
{
    auto* launch = new ChoiceGroup({
        {QLatin1String(schema::launchImmediate), tr("&As soon as you launch it"), {}},
        {QLatin1String(schema::launchScheduled), tr("At a &planned start"), {}},
    });
    addField(tr("&Launch"), launch, QStringLiteral("/launch_type"));
    bindings().choice(launch, at("/launch_type"));
}

void SchedulePage::addStart()
{
    m_start = new LineEdit;
    m_start->setPlaceholderText(exampleStarts().first());
    m_start->setMaximumWidth(220);
    m_calendar = new QToolButton;
    m_calendar->setIcon(themedIcon(QStringLiteral("calendar")));
    m_calendar->setAutoRaise(true);
    m_calendar->setToolTip(tr("Choose the date"));
    m_calendar->setAccessibleName(tr("Choose the start date"));
    connect(m_calendar, &QToolButton::clicked, this, &SchedulePage::pickDate);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_start);
    layout->addWidget(m_calendar);
    layout->addStretch();
    row->setFocusProxy(m_start);
    m_startField = addField(tr("&Start, date and time"), row, QStringLiteral("/start_date"));
    bindings().text(m_start, at("/start_date"),
                    {[this](const Field<QString>& field) { return startText(field, m_zone); },
                     [this](const QString& typed) {
                         return startFromText(typed, m_zone);
                     }});
}

void SchedulePage::addDays()
{
    auto* days = new DayPicker;
    addField(tr("Send &days"), days, QStringLiteral("/send_days"));
    connect(days, &DayPicker::daysEdited, this, [this](const QStringList& chosen) {
        setField(document(), QStringLiteral("/send_days"), Field<QStringList>(chosen));
    });
    const auto load = [this, days] {
        days->setDays(campaign().sendDays.valueOr({}));
    };
    connect(&document(), &CampaignDocument::changed, days, load);
    load();
}

void SchedulePage::addWindow()
{
    auto* pair = addPair(body());
    const Bindings::Form time{timeTextOf, timeFromText};
    auto* from = new LineEdit;
    from->setMaximumWidth(128);
    addField(tr("Window &from"), from, QStringLiteral("/sending_window_start"), pair);
    bindings().text(from, at("/sending_window_start"), time);
    auto* until = new LineEdit;
    until->setMaximumWidth(128);
    addField(tr("&until"), until, QStringLiteral("/sending_window_end"), pair);
    bindings().text(until, at("/sending_window_end"), time);
    placeEvenly(pair);
    auto* allDay =
        new QPushButton(tr("All day, %1–%2").arg(QLatin1String(dayBegins), QLatin1String(dayEnds)));
    connect(allDay, &QPushButton::clicked, this, [this] {
        document().edit(tr("Set the window to all day"), [](CampaignDraft& draft) {
            draft.campaign.sendingWindowStart = QString::fromLatin1(dayBegins);
            draft.campaign.sendingWindowEnd = QString::fromLatin1(dayEnds);
        });
    });
    body()->addWidget(allDay, 0, Qt::AlignLeft);
}

void SchedulePage::addZone()
{
    auto* zone = new ZoneEdit;
    m_zoneField = addField(tr("Time &zone"), zone, QStringLiteral("/timezone"));
    bindings().watch(zone);
    connect(zone, &ZoneEdit::valueEdited, this, [this](const QString& value) {
        setField(document(), QStringLiteral("/timezone"), textFromText(value));
        document().endMerging();
    });
    const auto load = [this, zone] {
        zone->setValue(textOf(campaign().timezone));
    };
    connect(&document(), &CampaignDocument::changed, zone, load);
    load();
    m_question = new ZoneQuestion;
    body()->addWidget(m_question);
    connect(m_question, &ZoneQuestion::answered, this, &SchedulePage::windowReadingAnswered);
    connect(m_question, &ZoneQuestion::postponed, this, &SchedulePage::windowReadingPostponed);
}

void SchedulePage::addPace()
{
    auto* pair = addPair(body());
    auto* limit = numberEditFor("daily_limit");
    addField(tr("At &most"), withUnit(limit, tr("messages a day")), QStringLiteral("/daily_limit"), pair)
        ->setHelp(rangeHelp("daily_limit"));
    bindings().number(limit, at("/daily_limit"));
    auto* interval = numberEditFor("min_interval_seconds");
    addField(tr("At least, &between two"), withUnit(interval, tr("seconds")),
             QStringLiteral("/min_interval_seconds"), pair)
        ->setHelp(rangeHelp("min_interval_seconds"));
    bindings().number(interval, at("/min_interval_seconds"));
    placeEvenly(pair);
}

/// Tomorrow at nine, in the forms that the field takes.
QStringList SchedulePage::exampleStarts() const
{
    const auto today = dateOf(m_zone.labelAt(QDateTime::currentSecsSinceEpoch()));
    return startForms(m_zone.firstInstantOn(today + 1, usualStart.msecsSinceStartOfDay() / 1000), m_zone);
}

/// The rule speaks of the file's form; here people type their own.
void SchedulePage::setProblems(const Problems& problems)
{
    auto own = problems;
    for (auto& problem : own)
        if (problem.code == Problem::Code::NotAnInstant)
            problem.message = tr("“%1” is no date and time. Type it like this: %2")
                                  .arg(m_start->text(), exampleStarts().join(tr(" or ")));
    WizardPage::setProblems(own);
}

void SchedulePage::refresh()
{
    if (const auto zone = zoneOrUtc(campaign().timezone); zone.id() != m_zone.id())
        m_zone = zone;
    bindings().load();
    const bool scheduled = textOf(campaign().launchType) == QLatin1String(schema::launchScheduled);
    m_start->setEnabled(scheduled);
    m_calendar->setEnabled(scheduled);
    const auto start = parseInstant(textOf(campaign().startDate));
    m_startField->setCounter(zoneName(m_zone.id()));
    if (!scheduled)
        m_startField->setHelp(start ? tr("Not used while the launch is immediate; kept for later.")
                                    : tr("Only for a planned start."));
    else
        m_startField->setHelp(start ? instantInZones(*start, m_zone)
                                    : tr("By the clock of %1.").arg(zoneName(m_zone.id())));
    const auto reference = scheduled && start ? *start : QDateTime::currentSecsSinceEpoch();
    m_preview->show(campaign(), m_readsWindowInUtc ? Zone::utc() : m_zone, dateOf(m_zone.labelAt(reference)));
    showZone();
}

void SchedulePage::showZone()
{
    const auto zone = zoneName(m_zone.id());
    auto help =
        tr("Type a city, a country or an offset, such as UTC+2. All times on this page are by this clock.");
    if (offsetOfReversedId(m_zone.id()))
        help = tr("%1 means %2: the sign in its name is the other way round.").arg(m_zone.id(), zone);
    if (m_readsWindowInUtc)
        help = tr("You said that this account reads the sending window by UTC; the plan does, too.");
    m_zoneField->setHelp(help);
    const bool matters = Zone::isKnown(textOf(campaign().timezone)) && !isSameClock(m_zone, Zone::utc());
    m_question->setVisible(matters && !m_accountToAsk.isEmpty());
    m_question->ask(m_accountToAsk, m_zone);
}

void SchedulePage::setReadsWindowInUtc(bool inUtc)
{
    m_readsWindowInUtc = inUtc;
    refresh();
}

void SchedulePage::askForWindowReading(const QString& account)
{
    m_accountToAsk = account;
    showZone();
}

void SchedulePage::pickDate()
{
    const auto start = parseInstant(textOf(campaign().startDate));
    const auto label = m_zone.labelAt(start.value_or(QDateTime::currentSecsSinceEpoch()));
    auto* calendar = new QCalendarWidget;
    calendar->setSelectedDate(QDate(1970, 1, 1).addDays(dateOf(label)));
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setAccessibleName(tr("Start date"));
    auto* popup = new QMenu(this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto* action = new QWidgetAction(popup);
    action->setDefaultWidget(calendar);
    popup->addAction(action);
    const auto choose = [this, popup, start, label](const QDate& date) {
        const auto time = start ? timeOf(label) : usualStart.msecsSinceStartOfDay() / 1000;
        setField(document(), QStringLiteral("/start_date"),
                 Field<QString>(formatInstant(m_zone.firstInstantOn(QDate(1970, 1, 1).daysTo(date), time))));
        document().endMerging();
        popup->close();
    };
    connect(calendar, &QCalendarWidget::clicked, popup, choose);
    connect(calendar, &QCalendarWidget::activated, popup, choose);
    popup->popup(m_calendar->mapToGlobal(QPoint(0, m_calendar->height())));
}

} // namespace fairlead
