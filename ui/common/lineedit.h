#pragma once

#include <QLineEdit>

namespace fairlead {

/// A line of text that tells of every change which is not our own: typed, pasted, dropped, dictated,
/// completed, or put in by an input method or the accessibility interface. No line break or tab gets in.
class LineEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit LineEdit(QWidget* parent = nullptr);

    /// Shows a value of the program's own, without edited(); the cursor stays where it can.
    void display(const QString& text);

Q_SIGNALS:
    void edited(const QString& text);

private:
    void take();
    void replace(const QString& text, qsizetype cursor);

    QString m_before;
    bool m_isOurs = false;
};

/// What a line takes of a text from elsewhere: without line breaks and tabs at the ends, which a table's cell
/// brings along; those inside become one space.
QString asOneLine(const QString& text);

} // namespace fairlead
