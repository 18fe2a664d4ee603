#pragma once

#include <QStringList>

namespace fairlead {

class CampaignGateway;

/// Which drafts may go to the bin or to another workspace, where nobody would look after their submissions.
struct Leaving
{
    QStringList free;
    QString notice; ///< for people: what was taken back and what has to stay; empty: neither
};

/// Takes back what of these drafts only waits. Those with a request under way, or one whose outcome is not
/// known, stay where they are.
Leaving letGo(CampaignGateway& gateway, const QStringList& draftIds);

} // namespace fairlead
