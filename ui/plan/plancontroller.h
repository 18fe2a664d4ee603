#pragma once

#include "models/campaign/document.h"
#include "models/campaign/serverfacts.h"
#include "models/forecast/finding.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

namespace fairlead {

/// What is told about a plan beside its actions; made on the worker, for it looks at every action and may
/// make plans of its own.
struct PlanFacts
{
    qint64 lateFollowUps = 0;
    std::vector<Finding> findings;
};

class Catalog;

/// Keeps the plan of a document up to date. Small plans are made at once, larger ones on a worker thread; a
/// newer edit cancels the forecast of an older one, and only the newest ever arrives.
class PlanController : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; ///< UTC seconds
    using Forecast = std::function<std::optional<Plan>(const ForecastInput&, const ForecastOptions&)>;

    /// Plans of at most that many actions are made at once.
    static constexpr qint64 directActions = 20'000;

    explicit PlanController(QObject* parent = nullptr, Clock clock = systemClock,
                            Forecast forecast = runForecast);
    ~PlanController() override;

    /// The campaign to plan, not owned; null: none. What is known of the document before is forgotten.
    /// @param draftId of the campaign in the library, if it has one
    void setDocument(CampaignDocument* document, const QString& draftId = {});
    CampaignDocument* document() const { return m_document; }
    const QString& draftId() const { return m_draftId; }

    /// The newest plan; null when there is none. While a forecast runs this is the document's plan before it.
    const std::shared_ptr<const Plan>& plan() const { return m_plan; }
    /// Whether plan() is that of the document as it stands: no forecast runs, and none was cancelled.
    bool isCurrent() const { return m_plan && m_asked && !m_isPlanning; }
    /// Those of the newest plan whose facts are known: factsChanged() follows planChanged().
    const PlanFacts& facts() const { return m_facts; }
    /// Whether facts() are those of plan().
    bool hasFacts() const { return m_plan && m_factsOf == m_plan; }
    /// What is known of the server that the campaign is for: it changes the marks of assumptions, not the
    /// plan.
    void setServerFacts(const ServerFacts& facts);
    const ServerFacts& serverFacts() const { return m_serverFacts; }
    /// Where exports find names for the ids of lists and templates; null: nowhere. It outlives this.
    void setCatalog(const Catalog* catalog) { m_catalog = catalog; }
    const Catalog* catalog() const { return m_catalog; }
    /// What stands in the way of a plan; empty when there is one.
    const Problems& problems() const { return m_problems; }
    bool isBusy() const { return m_isPlanning; }

    /// Stops the forecast that runs. The plan before it stays, though it is no longer the document's.
    void cancel();
    /// Plans again, with the present as launch where nothing else is given.
    void refresh();
    /// The same, if the present that the plan was made for is some minutes past.
    void keepUp();

    static qint64 systemClock();

Q_SIGNALS:
    void planChanged(const std::shared_ptr<const fairlead::Plan>& plan);
    void factsChanged();
    /// An edit left the plan as it is.
    void planKept();
    /// There is no plan: what stands in the way or, of a campaign that is being planned, nothing.
    void unavailable(const fairlead::Problems& problems);
    /// A forecast has begun to run on a worker.
    void planning();
    /// A forecast takes long enough to be told of; actions done, out of how many (0: not known yet).
    void busy(qint64 sent, qint64 of);
    void cancelled();

private:
    struct Job;

    void forget();
    void ask();
    void start(const ForecastInput& input);
    void drop();
    void startFacts();
    void deliver(const std::shared_ptr<Job>& job, const std::function<void()>& result);
    void accept(std::shared_ptr<const Plan> plan);
    void report();

    Clock m_clock;
    Forecast m_forecast;
    QPointer<CampaignDocument> m_document;
    QString m_draftId;
    std::shared_ptr<const Plan> m_plan;
    PlanFacts m_facts;
    std::shared_ptr<const Plan> m_factsOf; ///< the plan of m_facts
    ServerFacts m_serverFacts;
    const Catalog* m_catalog = nullptr;
    std::optional<ForecastInput> m_asked; ///< what m_plan, or the running job, is the plan of
    Problems m_problems;
    qint64 m_now = 0;
    std::shared_ptr<Job> m_job;
    bool m_isPlanning = false;
    QTimer m_reports;
    QTimer m_minutes; ///< looks after a plan that is launched "now"
    QThreadPool m_pool;
    QThreadPool m_factsPool; ///< apart, so that a newer plan need not wait for an older one's facts
};

/// Whether two inputs give the same plan.
bool isSameInput(const ForecastInput& a, const ForecastInput& b);

} // namespace fairlead
