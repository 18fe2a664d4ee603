#pragma once

#include <QList>
#include <QWidget>

class QRadioButton;
class QVBoxLayout;

namespace fairlead {

/// One of a few, all visible, each with a line that says what it means. A value that is none of them is shown
/// as one more choice, so that it can be seen and kept.
class ChoiceGroup : public QWidget
{
    Q_OBJECT
public:
    struct Choice
    {
        QString value;
        QString label; ///< with a mnemonic
        QString help;
    };

    explicit ChoiceGroup(const QList<Choice>& choices, QWidget* parent = nullptr);

    QString value() const;
    void setValue(const QString& value); ///< empty: none

Q_SIGNALS:
    void chosen(const QString& value);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Row
    {
        QString value;
        QRadioButton* button;
    };
    void addRow(const Choice& choice);

    QVBoxLayout* m_layout;
    QList<Row> m_rows;
};

} // namespace fairlead
