#include "network/submission/outboxgateway.h"

#include "models/campaign/request.h"
#include "models/drafts/librarydatabase.h"
#include "network/api/httpclient.h"
#include "network/submission/launchrun.h"
#include "network/submission/outboxwords.h"
#include "network/submission/submissionrun.h"
#include "network/submission/updaterun.h"

#include <QNetworkInformation>

#include <algorithm>

namespace fairlead {

using std::chrono::milliseconds;

namespace {

/// Between two looks at a server that was not reached: doubles up to the longest.
constexpr milliseconds firstWait{2'000};
constexpr milliseconds longestWait{60'000};

bool wantsLaunch(const OutboxEntry& entry)
{
    const auto state = entry.launch.state;
    return isSettled(entry.state) &&
           (state == LaunchState::Wanted || state == LaunchState::Sending || state == LaunchState::Unclear);
}

qint64 reportedNumber(const Json& report, const char* name)
{
    const auto summary = report.find("summary");
    if (summary == report.end() || !summary->is_object())
        return -1;
    const auto value = summary->find(name);
    return value != summary->end() && value->is_number_integer() ? value->get<qint64>() : -1;
}

/// Warnings may be texts or objects (API sheet, section 2).
QStringList warningsOf(const Json& report)
{
    QStringList warnings;
    const auto list = report.find("warnings");
    if (list == report.end() || !list->is_array())
        return warnings;
    for (const auto& warning : *list) {
        if (warning.is_string()) {
            warnings << toQString(warning);
            continue;
        }
        QString text;
        for (const char* name : {"message", "msg"})
            if (warning.is_object() && warning.contains(name) && warning.at(name).is_string() &&
                text.isEmpty())
                text = toQString(warning.at(name));
        warnings << (text.isEmpty() ? QString::fromUtf8(toCompactJson(warning)) : text);
    }
    return warnings;
}

SubmissionStatus statusOf(const OutboxEntry& entry, const Campaign& campaign)
{
    SubmissionStatus status;
    status.state = entry.state;
    status.campaignId = entry.campaignId;
    status.campaignStatus = entry.campaignStatus;
    status.attempts = entry.attempts;
    status.problems = entry.problems;
    status.explanation = words::explanation(entry);
    if (entry.launch.state != LaunchState::None)
        status.explanation += u' ' + words::launchExplanation(entry);
    status.contentChanged = contentHash(campaign) != entry.contentHash;
    return status;
}

SubmissionDetails detailsOf(const OutboxEntry& entry)
{
    SubmissionDetails details;
    details.candidates = entry.candidates;
    details.launch = entry.launch.state;
    details.launchProblems = entry.launch.problems;
    if (entry.launch.report.is_object()) {
        details.totalRows = reportedNumber(entry.launch.report, "total_rows");
        details.launchableRows = reportedNumber(entry.launch.report, "launchable_rows");
        details.launchWarnings = warningsOf(entry.launch.report);
    }
    return details;
}

} // namespace

OutboxGateway::OutboxGateway(const QString& dataDir, OutboxTiming timing, QObject* parent)
    : CampaignGateway(parent), m_store(dataDir), m_timing(std::move(timing))
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, &OutboxGateway::goOn);
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reachability) {
                    if (reachability != QNetworkInformation::Reachability::Disconnected)
                        networkIsBack();
                });
}

OutboxGateway::~OutboxGateway()
{
    pause();
}

void OutboxGateway::use(HttpClient& client, const OutboxTarget& target)
{
    pause();
    m_client = &client;
    m_target = target;
    m_needsKey = false;
    m_failures = 0;
    goOn();
}

void OutboxGateway::useNewKey(HttpClient& client, const OutboxTarget& target)
{
    pause();
    guarded([&] {
        if (target == m_target || target.server != m_target.server)
            return;
        m_store.moveSettled(m_target, target);
        for (const auto& entry : m_store.withWork(m_target)) {
            const auto lock = m_store.tryLock(entry.number);
            auto fresh = lock ? m_store.find(entry.number) : std::nullopt;
            if (!fresh)
                continue;
            fresh->target = target;
            m_store.save(*fresh);
        }
    });
    use(client, target);
}

void OutboxGateway::await(const OutboxTarget& target)
{
    pause();
    m_target = target;
}

void OutboxGateway::setHomes(HomeOf homeOf)
{
    m_homeOf = std::move(homeOf);
}

OutboxTarget OutboxGateway::targetOf(const QString& draftId) const
{
    const auto home = m_homeOf ? m_homeOf(draftId) : std::nullopt;
    return home.value_or(m_target);
}

std::optional<OutboxEntry> OutboxGateway::entryOf(const QString& draftId) const
{
    const auto home = m_homeOf ? m_homeOf(draftId) : std::nullopt;
    std::optional<OutboxEntry> entry;
    guarded([&] { entry = home ? m_store.lastOfDraft(draftId, *home) : m_store.lastOfDraft(draftId); });
    return entry;
}

void OutboxGateway::pause()
{
    m_client = nullptr;
    m_wait.stop();
    if (m_run)
        m_run->stop();
}

void OutboxGateway::networkIsBack()
{
    m_failures = 0;
    goOn();
}

/// One step of the queue; every end of a run leads here again.
void OutboxGateway::goOn()
{
    if (!m_client || m_run || m_needsKey)
        return;
    m_wait.stop();
    if (const auto task = nextTask())
        begin(*task);
}

std::optional<OutboxGateway::Task> OutboxGateway::nextTask()
{
    std::optional<Task> next;
    guarded([&] {
        for (const auto& entry : m_store.withWork(m_target)) {
            const bool isLaunch = wantsLaunch(entry);
            if (entry.draftId.isEmpty() || m_undecided.contains(entry.number) ||
                (!isLaunch && !isUnfinished(entry.state)))
                continue;
            next = Task{entry.number, isLaunch};
            return;
        }
    });
    return next;
}

void OutboxGateway::begin(const Task& task)
{
    const OutboxWorkplace place{*m_client, m_store, m_timing};
    if (task.isLaunch)
        m_run = new LaunchRun(place, task.number, this);
    else
        m_run = new SubmissionRun(place, task.number, SubmissionRun::Purpose::Create, this);
    connect(m_run, &OutboxRun::changed, this, &OutboxGateway::tell);
    connect(m_run, &OutboxRun::finished, this, [this, run = m_run.data()](Rest rest) {
        run->deleteLater();
        m_run.clear();
        takeRest(run->entry(), rest);
    });
    m_run->start();
}

void OutboxGateway::takeRest(const OutboxEntry& entry, Rest rest)
{
    switch (rest) {
    case Rest::Done:
        m_failures = 0;
        break;
    case Rest::Undecided:
        m_undecided.insert(entry.number);
        break;
    case Rest::Asked:
        wait(milliseconds(entry.notBefore - m_timing.now()));
        break;
    case Rest::NotReached:
    case Rest::Unread:
        wait(std::min(longestWait, firstWait * (1 << std::min(m_failures++, 10))));
        break;
    case Rest::Unauthorised:
        m_needsKey = true;
        Q_EMIT keyRefused();
        break;
    case Rest::StoreFailed:
        Q_EMIT storeFailed(storeErrorText(StoreError::Kind::Failed));
        wait(longestWait);
        break;
    }
    tell(entry.number);
    if (!m_wait.isActive())
        QMetaObject::invokeMethod(this, &OutboxGateway::goOn, Qt::QueuedConnection);
}

void OutboxGateway::wait(milliseconds time)
{
    if (m_client)
        m_wait.start(std::max(time, milliseconds(1)));
}

void OutboxGateway::submit(const QString& draftId, const Campaign& campaign, Again again)
{
    const auto repeat = again == Again::CreateAnother ? Repeat::CreateAnother : Repeat::AdoptKnown;
    guarded([&] {
        const auto entry = m_store.record(draftId, targetOf(draftId), campaign, repeat, m_timing.now());
        if (entry.draftId.isEmpty())
            m_store.assign(entry.number, draftId);
        else if (entry.draftId != draftId)
            refuseAsRepeat(draftId, entry, campaign);
    });
    Q_EMIT statusChanged(draftId);
    goOn();
}

void OutboxGateway::refuseAsRepeat(const QString& draftId, const OutboxEntry& other, const Campaign& campaign)
{
    OutboxEntry entry = other;
    entry.draftId = draftId;
    entry.content = campaign;
    entry.state = SubmissionState::Refused;
    entry.campaignId.clear();
    entry.campaignStatus.clear();
    entry.attempts = 0;
    entry.launch = {};
    entry.problems = {{Problem::Severity::Error, {}, Problem::Code::Duplicate, words::sameElsewhere()}};
    m_store.add(entry);
}

void OutboxGateway::cancel(const QString& draftId)
{
    if (m_run && m_run->entry().draftId == draftId && m_run->entry().state == SubmissionState::Waiting)
        m_run->stop();
    change(draftId, [](OutboxEntry& entry) {
        if (entry.state != SubmissionState::Waiting)
            return false;
        entry.state = SubmissionState::Cancelled;
        entry.trouble.clear();
        return true;
    });
}

void OutboxGateway::launch(const QString& draftId)
{
    change(draftId, [](OutboxEntry& entry) {
        const auto state = entry.launch.state;
        if (!isSettled(entry.state) || state == LaunchState::Sending || state == LaunchState::Unclear)
            return false;
        entry.launch.state = LaunchState::Wanted;
        entry.launch.problems.clear();
        return true;
    });
    goOn();
}

void OutboxGateway::update(const QString& draftId, const Campaign& campaign)
{
    const auto entry = entryOf(draftId);
    if (!m_client || m_run || !entry || !isSettled(entry->state) || entry->target != m_target)
        return Q_EMIT statusChanged(draftId);
    m_run = new UpdateRun({*m_client, m_store, m_timing}, entry->number, campaign, this);
    connect(m_run, &OutboxRun::changed, this, &OutboxGateway::tell);
    connect(m_run, &OutboxRun::finished, this, [this, run = m_run.data()](Rest rest) {
        run->deleteLater();
        m_run.clear();
        takeRest(run->entry(), rest);
    });
    m_run->start();
}

void OutboxGateway::retry(const QString&)
{
    m_needsKey = false;
    m_undecided.clear();
    networkIsBack();
}

void OutboxGateway::resolve(const QString& draftId, const QString& campaignId)
{
    change(draftId, [&](OutboxEntry& entry) {
        const auto chosen = std::ranges::find(entry.candidates, campaignId, &SubmissionCandidate::campaignId);
        if (entry.state != SubmissionState::Unclear ||
            (!campaignId.isEmpty() && chosen == entry.candidates.end()))
            return false;
        entry.state = campaignId.isEmpty() ? SubmissionState::Waiting : SubmissionState::SettledAdopted;
        entry.campaignId = campaignId;
        entry.campaignStatus = campaignId.isEmpty() ? QString() : chosen->status;
        entry.unprovenSince = 0;
        entry.candidates.clear();
        entry.problems.clear();
        entry.trouble.clear();
        m_undecided.erase(entry.number);
        return true;
    });
    goOn();
}

SubmissionStatus OutboxGateway::status(const QString& draftId, const Campaign& campaign) const
{
    const auto entry = entryOf(draftId);
    if (!entry)
        return {};
    auto status = statusOf(*entry, campaign);
    if (entry->target != m_target && (wantsLaunch(*entry) || isUnfinished(entry->state)))
        status.explanation += u' ' + words::inAnotherWorkspace();
    return status;
}

SubmissionDetails OutboxGateway::details(const QString& draftId) const
{
    const auto entry = entryOf(draftId);
    return entry ? detailsOf(*entry) : SubmissionDetails{};
}

void OutboxGateway::change(const QString& draftId, const std::function<bool(OutboxEntry&)>& edit)
{
    guarded([&] {
        const auto last = entryOf(draftId);
        const auto lock = last ? m_store.tryLock(last->number) : std::nullopt;
        auto entry = lock ? m_store.find(last->number) : std::nullopt;
        if (entry && edit(*entry))
            m_store.save(*entry);
    });
    Q_EMIT statusChanged(draftId);
}

bool OutboxGateway::guarded(const std::function<void()>& work) const
{
    try {
        work();
        return true;
    } catch (const StoreFailure& failure) {
        Q_EMIT const_cast<OutboxGateway*>(this)->storeFailed(failure.error.text);
        return false;
    }
}

void OutboxGateway::tell(qint64 number)
{
    guarded([&] {
        if (const auto entry = m_store.find(number))
            Q_EMIT statusChanged(entry->draftId);
    });
}

} // namespace fairlead
