#pragma once

#include "ui/plan/dayview.h"

class QLabel;

namespace fairlead {

/// The day with what moves it: the sending day before and after, zoom, the whole day.
class DayPage : public QWidget
{
    Q_OBJECT
public:
    explicit DayPage(QWidget* parent = nullptr);

    DayView* view() const { return m_view; }
    void setPlan(std::shared_ptr<const Plan> plan, const PlanWords& words);

private:
    DayView* m_view;
    QLabel* m_title;
    PlanWords m_words;
};

} // namespace fairlead
