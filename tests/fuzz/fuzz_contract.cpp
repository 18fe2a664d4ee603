#include "models/contract/contract.h"
#include "network/api/knownroutes.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace fairlead;

/// Any bytes as a server's contract: they are compared in a bounded time, and what is kept of it is read
/// back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto parsed =
        parseJson(QByteArrayView(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!parsed.value)
        return 0;
    const auto facts = withContract({}, compareContract(*parsed.value, knownRoutes()), 1'795'000'000);
    if (!(serverFactsOf(toJson(facts)) == facts))
        std::abort();
    return 0;
}
