#pragma once

#include "models/submission/submissiondetails.h"

#include <QPointer>
#include <QWidget>

class QSettings;
class QToolButton;
class QVBoxLayout;

namespace fairlead {

/// What a launch reported: its numbers in one line, and below, one line for each reason with the number of
/// its people. The lines fold away under the first one, and stay so for that campaign.
class LaunchReportView : public QWidget
{
    Q_OBJECT
public:
    /// @param settings where it is remembered; null: nowhere
    explicit LaunchReportView(QSettings* settings, QWidget* parent = nullptr);

    /// @param campaignId what is folded is remembered by
    void show(const QString& campaignId, const SubmissionDetails& details);

private:
    void build();
    void addReason(const QString& text, qint64 people, const std::vector<qint64>& rows);
    void showPeople(const QString& reason, const std::vector<qint64>& rows);
    void saveCsv();
    void fold(bool open);
    QString foldKey() const;

    QPointer<QSettings> m_settings;
    QToolButton* m_head;
    QWidget* m_body;
    QVBoxLayout* m_lines;
    QString m_campaignId;
    SubmissionDetails m_details;
};

} // namespace fairlead
