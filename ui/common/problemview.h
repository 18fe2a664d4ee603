#pragma once

#include "models/campaign/problem.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace fairlead {

/// All problems of a campaign in one list, with their number in words above it.
class ProblemView : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemView(QWidget* parent = nullptr);

    void setProblems(const Problems& problems);

    /// Chooses the problem after the chosen one, and goes to its field.
    void goToNext();
    void goToFirst();

Q_SIGNALS:
    /// The user wants to see the field: a JSON Pointer into the campaign.
    void fieldRequested(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitContent();
    void request(const QListWidgetItem* item);

    QLabel* m_title;
    QListWidget* m_list;
    QLabel* m_fine;
    Problems m_problems;
};

/// "2 errors, 1 warning, 3 hints"; empty without problems.
QString countInWords(const Problems& problems);

/// Where in a campaign a path points, for people: "Step 2, variant 1"; empty for fields of the campaign.
QString placeOf(const QString& path);

} // namespace fairlead
