#pragma once

#include "models/campaign/json.h"

namespace fairlead::sample {

// Ids of resources/samples/catalog.json.
inline constexpr auto dataset = "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01";
inline constexpr auto largeDataset = "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a02";
inline constexpr auto fairDataset = "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a03";
inline constexpr auto alias = "7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b01";
inline constexpr auto mailTemplate = "b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f01";
inline constexpr auto profile = "c8e1a3b5-7d9f-4b2c-8e4a-6f1d3c5b7a01";
inline constexpr auto account = "d5f7b9c1-3e5a-4d7f-9b1c-8a2e4f6c0d01";

/// An e-mail step with one template variant.
inline Json emailStep(int number)
{
    return {{"step", number},
            {"delay_days", number == 1 ? 0 : 2},
            {"channel", "email"},
            {"variants",
             Json::array(
                 {{{"label", "A"}, {"weight", 100}, {"type", "TEMPLATE"}, {"template_id", mailTemplate}}})},
            {"ai_personalization_enabled", false},
            {"track_clicks", false}};
}

/// A create request of one step that a server accepts.
inline Json request(const char* name = "Spring outreach")
{
    return {{"name", name},
            {"dataset_id", dataset},
            {"steps", Json::array({emailStep(1)})},
            {"type", "email"},
            {"alias_ids", Json::array({alias})},
            {"send_days", {"mon", "tue", "wed"}}};
}

} // namespace fairlead::sample
