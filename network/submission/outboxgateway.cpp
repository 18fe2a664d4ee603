#include "network/submission/outboxgateway.h"

#include "models/campaign/request.h"
#include "models/drafts/librarydatabase.h"
#include "network/api/httpclient.h"
#include "network/submission/outboxview.h"
#include "network/submission/outboxwords.h"

#include <QNetworkInformation>

#include <algorithm>

namespace fairlead {

OutboxGateway::OutboxGateway(const QString& dataDir, OutboxTiming timing, QObject* parent)
    : CampaignGateway(parent), m_store(dataDir), m_timing(std::move(timing)), m_queue(m_store, m_timing)
{
    connect(&m_queue, &OutboxQueue::changed, this, &OutboxGateway::tell);
    connect(&m_queue, &OutboxQueue::troubleChanged, this, &OutboxGateway::tellWaiting);
    connect(&m_queue, &OutboxQueue::keyRefused, this, &OutboxGateway::keyRefused);
    connect(&m_queue, &OutboxQueue::storeFailed, this, &OutboxGateway::storeFailed);
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reachability) {
                    if (reachability != QNetworkInformation::Reachability::Disconnected)
                        networkIsBack();
                });
}

OutboxGateway::~OutboxGateway()
{
    m_queue.disconnect(this);
    m_queue.pause();
}

void OutboxGateway::use(HttpClient& client, const OutboxTarget& target)
{
    m_queue.use(client, target);
}

void OutboxGateway::await(const OutboxTarget& target)
{
    m_queue.await(target);
}

void OutboxGateway::useNewKey(HttpClient& client, const OutboxTarget& target)
{
    m_queue.pause();
    if (target.server == m_queue.target().server)
        guarded([&] { m_store.move(m_queue.target(), target); });
    guarded([&] { m_store.takeFromOldSpellings(target, client.endpoint().token); });
    m_queue.use(client, target);
}

void OutboxGateway::takeNewMark(const OutboxTarget& before, const OutboxTarget& after)
{
    if (before != after && before != m_queue.target())
        guarded([&] { m_store.move(before, after); });
}

void OutboxGateway::setHomes(HomeOf homeOf)
{
    m_homeOf = std::move(homeOf);
}

OutboxTarget OutboxGateway::targetOf(const QString& draftId) const
{
    const auto home = m_homeOf ? m_homeOf(draftId) : std::nullopt;
    return home.value_or(m_queue.target());
}

void OutboxGateway::pause()
{
    m_queue.pause();
}

void OutboxGateway::networkIsBack()
{
    m_queue.lookAgain();
}

void OutboxGateway::prepare()
{
    m_queue.probe();
}

void OutboxGateway::submit(const QString& draftId, const Campaign& campaign, Again again)
{
    const auto repeat = again == Again::CreateAnother ? Repeat::CreateAnother : Repeat::AdoptKnown;
    guarded([&] {
        const auto entry = m_queue.submit(draftId, targetOf(draftId), campaign, repeat);
        if (entry.state == SubmissionState::Waiting)
            m_queue.takeUp(entry.number);
        if (entry.draftId.isEmpty())
            m_store.assign(entry.number, draftId);
        else if (entry.draftId != draftId)
            refuseAsRepeat(draftId, entry, campaign);
    });
    Q_EMIT statusChanged(draftId);
    m_queue.goOn();
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
    entry.update.reset();
    entry.problems = {{Problem::Severity::Error, {}, Problem::Code::Duplicate, words::sameElsewhere()}};
    m_store.add(entry);
}

void OutboxGateway::cancel(const QString& draftId)
{
    if (const auto entry = lastOf(draftId))
        m_queue.release(entry->number);
    change(draftId, [](OutboxEntry& entry) {
        if (entry.state == SubmissionState::Waiting) {
            entry.state = SubmissionState::Cancelled;
            entry.trouble.clear();
            return true;
        }
        const bool launchWaits = isSettled(entry.state) && entry.launch.state == LaunchState::Wanted;
        if (launchWaits)
            entry.launch = {};
        const bool updateWaits = entry.update.has_value();
        if (updateWaits)
            entry.trouble.clear();
        entry.update.reset();
        return launchWaits || updateWaits;
    });
}

void OutboxGateway::launch(const QString& draftId)
{
    change(draftId, [this](OutboxEntry& entry) {
        const auto state = entry.launch.state;
        if (!isSettled(entry.state) || state == LaunchState::Sending || state == LaunchState::Unclear)
            return false;
        m_queue.takeUp(entry.number);
        entry.launch.state = LaunchState::Wanted;
        entry.launch.problems.clear();
        return true;
    });
}

void OutboxGateway::update(const QString& draftId, const Campaign& campaign, Foreign foreign)
{
    change(draftId, [this, campaign, foreign](OutboxEntry& entry) {
        if (!isSettled(entry.state))
            return false;
        m_queue.takeUp(entry.number);
        entry.update = WantedUpdate{campaign, foreign == Foreign::Overwrite};
        entry.changedThere.clear();
        entry.problems.clear();
        entry.trouble.clear();
        return true;
    });
}

void OutboxGateway::retry(const QString&)
{
    m_queue.retry();
}

void OutboxGateway::resolve(const QString& draftId, const QString& campaignId)
{
    change(draftId, [this, campaignId](OutboxEntry& entry) {
        if (!campaignId.isEmpty() && m_store.isOwnedByOther(entry, campaignId))
            return false;
        if (!decide(entry, campaignId))
            return false;
        m_queue.takeUp(entry.number);
        return true;
    });
}

SubmissionStatus OutboxGateway::status(const QString& draftId, const Campaign& campaign) const
{
    auto entry = lastOf(draftId);
    if (!entry)
        return {};
    if ((entry->state == SubmissionState::Waiting || entry->update) && entry->trouble.isEmpty())
        entry->trouble = m_queue.trouble();
    auto status = statusOf(*entry, campaign);
    if (entry->target != m_queue.target() && hasWork(*entry))
        status.explanation += u' ' + words::inAnotherWorkspace();
    return status;
}

SubmissionDetails OutboxGateway::details(const QString& draftId) const
{
    const auto entry = lastOf(draftId);
    return entry ? detailsOf(*entry) : SubmissionDetails{};
}

std::optional<OutboxEntry> OutboxGateway::lastOf(const QString& draftId) const
{
    std::optional<OutboxEntry> entry;
    guarded([&] { entry = m_store.lastOfDraft(draftId, targetOf(draftId)); });
    return entry;
}

void OutboxGateway::change(const QString& draftId, const Edit& edit)
{
    if (const auto last = lastOf(draftId))
        change(*last, edit);
    else
        Q_EMIT statusChanged(draftId);
}

/// By its number: the draft may go to another workspace while the lock is waited for.
void OutboxGateway::change(const OutboxEntry& last, const Edit& edit)
{
    bool isHeld = false;
    guarded([&] {
        const auto lock = m_store.tryLock(last.number);
        isHeld = !lock;
        auto entry = lock ? m_store.find(last.number) : std::nullopt;
        if (entry && edit(*entry))
            m_store.save(*entry);
    });
    if (isHeld)
        return QTimer::singleShot(m_timing.lockPoll, this, [this, last, edit] { change(last, edit); });
    Q_EMIT statusChanged(last.draftId);
    m_queue.goOn();
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

/// Why it waits has changed for all that waits.
void OutboxGateway::tellWaiting()
{
    guarded([&] {
        for (const auto& entry : m_store.withWork(m_queue.target()))
            Q_EMIT statusChanged(entry.draftId);
    });
}

void OutboxGateway::tell(qint64 number)
{
    guarded([&] { Q_EMIT statusChanged(m_store.draftOf(number)); });
}

} // namespace fairlead
