#pragma once

#include "models/campaign/document.h"
#include "models/campaign/serverfacts.h"
#include "models/submission/submission.h"

#include <QObject>

#include <functional>

namespace fairlead {

/// What is wrong with a document at present: the rules' problems and, until the field is edited, a server's.
class CampaignProblems : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; ///< UTC seconds

    /// @param document outlives this
    CampaignProblems(CampaignDocument& document, Clock clock, QObject* parent = nullptr);

    /// As a draft: what is still missing is a hint.
    const Problems& asDraft() const { return m_asDraft; }
    /// As it would be sent.
    const Problems& asSubmission() const { return m_asSubmission; }

    /// Whether nothing of ours stands in the way of sending it. What a server said does not: it may think
    /// better.
    bool maySubmit() const { return m_maySubmit; }

    /// What the server said about the last submission.
    void setServerProblems(const Problems& problems);

    /// What is known of the server that the campaign is for.
    void setServerFacts(const ServerFacts& facts);

    /// What else is looked at with every check; none of it may stand when the campaign is sent.
    using MoreRules = std::function<Problems(const Campaign&)>;
    void setMoreRules(MoreRules rules);

    void check();

Q_SIGNALS:
    void changed();

private:
    void dropEdited(const QStringList& paths);

    CampaignDocument& m_document;
    Clock m_clock;
    MoreRules m_moreRules;
    bool m_maySubmit = false;
    ServerFacts m_serverFacts;
    Problems m_asDraft;
    Problems m_asSubmission;
    Problems m_server;
    Problems m_serverAsGiven;
};

} // namespace fairlead
