#pragma once

#include "models/campaign/serverfacts.h"
#include "models/drafts/draftsession.h"
#include "models/submission/campaigngateway.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace fairlead {

class PlanController;
class ProblemView;

/// The chosen draft at a glance: where it stands, its plan and its problems.
class Overview : public QWidget
{
    Q_OBJECT
public:
    /// @param gateway, library outlive the overview
    Overview(CampaignGateway& gateway, DraftLibrary& library, QWidget* parent = nullptr);
    ~Overview() override;

    void show(std::shared_ptr<DraftSession> session);
    void clear() { show(nullptr); }
    const std::shared_ptr<DraftSession>& session() const { return m_session; }
    /// What is known of the server that campaigns are made on.
    void setServerFacts(const ServerFacts& facts);

    /// Takes back what of these drafts waits to be submitted or launched.
    void takeBack(const QStringList& draftIds);

Q_SIGNALS:
    void editRequested(const QString& draftId);
    /// Edit, at the field that a JSON Pointer into the campaign names.
    void fieldRequested(const QString& draftId, const QString& pointer);
    void submitRequested(const QString& draftId);

private:
    void refresh();
    void showStatus();
    void showProblems();

    CampaignGateway& m_gateway;
    std::shared_ptr<DraftSession> m_session;
    QMetaObject::Connection m_changes;
    ServerFacts m_serverFacts;
    QTimer m_ticks; ///< "saved 2 s ago" grows old by itself
    QLabel* m_name;
    QLabel* m_kind;
    QLabel* m_status;
    QPushButton* m_edit;
    QPushButton* m_submit;
    QPushButton* m_cancel;
    PlanController* m_controller;
    ProblemView* m_problems;
};

} // namespace fairlead
