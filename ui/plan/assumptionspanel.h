#pragma once

#include "models/forecast/forecast.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;

namespace fairlead {

class CampaignDocument;
class LineEdit;
struct ForecastSettings;
struct ServerFacts;

/// What the plan assumes of the sender, each with its mark, and switched in place. Edits can be undone.
class AssumptionsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit AssumptionsPanel(QWidget* parent = nullptr);

    /// @param facts of the server that the campaign is for; @param document null: nothing can be switched
    void setPlan(const Plan& plan, const ServerFacts& facts, CampaignDocument* document);

private:
    void addChoice(int row, const QString& name, QComboBox* choice);
    void edit(const QString& name, const std::function<void(ForecastSettings&)>& change,
              const QString& key = {});
    void setDropOut();
    void showDropOut(const Plan& plan);
    void showDropOutProblem();

    CampaignDocument* m_document = nullptr;
    QGridLayout* m_grid;
    QComboBox* m_order;
    QComboBox* m_delay;
    QComboBox* m_pacing;
    std::vector<LineEdit*> m_dropOut; ///< percent; a wrong text stays until the field is left
    QWidget* m_dropOutRow;
    QLabel* m_dropOutProblem;
    QLabel* m_fixed;
};

} // namespace fairlead
