#pragma once

namespace fairlead {

/// Names and roles for screen readers where Qt's own say too little; calling it again changes nothing.
void installAccessibility();

} // namespace fairlead
