#pragma once

#include "models/campaign/campaign.h"
#include "models/submission/submission.h"

#include <QObject>

namespace fairlead {

/// What the windows ask of a server, implemented by network/. Asynchronous throughout: every call returns at
/// once, and statusChanged() tells the rest.
class CampaignGateway : public QObject
{
    Q_OBJECT
public:
    enum class Again {
        AdoptKnown,   ///< unchanged content that was created before is not created a second time
        CreateAnother ///< the user explicitly asked for one more campaign
    };
    Q_ENUM(Again)

    using QObject::QObject;

    /// Creates the campaign as a draft on the server; nothing is sent to leads. The intent is durable when
    /// this returns.
    virtual void submit(const QString& draftId, const Campaign& campaign, Again again) = 0;

    /// Takes back a submission that still waits.
    virtual void cancel(const QString& draftId) = 0;

    /// Starts sending, for a campaign that is on the server. Only after the user confirmed it in plain
    /// numbers.
    virtual void launch(const QString& draftId) = 0;

    /// Where the draft's submission stands; `campaign` is its present content.
    virtual SubmissionStatus status(const QString& draftId, const Campaign& campaign) const = 0;

Q_SIGNALS:
    void statusChanged(const QString& draftId);
};

} // namespace fairlead
