#pragma once

#include "models/workspace/workspacegateway.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fairlead {

class LineEdit;

/// A dialog that tries a key at its server before it is kept. A key that the server does not take, or cannot
/// be asked about, is kept only when the user says so.
class KeyTestDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param gateway outlives the dialog
    /// @param keepText the button that tests and keeps
    KeyTestDialog(WorkspaceGateway& gateway, const QString& keepText, QWidget* parent);

    void accept() override;

Q_SIGNALS:
    /// It was kept, but the user should know something about it.
    void noted(const QString& note);

protected:
    /// What to test and to keep, as the fields say.
    virtual WorkspaceEntry entry() const = 0;
    virtual QFuture<WorkspaceChange> keep(const WorkspaceEntry& entry) = 0;

    WorkspaceGateway& gateway() { return m_gateway; }
    /// Where the fields of the dialog go to.
    QVBoxLayout* fields() { return m_fields; }
    /// A field for the key, which never shows it.
    LineEdit* addKeyField();
    /// A result is about what was tested: it goes when a field changes.
    void forgetResult();

private:
    void test();
    void showResult(const ConnectionTest& outcome);
    void say(const QString& text, ConnectionTest::Result result);
    void keepNow();
    void setBusy(const QString& text);
    void makeRoom();

    WorkspaceGateway& m_gateway;
    QWidget* m_form;
    QVBoxLayout* m_fields;
    QLabel* m_icon;
    QLabel* m_message;
    QPushButton* m_test;
    QPushButton* m_keep;
    QPushButton* m_anyway;
    QPointer<QWidget> m_focus; ///< the field that was worked in before the test
    bool m_keepsAfterTest = false;
};

} // namespace fairlead
