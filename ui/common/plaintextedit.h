#pragma once

#include <QPlainTextEdit>

namespace fairlead {

/// A text of several lines that keeps every character: no-break spaces, line separators, and line ends of any
/// kind where they were not touched. It tells of every change that is not our own, however it came.
class PlainTextEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit PlainTextEdit(QWidget* parent = nullptr);

    /// The text as it was displayed, with what was changed since; QPlainTextEdit::toPlainText() has other
    /// spaces.
    const QString& text() const { return m_text; }

    /// Shows a value of the program's own, without edited(); the cursor stays where it can.
    void display(const QString& text);

Q_SIGNALS:
    void edited(const QString& text);

protected:
    QMimeData* createMimeDataFromSelection() const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    QString shown() const;
    void take();

    QString m_text;
    QString m_shown; ///< m_text with each line end as one line feed
    bool m_isOurs = false;
};

} // namespace fairlead
