#pragma once

#include <QDialog>
#include <QIcon>

#include <functional>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace fairlead {

class LineEdit;

/// Something that the palette offers beside a window's commands: a draft, a step, a field.
struct PaletteEntry
{
    QString text; ///< "Step 2: E-mail"
    QIcon icon;
    std::function<void()> run;
};

/// What a window offers, asked for when its palette opens.
using PaletteEntries = std::function<QList<PaletteEntry>()>;

/// Every command of a window, and what it offers beside them, found by typing some letters of its words or of
/// words that mean the same (Ctrl+K).
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    /// Gives the window the action that opens its palette.
    static QAction* install(QWidget& window, PaletteEntries entries = {});

    /// Lists the enabled actions of the window and its children, then the entries.
    explicit CommandPalette(QWidget& window, const QList<PaletteEntry>& entries = {});

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void collect(QWidget& window);
    QListWidgetItem* add(const QString& text, const QIcon& icon, const QString& keys,
                         std::function<void()> run);
    void filter(const QString& text);
    void run();

    LineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_nothing;
    QList<std::function<void()>> m_runs; ///< of the row that names its place here
};

} // namespace fairlead
