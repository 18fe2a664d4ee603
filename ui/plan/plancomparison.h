#pragma once

#include "ui/plan/dateaxis.h"
#include "ui/plan/planwords.h"

#include <QList>
#include <QRectF>

#include <memory>

namespace fairlead {

/// A plan that is compared, and what it is called.
struct ComparedPlan
{
    std::shared_ptr<const Plan> plan;
    qint64 lateFollowUps = 0;
    QString name;
};

/// One measure of two plans, in words.
struct ComparedMeasure
{
    QString name;
    QString mine;
    QString other;
};

/// The measures of both: end, actions, sending days, busiest day, last first contact, late follow-ups,
/// settings.
std::vector<ComparedMeasure> comparedMeasures(const ComparedPlan& mine, const ComparedPlan& other,
                                              const PlanWords& words);

/// What differs, a sentence each; one sentence when nothing does.
QStringList differencesInWords(const ComparedPlan& mine, const ComparedPlan& other, const PlanWords& words);

/// The load a day of both plans on one scale: the first above the middle, the other below.
class CompareGeometry : public DateAxis
{
public:
    CompareGeometry() = default;
    CompareGeometry(const Plan& mine, const Plan& other, const QRectF& plot);

    const QList<QRectF>& mine() const { return m_mine; }
    const QList<QRectF>& other() const { return m_other; }
    std::uint32_t peak() const { return m_peak; }
    /// Positive actions above the middle, negative ones below.
    qreal yOf(qint64 actions) const;

private:
    QList<QRectF> bars(const Plan& plan, int sign) const;

    QList<QRectF> m_mine;
    QList<QRectF> m_other;
    std::uint32_t m_peak = 1;
};

} // namespace fairlead
