#pragma once

#include "models/campaign/document.h"

#include <random>

namespace fairlead {

/// One random edit as a user might make it: typing, steps added and removed, undo, redo. The same document
/// and generator give the same edit.
void randomEdit(CampaignDocument& document, std::mt19937& random);

/// Whether two documents are the same to their users: content, history, place in it, and what every undo and
/// redo leads to. Moves both through their histories and back.
bool sameDocument(CampaignDocument& a, CampaignDocument& b);

} // namespace fairlead
