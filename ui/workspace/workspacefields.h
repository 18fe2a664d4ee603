#pragma once

#include "models/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace fairlead {

/// What a user says about a workspace besides its server and key: name, colour, private certificate
/// authority.
class WorkspaceFields : public QWidget
{
    Q_OBJECT
public:
    explicit WorkspaceFields(QWidget* parent = nullptr);

    void setWorkspace(const Workspace& workspace);
    QString name() const;
    QColor colour() const;
    QString caFile() const;

Q_SIGNALS:
    void edited();

private:
    void chooseFile();

    QLineEdit* m_name;
    QComboBox* m_colour;
    QLineEdit* m_caFile;
};

} // namespace fairlead
