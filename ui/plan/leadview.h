#pragma once

#include "ui/plan/planstyle.h"
#include "ui/plan/planwords.h"

#include <QWidget>

#include <memory>

class QLabel;
class QVBoxLayout;

namespace fairlead {

class LeadSearch;
class WrapLabel;

/// One lead's way through the steps, and why each is sent when it is.
class LeadView : public QWidget
{
    Q_OBJECT
public:
    explicit LeadView(QWidget* parent = nullptr);

    void setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words);
    /// Leads are numbered from 0, in the order of the dataset.
    void setLead(qint64 lead);
    /// The lead that is shown.
    qint64 lead() const;
    /// Another campaign is shown: its dataset is not the one before.
    void reset();

private:
    void rebuild();
    QString title(int step, std::optional<qint64> sent) const;

    std::shared_ptr<const Plan> m_plan;
    PlanWords m_words;
    qint64 m_lead = 0;
    LeadSearch* m_search;
    QLabel* m_name;
    QVBoxLayout* m_steps;
};

/// One step on the line: a numbered node, what happens, and the reasons.
class LeadStep : public QWidget
{
    Q_OBJECT
public:
    struct Place
    {
        int step = 1;
        bool isSent = false;
        bool isFirst = true;
        bool isLast = true;
    };

    explicit LeadStep(QWidget* parent = nullptr);

    void setContent(const Place& place, const QString& title, const QStringList& reasons);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Place m_place;
    PlanStyle m_style;
    QLabel* m_title;
    WrapLabel* m_why;
};

} // namespace fairlead
