#pragma once

#include "models/campaign/problem.h"
#include "ui/wizard/bindings.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace fairlead {

class Catalog;
class FieldBox;
class VariantsEditor;

/// One step; or, of several at once, what they have in common to edit: the delay.
class StepEditor : public QWidget
{
    Q_OBJECT
public:
    StepEditor(CampaignDocument& document, Catalog& catalog, QWidget* parent = nullptr);

    void setSteps(const QList<int>& steps);
    void setProblems(const Problems& problems);
    QWidget* reveal(const QString& path);

private:
    struct BoundField
    {
        FieldBox* box;
        const char* member;
    };

    void addChannel(QVBoxLayout* layout);
    void addDelay(QVBoxLayout* layout);
    void addEmailPart(QVBoxLayout* layout);
    void addLinkedInPart(QVBoxLayout* layout);
    void addSwitches(QVBoxLayout* layout);
    FieldBox* addField(const QString& label, QWidget* control, const char* member, QVBoxLayout* layout);
    Bindings::Path pathTo(const char* member) const;
    void refresh();
    void showDelay();

    CampaignDocument& m_document;
    Bindings* m_bindings;
    QList<int> m_steps;
    QList<BoundField> m_fields;
    QLabel* m_title;
    QWidget* m_single;
    QWidget* m_email;
    QWidget* m_linkedIn;
    class ChoiceGroup* m_channel;
    class NumberEdit* m_delay;
    FieldBox* m_delayField;
    FieldBox* m_messageField;
    FieldBox* m_clicksField;
    VariantsEditor* m_variants;
};

} // namespace fairlead
