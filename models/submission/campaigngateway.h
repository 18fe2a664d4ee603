#pragma once

#include "models/campaign/campaign.h"
#include "models/submission/submissiondetails.h"

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

    enum class Foreign {
        Spare,    ///< what somebody else changed on the server stays, and the update is held back
        Overwrite ///< the user saw it and wants the draft's content all the same
    };
    Q_ENUM(Foreign)

    using QObject::QObject;

    /// A submission is likely soon: opens the connection that it will need.
    virtual void prepare() = 0;

    /// Creates the campaign as a draft on the server; nothing is sent to leads. The intent is durable when
    /// this returns.
    virtual void submit(const QString& draftId, const Campaign& campaign, Again again) = 0;

    /// Takes back a submission or a launch that still waits.
    virtual void cancel(const QString& draftId) = 0;

    /// Starts sending, for a campaign that is on the server. Only after the user confirmed it in plain
    /// numbers.
    virtual void launch(const QString& draftId) = 0;

    /// Sends the draft's changed fields to the campaign that it created (API sheet, section 3). The server
    /// may leave some as they were: statusChanged() follows, and `problems` name them.
    virtual void update(const QString& draftId, const Campaign& campaign, Foreign foreign) = 0;

    /// Takes up again what waits or is unclear, at once: the network is back, or there is a new key.
    virtual void retry(const QString& draftId) = 0;

    /// The user's word on an unclear submission with candidates: the campaign that it created, or an empty id
    /// for none of them; then it may be sent again.
    virtual void resolve(const QString& draftId, const QString& campaignId) = 0;

    /// Where the draft's submission stands; `campaign` is its present content.
    virtual SubmissionStatus status(const QString& draftId, const Campaign& campaign) const = 0;

    /// What there is beside the status: candidates to choose from, and the launch.
    virtual SubmissionDetails details(const QString& draftId) const = 0;

Q_SIGNALS:
    void statusChanged(const QString& draftId);
};

} // namespace fairlead
