#pragma once

#include "ui/wizard/wizardpage.h"

class QBoxLayout;
class QListView;
class QPushButton;
class QToolButton;

namespace fairlead {

class Catalog;
class StepEditor;
class StepListModel;

/// The steps: their list, and an editor for the chosen ones.
class SequencePage : public WizardPage
{
    Q_OBJECT
public:
    SequencePage(CampaignDocument& document, Catalog& catalog, QWidget* parent = nullptr);

    void setProblems(const Problems& problems) override;
    QWidget* reveal(const QString& path) override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildList();
    QToolButton* addTool(QBoxLayout* layout, const QString& icon, const QString& text,
                         const QKeySequence& key, void (SequencePage::*act)());
    QList<int> chosen() const;
    void choose(int row);
    void add();
    void duplicate();
    void remove();
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveBy(int rows);
    void showChosen(const QList<int>& rows);
    void refresh();
    void fitList();
    int narrowWidth() const;

    StepListModel* m_model;
    StepEditor* m_editor;
    QListView* m_list;
    QBoxLayout* m_parts;
    QLabel* m_empty;
    QLabel* m_whyOff;
    QPushButton* m_add;
    QToolButton* m_duplicate = nullptr;
    QToolButton* m_remove = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    QList<int> m_shown; ///< the steps in the editor
    Problems m_problems;
    bool m_isWide = true;
};

} // namespace fairlead
