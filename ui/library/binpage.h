#pragma once

#include <QWidget>

class QLabel;

namespace fairlead {

struct DraftSummary;

/// The chosen draft of the bin: what it is, since when it lies there, and the way back.
class BinPage : public QWidget
{
    Q_OBJECT
public:
    explicit BinPage(QWidget* parent = nullptr);

    void show(const DraftSummary& summary);

Q_SIGNALS:
    void restoreRequested(const QString& draftId);

private:
    QString m_draftId;
    QLabel* m_name;
    QLabel* m_text;
};

} // namespace fairlead
