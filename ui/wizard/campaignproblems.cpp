#include "ui/wizard/campaignproblems.h"

#include "models/campaign/rules.h"

namespace fairlead {

namespace {

constexpr auto campaignRoot = "/campaign";

/// Whether one path is the other or lies below it.
bool overlaps(const QString& a, const QString& b)
{
    const auto& shorter = a.size() < b.size() ? a : b;
    const auto& longer = a.size() < b.size() ? b : a;
    return longer.startsWith(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == u'/');
}

} // namespace

CampaignProblems::CampaignProblems(CampaignDocument& document, Clock clock, QObject* parent)
    : QObject(parent), m_document(document), m_clock(std::move(clock))
{
    connect(&document, &CampaignDocument::changed, this, [this](const QStringList& paths) {
        dropEdited(paths);
        check();
    });
    check();
}

void CampaignProblems::setServerProblems(const Problems& problems)
{
    if (problems == m_serverAsGiven)
        return;
    m_serverAsGiven = problems;
    m_server = problems;
    check();
}

void CampaignProblems::setServerFacts(const ServerFacts& facts)
{
    m_serverFacts = facts;
    check();
}

void CampaignProblems::setMoreRules(MoreRules rules)
{
    m_moreRules = std::move(rules);
    check();
}

void CampaignProblems::check()
{
    const auto now = m_clock();
    const auto problemsAt = [&](RuleDepth depth) {
        return checkCampaign(m_document.campaign(), {depth, now, m_serverFacts});
    };
    m_asDraft = problemsAt(RuleDepth::Draft);
    m_asSubmission = problemsAt(RuleDepth::Submission);
    const auto more = m_moreRules ? m_moreRules(m_document.campaign()) : Problems();
    for (auto* list : {&m_asDraft, &m_asSubmission})
        list->insert(list->end(), more.begin(), more.end());
    m_maySubmit = !hasErrors(m_asSubmission);
    for (auto* list : {&m_asDraft, &m_asSubmission})
        list->insert(list->end(), m_server.begin(), m_server.end());
    Q_EMIT changed();
}

void CampaignProblems::dropEdited(const QStringList& paths)
{
    std::erase_if(m_server, [&](const Problem& problem) {
        return std::any_of(paths.begin(), paths.end(), [&](const QString& path) {
            return overlaps(QLatin1String(campaignRoot) + problem.path, path);
        });
    });
}

} // namespace fairlead
