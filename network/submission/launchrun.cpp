#include "network/submission/launchrun.h"

#include "models/campaign/rules.h"
#include "network/api/campaigncalls.h"
#include "network/api/errorbody.h"
#include "network/api/httpclient.h"
#include "network/submission/outboxwords.h"
#include "network/submission/refusals.h"
#include "network/submission/verdict.h"

namespace fairlead {

using std::chrono::milliseconds;

namespace {

const auto failed = QLatin1String("failed");
const auto statusTaken = QStringLiteral("launching"); ///< what the server says of a launch that goes on

/// Of a flood the numbers are enough.
Json keptOf(Json report)
{
    constexpr qsizetype largest = 100'000; // bytes
    report.erase("campaign");
    if (toCompactJson(report).size() <= largest)
        return report;
    report.erase("warnings");
    return toCompactJson(report).size() <= largest ? report : Json::object();
}

} // namespace

LaunchRun::LaunchRun(OutboxWorkplace place, qint64 number, Purpose purpose, QObject* parent)
    : OutboxRun(std::move(place), number, parent), m_purpose(purpose)
{
}

bool LaunchRun::giveUp()
{
    auto& launch = mine().launch;
    if (launch.state != LaunchState::Sending)
        return false;
    launch.state = LaunchState::Unclear;
    launch.endedAt = now();
    launch.trouble = words::interrupted() + u' ' + words::mayStillFinish(quietAt(launch.endedAt));
    return true;
}

Rest LaunchRun::stopped() const
{
    switch (entry().launch.state) {
    case LaunchState::Done:
    case LaunchState::Refused:
        return Rest::Done;
    case LaunchState::Unclear:
        return Rest::Unread;
    default:
        return Rest::NotReached;
    }
}

void LaunchRun::proceed()
{
    if (m_purpose == Purpose::Watch) {
        m_polls = workplace().timing.launchPolls;
        return poll();
    }
    giveUp();
    auto& launch = mine().launch;
    if (launch.state != LaunchState::Unclear) {
        launch.state = LaunchState::Wanted;
        launch.problems.clear();
    }
    if (save())
        read();
}

void LaunchRun::read()
{
    auto* call = new GetCampaign(workplace().client, entry().campaignId);
    follow(call, [this, call] {
        if (call->error())
            takeNoState(call->error());
        else
            takeState(call->campaign());
    });
}

void LaunchRun::takeState(const ServerCampaign& campaign)
{
    mine().campaignStatus = campaign.status;
    auto& launch = mine().launch;
    if (!isLaunched(campaign.status))
        return takeDraft(campaign);
    launch.state = LaunchState::Done;
    launch.trouble.clear();
    if (save())
        watch();
}

void LaunchRun::takeDraft(const ServerCampaign& campaign)
{
    auto& launch = mine().launch;
    const bool taken = launch.state == LaunchState::Done;
    const bool isUnclear = launch.state == LaunchState::Unclear;
    if (isUnclear && !m_readAfterQuiet) {
        m_readAfterQuiet = true;
        return after(untilQuiet(launch.endedAt), [this] { read(); });
    }
    if (campaign.status == failed && (taken || sent() > 0 || isUnclear))
        return refuse(
            {{Problem::Severity::Error,
              {},
              Problem::Code::Server,
              campaign.launchError.isEmpty() ? words::launchFailed() : shortened(campaign.launchError)}});
    if (taken) { // the server took it; what it made of it is not ours to repeat
        if (!save())
            return;
        if (++m_draftPolls >= workplace().timing.draftPolls)
            return rest(Rest::Done);
        return after(workplace().timing.launchPoll, [this] { poll(); });
    }
    if (!launch.problems.empty())
        return refuse(launch.problems);
    launch.state = LaunchState::Wanted;
    if (!save())
        return;
    if (isExhausted())
        return rest(Rest::GivenUp);
    milliseconds wait{0};
    if (!guarded([&] { wait = pause(); }))
        return;
    if (wait > milliseconds(0))
        rest(Rest::Asked);
    else
        checkAndSend(campaign);
}

/// That the status cannot be read says nothing about a launch that went out.
void LaunchRun::takeNoState(const ApiError& error)
{
    if (error.kind == ApiError::Kind::Refused && entry().launch.state != LaunchState::Unclear)
        return refuse(problemsOf(error));
    mine().launch.trouble = describe(error);
    if (!save())
        return;
    if (error.kind == ApiError::Kind::Unauthorised)
        rest(Rest::Unauthorised);
    else
        rest(entry().launch.state == LaunchState::Unclear ? Rest::Unread : Rest::NotReached);
}

/// There is no way to ask the server whether it would launch (API sheet, section 2), so our rules are the
/// last look, and that what is there is what the user saw.
void LaunchRun::checkAndSend(const ServerCampaign& campaign)
{
    auto problems = checkCampaign(entry().content, {.now = clock()});
    const auto others = fieldsStoredOtherwise(knownContent(entry()), campaign.content);
    if (!others.isEmpty())
        problems = errorsAt(others, words::changedBeforeLaunch);
    if (hasErrors(problems))
        refuse(std::move(problems));
    else
        send();
}

/// The record of the attempt is on the disk before the request begins.
void LaunchRun::send()
{
    auto attempt = entry();
    attempt.launch.state = LaunchState::Sending;
    attempt.launch.attempts += 1;
    attempt.launch.endedAt = {};
    if (!saveAttempt(std::move(attempt)))
        return;
    noteSent();
    m_readAfterQuiet = false;
    auto* call = new LaunchCampaign(workplace().client, entry().campaignId);
    follow(call, [this, call] { takeAnswer(call); });
}

void LaunchRun::takeAnswer(LaunchCampaign* call)
{
    auto& launch = mine().launch;
    launch.endedAt = now();
    if (call->error())
        return takeFailure(call->error());
    launch.report = keptOf(call->report());
    launch.state = LaunchState::Done;
    launch.trouble.clear();
    // The status that was read before is over; the reads that follow tell which one it is where the answer
    // does not.
    const auto campaign = call->campaign();
    mine().campaignStatus = campaign && isLaunched(campaign->status) ? campaign->status : statusTaken;
    if (save())
        watch();
}

void LaunchRun::takeFailure(const ApiError& error)
{
    auto& launch = mine().launch;
    if (leavesOpen(error)) {
        launch.state = LaunchState::Unclear;
        launch.trouble = describe(error) + u' ' + words::mayStillFinish(quietAt(launch.endedAt));
        if (error.status == 409)
            launch.problems = problemsOf(error);
        if (save())
            read();
        return;
    }
    switch (error.kind) {
    case ApiError::Kind::NotReached:
    case ApiError::Kind::NotTrusted:
        --launch.attempts; // nothing left this computer
        return goOnWaiting(error, Rest::NotReached);
    case ApiError::Kind::Redirected:
        return goOnWaiting(error, Rest::NotReached);
    case ApiError::Kind::Unauthorised:
        return goOnWaiting(error, Rest::Unauthorised);
    case ApiError::Kind::RateLimited:
        leaveAlone(error);
        return goOnWaiting(error, isExhausted() ? Rest::GivenUp : Rest::Asked);
    default:
        refuse(problemsOf(error));
    }
}

void LaunchRun::goOnWaiting(const ApiError& error, Rest reason)
{
    mine().launch.state = LaunchState::Wanted;
    mine().launch.trouble = describe(error);
    if (reason == Rest::GivenUp)
        mine().launch.trouble += u' ' + words::givenUp(sent());
    if (save())
        rest(reason);
}

void LaunchRun::refuse(Problems problems)
{
    mine().launch.state = LaunchState::Refused;
    mine().launch.problems = std::move(problems);
    if (save())
        rest(Rest::Done);
}

/// A launch may go on in the background; its end shows in the campaign's status.
void LaunchRun::watch()
{
    if (!isLaunchingThere(entry()) || m_polls >= workplace().timing.launchPolls)
        return rest(Rest::Done);
    ++m_polls;
    after(workplace().timing.launchPoll, [this] { poll(); });
}

void LaunchRun::poll()
{
    auto* call = new GetCampaign(workplace().client, entry().campaignId);
    follow(call, [this, call] {
        if (!call->error())
            takeState(call->campaign());
        else if (call->error().kind == ApiError::Kind::Unauthorised)
            rest(Rest::Done);
        else
            watch(); // one lost answer is not the end
    });
}

} // namespace fairlead
