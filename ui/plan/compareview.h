#pragma once

#include "models/campaign/draft.h"
#include "ui/plan/plancomparison.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace fairlead {

class CampaignDocument;
class CompareChart;
class DraftLibrary;
class PlanController;

/// A draft that a plan is compared with.
struct NamedDraft
{
    QString name;
    CampaignDraft draft;
};

/// The plan beside the one when its campaign was opened, one that was pinned, or another draft's.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget* parent = nullptr);
    ~CompareView() override;

    /// A campaign was opened: earlier plans of another one are forgotten.
    void reset();
    void setPlan(const ComparedPlan& plan, const PlanWords& words);
    /// The library whose drafts are offered; it outlives the view.
    void setLibrary(DraftLibrary& library) { m_library = &library; }
    /// Keeps the plan that is shown, to compare what follows with it.
    void pin();
    void compareWith(const NamedDraft& draft);

    const ComparedPlan& mine() const { return m_mine; }
    const ComparedPlan& other() const { return m_other; }

Q_SIGNALS:
    void described(const QString& text);
    void changed();

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Choice { Opened, Pinned, Chosen, Draft, File };

    void fillChoices();
    void choose(int index);
    void chooseDraft();
    void chooseFile();
    void showOther(const ComparedPlan& other);
    void showOtherPlan();

    ComparedPlan m_mine;
    ComparedPlan m_other;
    ComparedPlan m_opened;
    ComparedPlan m_pinned;
    ComparedPlan m_chosen; ///< of a draft or a file
    PlanWords m_words;
    DraftLibrary* m_library = nullptr;
    std::unique_ptr<CampaignDocument> m_otherDocument;
    PlanController* m_otherController;
    QComboBox* m_choice;
    CompareChart* m_chart;
    QLabel* m_differences;
    bool m_followsOther = false;
    bool m_isStale = false; ///< what it shows is brought up to date when it is seen
    QString m_otherName;
};

} // namespace fairlead
