#include "ui/library/rowwords.h"

#include "models/common/ago.h"
#include "models/drafts/draftlistmodel.h"
#include "models/submission/statewords.h"
#include "ui/library/librarysections.h"
#include "ui/library/rowplans.h"

namespace fairlead {

namespace {

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

std::optional<Workspace> RowWords::account(const QModelIndex& draft) const
{
    const auto id = draft.data(DraftListModel::AccountRole).toString();
    return accountOf && !id.isEmpty() ? accountOf(id) : std::nullopt;
}

QString RowWords::standing(const QModelIndex& draft) const
{
    const auto id = draft.data(DraftListModel::IdRole).toString();
    const auto state = draftStateOf(draft.data(DraftListModel::StateRole).toString());
    const auto status = statusOf && isSettled(state) ? statusOf(id) : QString();
    const auto own = account(draft);
    QStringList parts{stateInWords(state, status, own ? own->name : QString())};
    if (const auto* plan =
            plans ? plans->of(id, draft.data(DraftListModel::UpdatedRole).toDateTime()) : nullptr)
        parts << rowPlanWords(*plan, QDate::currentDate());
    return joined(parts);
}

QString RowWords::changed(const QModelIndex& draft) const
{
    return agoInWords(draft.data(DraftListModel::UpdatedRole).toDateTime(), QDateTime::currentDateTimeUtc());
}

QString RowWords::belongings(const QModelIndex& draft) const
{
    const auto own = account(draft);
    QStringList parts{own ? own->name : QString(),
                      typeWords(draft.siblingAtColumn(DraftListModel::Type).data().toString())};
    return joined(parts + draft.data(DraftListModel::TagsRole).toStringList());
}

QString RowWords::spoken(const QModelIndex& draft) const
{
    return joined({draft.siblingAtColumn(DraftListModel::Name).data().toString(), standing(draft),
                   belongings(draft), changed(draft)});
}

} // namespace fairlead
