#include "ui/wizard/pagestate.h"

#include "models/campaign/codec.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct PageStateText
{
    Q_DECLARE_TR_FUNCTIONS(PageState)
};

/// Whether the page's fields hold what a new draft holds.
bool isAsNew(PageId page, const Campaign& campaign)
{
    const auto present = encodeCampaign(campaign);
    const auto fresh = encodeCampaign(newDraft(campaign.timezone.valueOr({})).campaign);
    for (const auto* tree : {&present, &fresh})
        for (const auto& [name, value] : tree->items()) {
            const auto* other = tree == &present ? &fresh : &present;
            if (pageOf(u'/' + QString::fromStdString(name)) == page &&
                (!other->contains(name) || (*other)[name] != value))
                return false;
        }
    return true;
}

} // namespace

bool isMissingHint(const Problem& problem)
{
    return problem.severity == Problem::Severity::Hint &&
           (problem.code == Problem::Code::Required || problem.code == Problem::Code::TooFew);
}

PageState stateOf(PageId page, const Problems& problems, const Campaign& campaign, bool visited)
{
    int wrong = 0;
    int missing = 0;
    int doubtful = 0;
    for (const auto& problem : problems) {
        if (pageOf(problem.path) != page && page != PageId::Review)
            continue;
        if (problem.severity == Problem::Severity::Error)
            ++wrong;
        else if (isMissingHint(problem))
            ++missing;
        else if (problem.severity == Problem::Severity::Warning)
            ++doubtful;
    }
    if (wrong > 0)
        return {PageState::Kind::Wrong, wrong};
    if (missing > 0)
        return {PageState::Kind::ToFillIn, missing};
    if (doubtful > 0)
        return {PageState::Kind::ToCheck, doubtful};
    return {visited || !isAsNew(page, campaign) ? PageState::Kind::Fine : PageState::Kind::Untouched, 0};
}

QString wordsFor(const PageState& state)
{
    switch (state.kind) {
    case PageState::Kind::Untouched:
        return PageStateText::tr("Untouched");
    case PageState::Kind::ToFillIn:
        return PageStateText::tr("%Ln to fill in", nullptr, state.count);
    case PageState::Kind::Wrong:
        return PageStateText::tr("%Ln problems", nullptr, state.count);
    case PageState::Kind::ToCheck:
        return PageStateText::tr("%Ln to check", nullptr, state.count);
    case PageState::Kind::Fine:
        return PageStateText::tr("Fine");
    }
    Q_UNREACHABLE();
}

QString iconFor(const PageState& state)
{
    switch (state.kind) {
    case PageState::Kind::Untouched:
        return QStringLiteral("circle-dashed");
    case PageState::Kind::ToFillIn:
        return QStringLiteral("circle");
    case PageState::Kind::Wrong:
        return QStringLiteral("circle-alert");
    case PageState::Kind::ToCheck:
        return QStringLiteral("triangle-alert");
    case PageState::Kind::Fine:
        return QStringLiteral("check");
    }
    Q_UNREACHABLE();
}

IconTint tintFor(const PageState& state)
{
    switch (state.kind) {
    case PageState::Kind::Untouched:
    case PageState::Kind::ToFillIn:
        return IconTint::Muted;
    case PageState::Kind::Wrong:
        return IconTint::Error;
    case PageState::Kind::ToCheck:
        return IconTint::Warning;
    case PageState::Kind::Fine:
        return IconTint::Fine;
    }
    Q_UNREACHABLE();
}

} // namespace fairlead
