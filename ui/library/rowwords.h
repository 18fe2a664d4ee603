#pragma once

#include "models/workspace/workspace.h"

#include <QModelIndex>
#include <QStringList>

#include <functional>
#include <optional>

namespace fairlead {

class RowPlans;

/// What the line of a draft in the library says beside its name. Without an answerer nothing is said of it.
struct RowWords
{
    using AccountOf = std::function<std::optional<Workspace>(const QString& accountId)>;
    using StatusOf = std::function<QString(const QString& draftId)>;

    AccountOf accountOf = {};
    StatusOf statusOf = {}; ///< the server's word for the draft's campaign; empty: not known
    RowPlans* plans = nullptr;

    std::optional<Workspace> account(const QModelIndex& draft) const;
    /// "draft on Harbour Planning · 1,200 people · 3 Dec – 18 Feb"
    QString standing(const QModelIndex& draft) const;
    /// "2 min ago"
    QString changed(const QModelIndex& draft) const;
    /// "Harbour Planning · E-mail · fair"
    QString belongings(const QModelIndex& draft) const;
    /// All of it, for who does not see it.
    QString spoken(const QModelIndex& draft) const;
};

} // namespace fairlead
