#include "models/campaign/request.h"
#include "models/campaign/response.h"
#include "network/api/catalogbody.h"
#include "network/api/errorbody.h"
#include "network/api/listbody.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace fairlead;

namespace {

void readAsCampaign(const Json& json)
{
    const auto campaign = decodeServerCampaign(json);
    if (!campaign)
        return;
    if (campaign->id.isEmpty() || !hasSameContent(campaign->content, campaign->content))
        std::abort();
}

void readAsCatalog(const Json& json)
{
    datasetOf(json);
    aliasOf(json);
    accountOf(json);
    templateOf(json);
    profileOf(json);
}

} // namespace

/// Any bytes as a server's answer: as an error, a list, a campaign and a catalog's element.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto parsed =
        parseJson(QByteArrayView(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    errorBody(parsed.value.value_or(Json()));
    if (!parsed.value)
        return 0;
    readAsCampaign(*parsed.value);
    readAsCatalog(*parsed.value);
    if (const auto list = listBody(*parsed.value))
        for (const auto& item : *list->items) {
            readAsCampaign(item);
            readAsCatalog(item);
        }
    return 0;
}
