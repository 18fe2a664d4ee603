#pragma once

#include "models/campaign/json.h"
#include "models/campaign/problem.h"
#include "models/campaign/rules.h"

#include <QStringList>

/// Campaigns as JSON for tests: each base is without any problem, and a test changes the one thing it is
/// about.
namespace fairlead::test {

inline constexpr auto uuid = "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a01";
inline constexpr auto otherUuid = "b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f01";

/// One e-mail step with the template variants A and B.
Json emailCampaign();
/// A connection request.
Json linkedInCampaign();
/// An e-mail step, then a LinkedIn step.
Json mixedCampaign();

/// Ten e-mail steps of ten variants each, the largest that is usual.
Json tenByTen();

/// The tree with the value put at (or the member taken from) the JSON Pointer.
Json with(Json tree, const char* pointer, const Json& value);
Json without(Json tree, const char* pointer);

/// That many copies of a text.
Json text(qsizetype count, const QString& unit = QStringLiteral("x"));

/// Everything that can be said about the campaign, a line "severity path code" per problem, at 2026-11-01 and
/// with the reading of time zones confirmed.
QStringList problemsOf(const Json& campaign, RuleDepth depth = RuleDepth::Submission);
QStringList lines(const Problems& problems);

/// 2026-11-01T00:00:00Z, the day on which the tests take place.
inline constexpr qint64 testNow = 1'793'491'200;

} // namespace fairlead::test
