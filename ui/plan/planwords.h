#pragma once

#include "models/forecast/expectedvariants.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace fairlead {

/// Days since 1970-01-01 as a calendar date, and back.
QDate dateFromDays(qint64 days);
qint64 daysFromDate(QDate date);

/// What people call the zone: zoneName().
QString shortName(const Zone& zone);

/// Numbers, dates and instants of a plan as the user reads them: in the locale's form, every time with its
/// zone.
class PlanWords
{
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
public:
    PlanWords() : PlanWords(QLocale(), Zone::utc()) {}
    PlanWords(const QLocale& locale, const Zone& zone);

    const Zone& zone() const { return m_zone; }
    const QLocale& locale() const { return m_locale; }

    QString count(qint64 number) const { return m_locale.toString(number); }
    QString date(qint64 days) const;          ///< "Tue, 1 Dec 2026"
    QString shortDate(qint64 days) const;     ///< "1 Dec"
    QString month(QDate date) const;          ///< "December 2026"
    QString instant(qint64 utcSeconds) const; ///< "Tue, 1 Dec 2026, 09:00 Berlin"; seconds when there are any
    QString time(qint64 utcSeconds) const;    ///< "09:00 Berlin"
    QString bareTime(qint64 utcSeconds) const; ///< "09:00", where the zone stands beside it
    QString timeOfDay(int seconds) const;
    QString span(qint64 from, qint64 until) const; ///< "09:00–17:00 Berlin"

    QString steps(int number) const;      ///< "3 steps"
    QString leads(qint64 number) const;   ///< "1 200 leads"
    QString actions(qint64 number) const; ///< "96 actions"

    /// "1 200 leads · 3 steps · ends 12 Jan 2027"
    QString summary(const Plan& plan) const;
    /// What the summary leaves out: the first and the last action, or why there are fewer, and a launch in
    /// the past.
    QString detail(const Plan& plan) const;
    /// One sending day in numbers, in the order of importance.
    QString day(const PlanDay& day) const;
    /// "Expected: A 600 · B 600"; empty without variants.
    QString variants(const std::vector<ExpectedVariant>& variants) const;
    /// Why the day did no more; empty when nothing waited.
    QString bottleneck(const PlanDay& day) const;

private:
    QString reach(const Plan& plan) const;

    QLocale m_locale;
    Zone m_zone;
    QString m_longDate;
    QString m_shortDate;
    QString m_endDate;
    QString m_time;
    QString m_timeWithSeconds;
};

} // namespace fairlead
