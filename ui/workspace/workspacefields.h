#pragma once

#include "models/workspace/workspace.h"

#include <QWidget>

class QComboBox;

namespace fairlead {

class LineEdit;

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

    LineEdit* m_name;
    QComboBox* m_colour;
    LineEdit* m_caFile;
};

} // namespace fairlead
