#include "models/campaign/changes.h"
#include "models/campaign/draft.h"
#include "models/campaign/merge.h"

#include <cstdlib>

using namespace fairlead;

namespace {

/// A member that a change removes and a later one makes again stands last then; a draft does not mind.
bool haveEqualMembers(const Json& a, const Json& b)
{
    return nlohmann::json(a) == nlohmann::json(b);
}

} // namespace

/// Whatever a stored history holds: undoing and redoing it leaves a draft, and never breaks.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto json = parseJson({data, static_cast<qsizetype>(size)});
    if (!json.value)
        return 0;
    const auto changes = decodeChanges(*json.value);
    if (decodeChanges(encodeChanges(changes)) != changes)
        std::abort();
    static const Json base = encodeDraft(newDraft(QStringLiteral("UTC")));
    const auto applied = withApplied(base, changes);
    const auto reverted = withReverted(applied, changes);
    encodeDraft(decodeDraft(reverted));
    if (!haveEqualMembers(withApplied(base, changesBetween(base, applied)), applied))
        std::abort();
    mergeTrees(base, applied, reverted);
    return 0;
}
