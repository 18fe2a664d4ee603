#pragma once

#include "models/campaign/document.h"
#include "models/submission/submission.h"

#include <QDateTime>

namespace fairlead {

/// One line of the library.
struct DraftSummary
{
    qint64 key = 0; ///< the library's own number; never shown
    QString id;     ///< UUID, stable across export and import of a whole library
    QString name;
    QString type;
    QString datasetId;
    SubmissionState state = SubmissionState::None;
    int problems = 0; ///< errors that stop a submission, as of the last change
    QStringList tags;
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime deletedAt; ///< since when it lies in the bin; invalid: it does not
    QString workspace;   ///< the id of the one it belongs to; empty: none
    QString campaignId;  ///< on the server, of the last submission
    qint64 size = 0;     ///< bytes of the draft's present content

    friend bool operator==(const DraftSummary&, const DraftSummary&) = default;
};

/// A draft as the library holds it.
struct StoredDraft
{
    DraftSummary summary;
    CampaignDraft draft;
    qint64 revision = 0;             ///< grows with every save, whoever saves
    int historyIndex = 0;            ///< entries of the history that are applied
    std::vector<StoredEdit> history; ///< only when it was asked for
};

/// What is written of a draft: all of it, and what the list shows. Texts are empty rather than null.
struct DraftContent
{
    QByteArray tree; ///< encodeDraft() as compact JSON
    QString name;
    QString type;
    QString datasetId;
};

/// The field's text, empty rather than null.
QString storedText(const Field<QString>& field);

/// `tree` is encodeDraft() of the draft, for those who have it at hand.
DraftContent contentOf(const CampaignDraft& draft, const Json& tree);
DraftContent contentOf(const CampaignDraft& draft);

/// A save of what changed since the last one.
struct DraftPatch
{
    QString id;
    qint64 baseRevision = 0; ///< the revision this builds on; 0: the draft is new
    DraftContent content;
    int stored = 0;            ///< entries of the stored history
    int kept = 0;              ///< the first of them, which stay; the ones after them go
    std::vector<Edit> entries; ///< new entries behind the kept ones
    int historyIndex = 0;
    QString versionReason; ///< not empty: first keeps what is stored now as an automatic version
};

/// A kept state of a draft.
struct DraftVersion
{
    qint64 number = 0;
    QDateTime madeAt;
    QString reason; ///< see versionreason
    QString name;   ///< given by the user; empty: automatic
};

/// The campaign file that a draft came from or was saved to.
struct DraftFile
{
    QString path;          ///< absolute
    CampaignDraft content; ///< as it was when the file was last read or written here
};

/// Why a version was kept; stored, so never translated or changed.
namespace versionreason {
inline constexpr auto session = "session";       ///< before the first edit of a session
inline constexpr auto submission = "submission"; ///< before a submission
inline constexpr auto merge = "merge";           ///< before a merge with a file
inline constexpr auto restore = "restore";       ///< before an older version came back
inline constexpr auto elsewhere = "elsewhere";   ///< what another window had saved meanwhile
inline constexpr auto named = "named";           ///< the user asked for it
} // namespace versionreason

/// What is shown about the last submission of a draft.
struct SubmissionRecord
{
    SubmissionState state = SubmissionState::None;
    QString workspace;
    QString campaignId;
};

/// The state's stable word in lists and scripts: "draft", then submissionStateName().
QString draftStateName(SubmissionState state);
SubmissionState draftStateOf(const QString& name);

} // namespace fairlead
