#pragma once

#include "models/campaign/draft.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <optional>
#include <set>

namespace fairlead {

class DraftLibrary;

/// The plan of a draft as a line of the library tells it.
struct RowPlan
{
    std::optional<qint64> people;
    QDate first; ///< of the first and the last message, in the campaign's zone; invalid: there is none
    QDate last;

    friend bool operator==(const RowPlan&, const RowPlan&) = default;
};

RowPlan rowPlanOf(const CampaignDraft& draft, qint64 now);

/// "1,200 people · 3 Dec – 18 Feb"; empty when nothing is known. @param today whose year need not be told
QString rowPlanWords(const RowPlan& plan, const QDate& today);

/// Plans for the lines that are looked at, made one after the other on a worker and kept until the draft or
/// the day changes.
class RowPlans : public QObject
{
    Q_OBJECT
public:
    /// @param library outlives this
    explicit RowPlans(const DraftLibrary& library, QObject* parent = nullptr);
    ~RowPlans() override;

    /// What is known of the draft as it was stored then; what is not is asked for, and known() follows.
    const RowPlan* of(const QString& draftId, const QDateTime& updatedAt);

Q_SIGNALS:
    void known();

private:
    struct Kept
    {
        QDateTime updatedAt;
        QDate day;
        RowPlan plan;
    };

    void next();

    const DraftLibrary& m_library;
    std::map<QString, Kept> m_kept;
    std::map<QString, QDateTime> m_wanted;
    QTimer m_turn;
    QThreadPool m_pool;
    bool m_isPlanning = false;
};

} // namespace fairlead
