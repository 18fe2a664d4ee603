#include "models/campaign/describe.h"
#include "models/campaign/rules.h"
#include "models/drafts/campaignfile.h"

#include <cstdlib>

using namespace fairlead;

/// Whatever a campaign file holds: it is read or refused in words, and what was read survives being written.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto read = readCampaignText({data, static_cast<qsizetype>(size)});
    if (read.draft.has_value() == !read.error.isEmpty())
        std::abort();
    if (!read.draft)
        return 0;
    checkCampaign(read.draft->campaign, {.now = 1'795'000'000});
    describeChanges({}, *read.draft);
    const auto text = campaignFileText(*read.draft);
    const auto again = readCampaignText(text);
    if (!again.draft || campaignFileText(*again.draft) != text ||
        !describeChanges(*read.draft, *again.draft).isEmpty())
        std::abort();
    return 0;
}
