#pragma once

#include "ui/wizard/bindings.h"

#include "models/campaign/problem.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace fairlead {

class Catalog;
class FieldBox;
class FieldMessage;
class SearchCombo;

/// One variant of an e-mail step: label, weight, kind, and the template or the sender profile. Each control
/// is called by the variant's name, since several of these forms stand below each other.
class VariantForm : public QWidget
{
    Q_OBJECT
public:
    /// @param document, catalog outlive the form
    VariantForm(CampaignDocument& document, const Catalog& catalog, QWidget* parent = nullptr);

    /// Step and variant from 0.
    void setPlace(int step, int variant);
    /// Beside the weight: how many people it stands for, in words.
    void setPeople(const QString& words);
    void setProblems(const Problems& problems);

    /// Gives the focus to the field of that path; the first one when it is none of this variant's fields.
    void reveal(const QString& path);
    /// To the template or the sender profile.
    void focusContent();
    QWidget* removeButton() const;
    /// What takes the focus, in the order of reading.
    QWidgetList tabOrder() const;

Q_SIGNALS:
    void removeRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Part
    {
        FieldBox* box;
        const char* member;
        QString name;  ///< after the variant's: "weight"
        QString label; ///< with its key, which only the first form has: a key reaches one field
    };

    FieldBox* addPart(const QString& label, const QString& name, QWidget* control, const char* member,
                      QBoxLayout* layout, int stretch = 0);
    Bindings::Path pathTo(const char* member) const;
    QString path() const;
    const Variant* variant() const;
    void fillChoices();
    void refresh();
    void showWholeName(FieldBox* box, const SearchCombo* combo);

    CampaignDocument& m_document;
    const Catalog& m_catalog;
    Bindings* m_bindings;
    int m_step = -1;
    int m_variant = -1;
    QList<Part> m_parts;
    QLabel* m_title;
    QToolButton* m_remove;
    QWidget* m_fields;
    SearchCombo* m_kind;
    SearchCombo* m_template;
    SearchCombo* m_profile;
    FieldBox* m_weightBox;
    FieldBox* m_templateBox;
    FieldBox* m_profileBox;
    FieldMessage* m_message;
};

} // namespace fairlead
