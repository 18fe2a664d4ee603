#pragma once

#include "models/drafts/openfile.h"

#include <QDialog>

class QTreeWidget;

namespace fairlead {

/// A campaign file was changed by somebody else: what they did, what was done here, and the choice of what
/// to do about it. Changes nothing by itself.
class FileChangesDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Choice {
        Later,
        Merge,   ///< merged() is the draft from now on
        KeepMine ///< the draft stays; saving overwrites the file
    };

    FileChangesDialog(const OpenFile& file, const CampaignDraft& mine, QWidget* parent = nullptr);

    Choice choice() const { return m_choice; }
    /// Both sides' changes, with the file's at the conflicts where the user wanted them.
    CampaignDraft merged() const;

private:
    QWidget* wordsOf(const QString& title, const QString& words);
    void listConflicts();
    void choose(Choice choice);

    MergeResult m_merge;
    QTreeWidget* m_conflicts;
    Choice m_choice = Choice::Later;
};

} // namespace fairlead
