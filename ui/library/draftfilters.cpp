#include "ui/library/draftfilters.h"

#include "ui/common/literaltext.h"
#include "ui/library/librarysections.h"

#include <QActionGroup>
#include <QLocale>

#include <algorithm>

namespace fairlead {

namespace {

constexpr std::size_t mostChoices = 40; ///< a menu that fits a screen; the search finds the others

using Counted = std::pair<QString, qint64>;

/// The most used ones, by name.
std::vector<Counted> offered(const std::map<QString, qint64>& counts)
{
    std::vector<Counted> all(counts.begin(), counts.end());
    std::erase_if(all, [](const Counted& each) { return each.first.isEmpty(); });
    std::ranges::stable_sort(all, std::greater<>(), &Counted::second);
    all.resize(std::min(all.size(), mostChoices));
    std::ranges::sort(all, {}, &Counted::first);
    return all;
}

} // namespace

DraftFilters::DraftFilters(QWidget* parent) : QMenu(tr("&Filter"), parent)
{
    connect(this, &QMenu::aboutToShow, this, &DraftFilters::build);
}

bool DraftFilters::isActive() const
{
    return !m_account.isEmpty() || !m_type.isEmpty() || !m_dataset.isEmpty() || !m_tag.isEmpty();
}

QString DraftFilters::datasetName(const QString& id) const
{
    const auto name = m_datasetName ? m_datasetName(id) : QString();
    return name.isEmpty() ? id : name;
}

QString DraftFilters::accountName(const QString& id) const
{
    const auto name = m_accountName ? m_accountName(id) : QString();
    return name.isEmpty() ? tr("an account that was disconnected") : name;
}

QString DraftFilters::words() const
{
    QStringList parts;
    if (!m_account.isEmpty())
        parts << accountName(m_account);
    if (!m_type.isEmpty())
        parts << typeWords(m_type);
    if (!m_dataset.isEmpty())
        parts << tr("list “%1”").arg(datasetName(m_dataset));
    if (!m_tag.isEmpty())
        parts << tr("tag “%1”").arg(m_tag);
    return parts.join(QStringLiteral(" · "));
}

void DraftFilters::applyTo(DraftQuery& query) const
{
    query.workspace = m_account;
    query.type = m_type;
    query.datasetId = m_dataset;
    query.tag = m_tag;
}

void DraftFilters::reset()
{
    m_account.clear();
    m_type.clear();
    m_dataset.clear();
    m_tag.clear();
    Q_EMIT changed();
}

void DraftFilters::build()
{
    qDeleteAll(findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    clear();
    offer(*addMenu(tr("A&ccount")), tr("Any account"), m_account, m_counts.byWorkspace,
          [this](const QString& id) { return accountName(id); });
    offer(*addMenu(tr("&Type")), tr("Any type"), m_type, m_counts.byType, typeWords);
    offer(*addMenu(tr("&List")), tr("Any list"), m_dataset, m_counts.byDataset,
          [this](const QString& id) { return datasetName(id); });
    offer(*addMenu(tr("T&ag")), tr("Any tag"), m_tag, m_counts.byTag, [](const QString& tag) { return tag; });
    addSeparator();
    addAction(tr("&Show everything"), this, &DraftFilters::reset)->setEnabled(isActive());
}

void DraftFilters::offer(QMenu& menu, const QString& any, QString& chosen,
                         const std::map<QString, qint64>& counts,
                         const std::function<QString(const QString&)>& name)
{
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const QString& text, const QString& value) {
        auto* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(chosen == value);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, &chosen, value] {
            chosen = value;
            Q_EMIT changed();
        });
    };
    add(any, {});
    const auto choices = offered(counts);
    menu.setEnabled(!choices.empty() || !chosen.isEmpty());
    for (const auto& [value, count] : choices)
        add(QStringLiteral("%1\t%2").arg(literalText(name(value)), QLocale().toString(count)), value);
}

} // namespace fairlead
