#pragma once

#include "models/campaign/problem.h"
#include "ui/wizard/bindings.h"
#include "ui/wizard/pageid.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace fairlead {

class FieldBox;

/// One page of the wizard: a title, a line of introduction, and fields bound to the document.
class WizardPage : public QWidget
{
    Q_OBJECT
public:
    WizardPage(PageId id, CampaignDocument& document, const QString& intro, QWidget* parent = nullptr);

    PageId id() const { return m_id; }
    const QList<FieldBox*>& fields() const { return m_fields; }

    /// Shows each field its problems.
    virtual void setProblems(const Problems& problems);

    /// Gives the focus to the field that a path names. Returns what should be visible; null when the page has
    /// nothing of that path.
    virtual QWidget* reveal(const QString& path);

protected:
    CampaignDocument& document() const { return m_document; }
    const Campaign& campaign() const { return m_document.campaign(); }
    Bindings& bindings() { return *m_bindings; }
    QVBoxLayout* body() const { return m_body; }

    /// A field below the others, or in the given layout.
    FieldBox* addField(const QString& label, QWidget* control, const QString& path,
                       QBoxLayout* layout = nullptr);

private:
    PageId m_id;
    CampaignDocument& m_document;
    Bindings* m_bindings;
    QVBoxLayout* m_body;
    QList<FieldBox*> m_fields;
};

/// "12 of 255 characters"
QString lengthCounter(const QString& text, qint64 maximum);

} // namespace fairlead
