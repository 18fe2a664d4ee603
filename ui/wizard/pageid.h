#pragma once

#include <QList>
#include <QString>

namespace fairlead {

/// The pages of the wizard, in their order.
enum class PageId { Basics, Audience, Senders, Steps, Schedule, Personalization, Review };

QList<PageId> allPages();

/// The page's name for people.
QString pageTitle(PageId page);
/// A stable name without spaces, for files and object names.
QString pageKey(PageId page);
/// The name of its icon.
QString pageIcon(PageId page);

/// The page that edits the field of a JSON Pointer; Review for what belongs to none.
PageId pageOf(const QString& path);

} // namespace fairlead
