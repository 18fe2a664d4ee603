#pragma once

#include "models/campaign/json.h"

/// QCOMPARE for JSON, which shows both texts. Members must come in the same order.
#define COMPARE_JSON(actual, expected)                                                                       \
    QCOMPARE(fairlead::toCompactJson(actual), fairlead::toCompactJson(fairlead::Json(expected)))
