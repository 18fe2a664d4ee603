#pragma once

#include "models/campaign/document.h"

/// Fields by JSON Pointer into a campaign ("/name", "/steps/2/variants/0/weight"): how widgets and problems
/// name them. T is one of QString, qint64, bool and QStringList.
namespace fairlead {

/// The field of that type at the pointer; null when there is none, for example because the step is gone.
template <typename T>
const Field<T>* findField(const Campaign& campaign, const QString& pointer);

/// Puts the value there, as an edit that merges with others of the same field. Without such a field nothing
/// happens.
template <typename T>
void setField(CampaignDocument& document, const QString& pointer, const Field<T>& value);

/// "Change “Delay” of step 2": how the undo menu names an edit of that field.
QString changeName(const Campaign& campaign, const QString& pointer);

} // namespace fairlead
