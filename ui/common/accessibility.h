#pragma once

class QAbstractItemView;

namespace fairlead {

/// Names and roles for screen readers where Qt's own say too little; calling it again changes nothing.
void installAccessibility();

/// Makes the row current that the accessibility interface selects: for it, to select is all that it can do.
void followSelection(QAbstractItemView& view);

} // namespace fairlead
