#include "ui/library/librarysections.h"

#include "models/campaign/schema.h"
#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QLocale>

#include <vector>

namespace fairlead {

namespace {

struct Section
{
    const char* title;
    const char* icon;
    std::vector<SubmissionState> states; ///< empty: any
    bool bin;
    const char* emptyText;
};

const std::vector<Section>& sections()
{
    using enum SubmissionState;
    static const std::vector<Section> all{
        {QT_TRANSLATE_NOOP("Library", "All campaigns"),
         "folder",
         {},
         false,
         QT_TRANSLATE_NOOP("Library", "No campaign yet.")},
        {QT_TRANSLATE_NOOP("Library", "Drafts"),
         "file-pen",
         {None, Cancelled},
         false,
         QT_TRANSLATE_NOOP("Library", "No draft here: every campaign is uploaded, or on its way.")},
        {QT_TRANSLATE_NOOP("Library", "Uploading"),
         "clock",
         {Waiting, Sending},
         false,
         QT_TRANSLATE_NOOP("Library",
                           "Nothing waits. What you save on an account without a network waits here.")},
        {QT_TRANSLATE_NOOP("Library", "Needs attention"),
         "triangle-alert",
         {Unclear, Refused},
         false,
         QT_TRANSLATE_NOOP(
             "Library",
             "Nothing needs attention. What an account refuses, or leaves unanswered, comes here.")},
        {QT_TRANSLATE_NOOP("Library", "On an account"),
         "cloud",
         {SettledCreated, SettledAdopted},
         false,
         QT_TRANSLATE_NOOP("Library", "No campaign of this library was saved on an account yet.")},
        {QT_TRANSLATE_NOOP("Library", "Bin"),
         "trash-2",
         {},
         true,
         QT_TRANSLATE_NOOP("Library", "Nothing is in the bin.")},
    };
    return all;
}

QString translated(const char* text)
{
    return QCoreApplication::translate("Library", text);
}

qint64 countOf(const Section& section, const DraftCounts& counts)
{
    if (section.bin)
        return counts.inBin;
    if (section.states.empty())
        return counts.drafts;
    qint64 sum = 0;
    for (const auto state : section.states) {
        const auto found = counts.byState.find(draftStateName(state));
        sum += found == counts.byState.end() ? 0 : found->second;
    }
    return sum;
}

} // namespace

LibrarySections::LibrarySections(QObject* parent) : QAbstractListModel(parent) {}

void LibrarySections::setCounts(const DraftCounts& counts)
{
    m_counts = counts;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

DraftQuery LibrarySections::queryOf(int row)
{
    const auto& section = sections()[static_cast<std::size_t>(row)];
    DraftQuery query;
    query.states = section.states;
    query.bin = section.bin;
    return query;
}

QString LibrarySections::emptyText(int row)
{
    return translated(sections()[static_cast<std::size_t>(row)].emptyText);
}

int LibrarySections::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(sections().size());
}

QVariant LibrarySections::data(const QModelIndex& index, int role) const
{
    const auto& section = sections()[static_cast<std::size_t>(index.row())];
    const auto count = countOf(section, m_counts);
    switch (role) {
    case Qt::DisplayRole:
        return translated(section.title);
    case Qt::DecorationRole:
        return themedIcon(QLatin1String(section.icon));
    case CountRole:
        return count;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(translated(section.title), QLocale().toString(count));
    default:
        return {};
    }
}

QString typeWords(const QString& type)
{
    if (type == QLatin1String(schema::typeEmail))
        return translated(QT_TRANSLATE_NOOP("Library", "E-mail"));
    if (type == QLatin1String(schema::typeLinkedIn))
        return translated(QT_TRANSLATE_NOOP("Library", "LinkedIn"));
    if (type == QLatin1String(schema::typeMixed))
        return translated(QT_TRANSLATE_NOOP("Library", "E-mail and LinkedIn"));
    return type;
}

} // namespace fairlead
