#pragma once

#include "models/campaign/document.h"
#include "models/campaign/fieldedit.h"

#include <QObject>

class QCheckBox;

namespace fairlead {

class ChoiceGroup;
class LineEdit;
class NumberEdit;
class PlainTextEdit;
class SearchCombo;

/// Keeps widgets and fields of a document the same, both ways. A widget is only written when it shows
/// something else than the field, so that the cursor stays where it is; consecutive typing is one undo step
/// until the focus leaves. However a value came into a widget, the document holds what it shows.
class Bindings : public QObject
{
    Q_OBJECT
public:
    /// The field's JSON Pointer, asked for at each use: a step's fields move with the step.
    using Path = std::function<QString()>;

    /// How a line shows and reads a text field.
    struct Form
    {
        std::function<QString(const Field<QString>&)> toText;
        std::function<Field<QString>(const QString&)> toField;
    };

    Bindings(CampaignDocument& document, QObject* parent);

    void text(LineEdit* edit, Path path);
    void text(LineEdit* edit, Path path, Form form);
    void text(PlainTextEdit* edit, Path path);
    void number(NumberEdit* edit, Path path);
    /// @param absent what the box shows while the field has no value
    void flag(QCheckBox* box, Path path, bool absent);
    void choice(ChoiceGroup* group, Path path);
    void choice(SearchCombo* combo, Path path);

    /// Shows the document's values in all widgets.
    void load();

    /// Leaves undo to the document and ends an undo step when the widget loses the focus.
    void watch(QWidget* widget);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    CampaignDocument& m_document;
    std::vector<std::function<void()>> m_loaders;
};

/// A path that never changes.
Bindings::Path at(const char* pointer);

} // namespace fairlead
