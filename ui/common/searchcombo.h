#pragma once

#include <QComboBox>

namespace fairlead {

/// A combo box that finds its entries by any part of their name and takes any other text as it is: a pasted
/// id, or a value that is wrong and says so.
class SearchCombo : public QComboBox
{
    Q_OBJECT
public:
    struct Entry
    {
        QString value;
        QString label;
    };

    explicit SearchCombo(QWidget* parent = nullptr);

    /// Keeps the value.
    void setEntries(const QList<Entry>& entries);

    /// The chosen entry's value, or the text itself.
    QString value() const;
    void setValue(const QString& value);

    /// On Enter and on leaving, a text that is part of one entry's name alone chooses that entry. For fields
    /// whose values nobody makes up.
    void setTakesOnlyMatch();

    void showPopup() override;

Q_SIGNALS:
    /// The user chose or typed; never after setValue().
    void valueEdited(const QString& value);

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    QString labelOf(const QString& value) const;
    void takeOnlyMatch();
};

} // namespace fairlead
