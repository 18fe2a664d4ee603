#include "ui/wizard/pageid.h"

#include <QCoreApplication>
#include <QHash>

#include <array>

namespace fairlead {

namespace {

struct PageInfo
{
    PageId id;
    const char* title;
    const char* key;
    const char* icon;
};

constexpr std::array<PageInfo, 7> pages{{
    {PageId::Basics, QT_TRANSLATE_NOOP("Page", "Basics"), "basics", "pen-line"},
    {PageId::Audience, QT_TRANSLATE_NOOP("Page", "Audience"), "audience", "users"},
    {PageId::Senders, QT_TRANSLATE_NOOP("Page", "Senders"), "senders", "at-sign"},
    {PageId::Steps, QT_TRANSLATE_NOOP("Page", "Steps"), "steps", "list-ordered"},
    {PageId::Schedule, QT_TRANSLATE_NOOP("Page", "Schedule"), "schedule", "calendar-clock"},
    {PageId::Personalization, QT_TRANSLATE_NOOP("Page", "Personalization"), "personalization", "sparkles"},
    {PageId::Review, QT_TRANSLATE_NOOP("Page", "Review"), "review", "clipboard-check"},
}};

const PageInfo& infoOf(PageId page)
{
    return pages[static_cast<std::size_t>(page)];
}

} // namespace

QList<PageId> allPages()
{
    QList<PageId> all;
    for (const auto& page : pages)
        all << page.id;
    return all;
}

QString pageTitle(PageId page)
{
    return QCoreApplication::translate("Page", infoOf(page).title);
}

QString pageKey(PageId page)
{
    return QString::fromLatin1(infoOf(page).key);
}

QString pageIcon(PageId page)
{
    return QString::fromLatin1(infoOf(page).icon);
}

PageId pageOf(const QString& path)
{
    static const QHash<QString, PageId> owners{
        {QStringLiteral("name"), PageId::Basics},
        {QStringLiteral("description"), PageId::Basics},
        {QStringLiteral("type"), PageId::Basics},
        {QStringLiteral("dataset_id"), PageId::Audience},
        {QStringLiteral("alias_ids"), PageId::Senders},
        {QStringLiteral("connected_account_id"), PageId::Senders},
        {QStringLiteral("steps"), PageId::Steps},
        {QStringLiteral("launch_type"), PageId::Schedule},
        {QStringLiteral("start_date"), PageId::Schedule},
        {QStringLiteral("daily_limit"), PageId::Schedule},
        {QStringLiteral("sending_window_start"), PageId::Schedule},
        {QStringLiteral("sending_window_end"), PageId::Schedule},
        {QStringLiteral("min_interval_seconds"), PageId::Schedule},
        {QStringLiteral("timezone"), PageId::Schedule},
        {QStringLiteral("send_days"), PageId::Schedule},
        {QStringLiteral("system_prompt"), PageId::Personalization},
        {QStringLiteral("unreviewed_launch_policy"), PageId::Personalization},
    };
    return owners.value(path.section(u'/', 1, 1), PageId::Review);
}

} // namespace fairlead
