#pragma once

#include "models/campaign/varianttablemodel.h"

#include <QWidget>

class QPushButton;
class QTableView;
class QToolButton;

namespace fairlead {

class FieldMessage;

/// The variants of one e-mail step: a table, and what can be done with them as a whole.
class VariantsEditor : public QWidget
{
    Q_OBJECT
public:
    VariantsEditor(CampaignDocument& document, Catalog& catalog, QWidget* parent = nullptr);

    void setStep(int step);
    void setProblems(const Problems& problems);
    QWidget* reveal(const QString& path);

private:
    void add();
    void remove();
    void refresh();

    CampaignDocument& m_document;
    VariantTableModel* m_model;
    QTableView* m_table;
    QToolButton* m_remove;
    QPushButton* m_normalise;
    FieldMessage* m_message;
};

} // namespace fairlead
