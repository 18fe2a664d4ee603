#pragma once

#include "models/campaign/document.h"

/// What a user does with steps and variants as a whole; each is one undoable edit of the document. Steps and
/// variants are counted from 0, and steps are renumbered wherever their order changes.
namespace fairlead {

/// Why no step can be added, in words for the user; empty when one can.
QString whyNoMoreSteps(const Campaign& campaign);

/// Adds a step behind `after` (-1: as the first), on the channel that the type or the neighbour suggests.
/// Returns its index, or -1 when there are as many as the API takes.
int addStep(CampaignDocument& document, int after);

/// Puts a copy behind the step. Returns the copy's index, or -1.
int duplicateStep(CampaignDocument& document, int index);

void removeSteps(CampaignDocument& document, const QList<int>& indexes);

/// The step at `from` becomes the step at `to`.
void moveStep(CampaignDocument& document, int from, int to);

void setDelays(CampaignDocument& document, const QList<int>& indexes, const Field<qint64>& days);

/// Puts the step on another channel and gives it what that channel needs and it never had: a variant, or an
/// action. What the old channel used stays in the draft.
void setChannel(CampaignDocument& document, int index, const QString& channel);

/// Adds a variant with a free label and its share of the people (weightsWithOneMore()). Returns its index.
int addVariant(CampaignDocument& document, int step);

/// What the variant had goes to the others (weightsWithout()).
void removeVariant(CampaignDocument& document, int step, int variant);

/// Gives each variant of a step the same share of the people.
void splitEvenly(CampaignDocument& document, int step);

} // namespace fairlead
