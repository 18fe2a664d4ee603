#pragma once

#include "models/campaign/problem.h"

#include <QWidget>

class QLabel;

namespace fairlead {

class FieldMessage;

/// One field of a form: its label with a mnemonic above it, the control, words of help, and what is wrong.
/// The control's accessible name and description come from them.
class FieldBox : public QWidget
{
    Q_OBJECT
public:
    /// @param control becomes a child; what takes the focus inside is its focus proxy
    FieldBox(const QString& label, QWidget* control, QWidget* parent = nullptr);

    /// The JSON Pointer into the campaign that this field stands for; problems at and below it are shown.
    void setPath(const QString& path) { m_path = path; }
    const QString& path() const { return m_path; }
    bool covers(const QString& path) const;

    void setLabel(const QString& label);
    /// The label as it is spoken.
    QString name() const;
    /// The accessible name, where the label alone does not tell the field from its like.
    void setSpokenLabel(const QString& name);
    void setHelp(const QString& help);
    /// A short text at the label's right end, such as "12 of 255".
    void setCounter(const QString& counter);

    /// Picks its own out of the campaign's problems.
    void setProblems(const Problems& problems);

    QWidget* control() const { return m_control; }

private:
    QWidget* focusTarget() const;
    void describe();

    QString m_path;
    QWidget* m_control;
    QWidget* m_head; ///< label and counter
    QLabel* m_label;
    QLabel* m_counter;
    QLabel* m_help;
    FieldMessage* m_message;
};

/// Label text as it is spoken: without the mnemonic's mark.
QString withoutMnemonic(const QString& label);

} // namespace fairlead
