#pragma once

#include <QDialog>

class QListWidget;

namespace fairlead {

class LineEdit;

/// Every command of a window, found by typing some letters of its words (Ctrl+K).
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    /// Gives the window the action that opens its palette.
    static QAction* install(QWidget& window);

    /// Lists the enabled actions of the window and its children.
    explicit CommandPalette(QWidget& window);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void collect(QWidget& window);
    void filter(const QString& text);
    void run();

    LineEdit* m_search;
    QListWidget* m_list;
};

} // namespace fairlead
