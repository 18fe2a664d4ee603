#pragma once

#include <QHash>
#include <QLabel>

namespace fairlead {

/// A label of wrapped text that remembers its sizes. Layouts ask for them many times between two key presses,
/// and each answer of QLabel lays out the whole text, several times over for the hints.
class WrapLabel : public QLabel
{
    Q_OBJECT
public:
    explicit WrapLabel(QWidget* parent = nullptr);
    explicit WrapLabel(const QString& text, QWidget* parent = nullptr);

    /// Lets the mouse select the text. Not before the mouse is there: a label whose text can be selected
    /// holds a whole document, and takes several times as long to lay out.
    void setSelectable() { m_isSelectable = true; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// Drops what was measured of another text.
    void refresh() const;

    bool m_isSelectable = false;
    mutable QString m_measured;
    mutable QHash<int, int> m_heights; ///< by width, in pixels
    mutable QSize m_hint;
    mutable QSize m_minimum;
};

} // namespace fairlead
