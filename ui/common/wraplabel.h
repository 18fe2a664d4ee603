#pragma once

#include <QLabel>
#include <QTextLayout>

namespace fairlead {

/// A label of wrapped text that shapes its text once. Layouts ask for its sizes many times between two key
/// presses; each answer of QLabel, and each of its paintings, shapes the whole text anew.
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
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// Whether it is ours to lay out: text that is neither rich nor can be selected.
    bool isPlain() const;
    /// Shapes the text unless it is the one that was shaped last.
    void shape() const;
    /// The text's height in lines of that width.
    int breakLines(int width) const;
    QSize withMargins(QSize text) const;

    bool m_isSelectable = false;
    mutable QTextLayout m_layout;
    mutable QString m_shaped;
    mutable Qt::Alignment m_align;
    mutable int m_width = -1;    ///< of the lines; -1: none yet
    mutable int m_height = 0;    ///< of the lines
    mutable int m_natural = 0;   ///< the widest paragraph in one line
    mutable int m_narrowest = 0; ///< the widest word
};

} // namespace fairlead
