#pragma once

#include "models/forecast/zonesearch.h"
#include "ui/common/lineedit.h"

#include <optional>
#include <vector>

class QCompleter;
class QStringListModel;

namespace fairlead {

/// A line for a time zone, asked for as people do: by city, country, offset or an old name, with suggestions
/// below. The value changes when the typing is done (Enter, a suggestion, leaving); until then what was
/// chosen before holds. Text that means no zone is the value then, and the rules say so.
class ZoneEdit : public LineEdit
{
    Q_OBJECT
public:
    explicit ZoneEdit(QWidget* parent = nullptr);

    /// An id of the tz database, or a text that is none.
    const QString& value() const { return m_value; }
    /// What is being typed stays.
    void setValue(const QString& value);

Q_SIGNALS:
    /// Never after setValue().
    void valueEdited(const QString& value);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    const ZoneIndex& index();
    bool isSuggesting() const;
    void suggest(const std::vector<ZoneChoice>& choices);
    void preview(const QString& label);
    void showAll();
    void commit();
    void showValue();

    QString m_value;
    std::optional<ZoneIndex> m_index; ///< made when it is first needed: it reads hundreds of files
    QStringListModel* m_labels;
    QCompleter* m_suggestions;
    bool m_isTyping = false;
};

} // namespace fairlead
