#pragma once

#include "models/campaign/document.h"
#include "models/campaign/problem.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fairlead {

class Catalog;
class FieldMessage;
class VariantForm;

/// The variants of one e-mail step: a form for each, and what can be done with them as a whole.
class VariantsEditor : public QWidget
{
    Q_OBJECT
public:
    /// @param document, catalog outlive the editor
    VariantsEditor(CampaignDocument& document, const Catalog& catalog, QWidget* parent = nullptr);

    /// The step whose variants are shown, from 0; -1: none.
    void setStep(int step);
    void setProblems(const Problems& problems);
    QWidget* reveal(const QString& path);

private:
    void add();
    void remove(VariantForm* form);
    void refresh();
    void fitForms(std::size_t count);
    void orderTabs();
    void showPeople(const std::vector<qint64>& weights);
    qint64 people() const;
    const std::vector<Variant>& variants() const;

    CampaignDocument& m_document;
    const Catalog& m_catalog;
    int m_step = -1;
    QList<VariantForm*> m_forms;
    Problems m_problems;
    QLabel* m_title;
    QVBoxLayout* m_list;
    QPushButton* m_add;
    QPushButton* m_split;
    FieldMessage* m_message;
};

} // namespace fairlead
