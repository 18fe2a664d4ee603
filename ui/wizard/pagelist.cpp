#include "ui/wizard/pagelist.h"

#include "ui/common/accessibility.h"
#include "ui/common/rowpainting.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int pageIconSize = 16;
constexpr int narrowestList = 196;

/// Room for the longest title with both of its icons.
int pageListWidth()
{
    const QFontMetrics metrics(themeFont(TypeSize::Body));
    int widest = 0;
    for (const auto page : allPages())
        widest = std::max(widest, metrics.horizontalAdvance(pageTitle(page)));
    return std::max(narrowestList, widest + 2 * pageIconSize + 3 * spacing::wide);
}

/// Icon of the page, its name, and its state in the state's colour with the state's icon at the right.
class PageDelegate : public QStyledItemDelegate
{
public:
    PageDelegate(const PageList& list, QObject* parent) : QStyledItemDelegate(parent), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {pageListWidth(), twoLineHeight() + spacing::tight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto page = static_cast<PageId>(index.row());
        const auto state = m_list.state(page);
        const auto tint = tintFor(state);
        const auto square = [&](int x) {
            return QRect(x, option.rect.center().y() - pageIconSize / 2, pageIconSize, pageIconSize);
        };
        painter->save();
        paintRowBackground(painter, option);
        themedIcon(pageIcon(page)).paint(painter, square(option.rect.left() + spacing::wide - 4));
        paintTwoLines(painter, option,
                      {pageTitle(page), wordsFor(state), tintColor(tint, option.palette),
                       pageIconSize + spacing::wide - 4, pageIconSize + spacing::normal});
        themedIcon(iconFor(state), tint)
            .paint(painter, square(option.rect.right() - spacing::normal - pageIconSize));
        painter->restore();
    }

private:
    const PageList& m_list;
};

} // namespace

PageList::PageList(QWidget* parent) : QListWidget(parent)
{
    setAccessibleName(tr("Pages"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new PageDelegate(*this, this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    for (const auto page : allPages()) {
        m_states << PageState{};
        addItem(pageTitle(page));
        setState(page, {});
    }
    followSelection(*this);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT pageChosen(static_cast<PageId>(row));
    });
}

void PageList::setState(PageId page, const PageState& state)
{
    const auto row = static_cast<int>(page);
    const auto spoken = QStringLiteral("%1: %2").arg(pageTitle(page), wordsFor(state));
    if (m_states[row] == state && item(row)->data(Qt::AccessibleTextRole) == spoken)
        return;
    m_states[row] = state;
    item(row)->setData(Qt::AccessibleTextRole, spoken);
    viewport()->update();
}

void PageList::setCurrentPage(PageId page)
{
    setCurrentRow(static_cast<int>(page));
}

QSize PageList::sizeHint() const
{
    return {pageListWidth(), count() * sizeHintForRow(0)};
}

} // namespace fairlead
