#pragma once

#include "models/catalog/leadrows.h"
#include "ui/plan/planwords.h"

#include <QThreadPool>
#include <QWidget>

#include <memory>

class QCompleter;
class QLabel;
class QLineEdit;
class QStringListModel;

namespace fairlead {

/// Finds a lead by its number or, once the dataset's file was chosen, by any words of its row.
class LeadSearch : public QWidget
{
    Q_OBJECT
public:
    explicit LeadSearch(QWidget* parent = nullptr);
    ~LeadSearch() override;

    /// How many leads the plan has.
    void setLeads(qint64 leads, const PlanWords& words);
    /// Shows a lead's number; it was chosen elsewhere.
    void setLead(qint64 lead);
    /// Reads the rows on a worker.
    void openFile(const QString& path);
    /// Another campaign has another dataset.
    void forgetRows();

Q_SIGNALS:
    void leadChosen(qint64 lead);
    /// Rows were read or given up, or a search has ended.
    void searched();

private:
    static constexpr std::size_t mostMatches = 50;
    static constexpr std::size_t mostFaults = 3; ///< told one by one

    void chooseFile();
    void read(const QString& text);
    void search(const QString& text);
    void offer(const std::vector<qint64>& leads);
    void choose(int match);
    void showCount();
    QString aboutRows() const;
    QString numbersToType() const;
    QString titleOf(qint64 lead) const;
    void runAside(const std::function<std::function<void()>()>& work);

    QLineEdit* m_text;
    QLabel* m_message;
    QStringListModel* m_titles;
    QCompleter* m_completer;
    PlanWords m_words;
    qint64 m_leads = 0;
    std::shared_ptr<const LeadRows> m_rows;
    QString m_fileName;
    std::vector<qint64> m_matches;
    quint64 m_question = 0; ///< the newest; answers to older ones are void
    QThreadPool m_pool;
};

} // namespace fairlead
