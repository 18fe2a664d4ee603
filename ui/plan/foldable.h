#pragma once

#include <QWidget>

class QToolButton;

namespace fairlead {

/// A titled part that folds; folded, its title still says the essence.
class Foldable : public QWidget
{
    Q_OBJECT
public:
    Foldable(const QString& title, QWidget* content, QWidget* parent = nullptr);

    /// What stands behind the title.
    void setEssence(const QString& essence);
    void setOpen(bool open);
    bool isOpen() const { return m_isOpen; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitTitle();

    QString m_title;
    QString m_whole; ///< title and essence, however narrow the button
    QToolButton* m_button;
    QWidget* m_content;
    bool m_isOpen = false;
};

} // namespace fairlead
