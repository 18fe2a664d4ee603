#pragma once

#include "models/campaign/draft.h"
#include "models/campaign/problem.h"
#include "ui/common/icons.h"
#include "ui/wizard/pageid.h"

namespace fairlead {

/// How far a page is, for the list of pages.
struct PageState
{
    enum class Kind {
        Untouched, ///< as it was in the beginning, and nothing is missing
        ToFillIn,  ///< something is missing, nothing is wrong
        Wrong,
        ToCheck, ///< warnings only
        Fine
    };
    Kind kind = Kind::Untouched;
    int count = 0; ///< of problems of that kind

    friend bool operator==(const PageState&, const PageState&) = default;
};

/// @param visited the user has been there; what they left as it was is fine then
PageState stateOf(PageId page, const Problems& problems, const Campaign& campaign, bool visited);

/// "2 to fill in"
QString wordsFor(const PageState& state);
QString iconFor(const PageState& state);
IconTint tintFor(const PageState& state);

/// Missing values that a draft may still lack.
bool isMissingHint(const Problem& problem);

} // namespace fairlead
