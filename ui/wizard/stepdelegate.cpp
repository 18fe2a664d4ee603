#include "ui/wizard/stepdelegate.h"

#include "models/campaign/steplistmodel.h"
#include "ui/common/rowpainting.h"
#include "ui/common/spacing.h"
#include "ui/common/stepcolors.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace fairlead {

namespace {

constexpr int swatchWidth = 6;
constexpr int channelIconSize = 16;

} // namespace

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    painter->save();
    paintRowBackground(painter, option);
    const QRectF row(option.rect);
    painter->setPen(Qt::NoPen);
    painter->setBrush(stepColor(index.row() + 1, option.palette));
    painter->drawRoundedRect(
        QRectF(row.left() + spacing::normal, row.top() + 10, swatchWidth, row.height() - 20), 2, 2);
    const auto severity = index.data(StepListModel::SeverityRole);
    const int mark = severity.isValid() ? channelIconSize + spacing::tight : 0;
    paintTwoLines(painter, option,
                  {tr("%1 · %2").arg(index.row() + 1).arg(index.data(Qt::DisplayRole).toString()),
                   index.data(StepListModel::SummaryRole).toString(),
                   {},
                   swatchWidth + spacing::normal,
                   mark});
    if (mark > 0) {
        const QRect place(option.rect.right() - spacing::normal - channelIconSize,
                          option.rect.center().y() - channelIconSize / 2, channelIconSize, channelIconSize);
        severityIcon(static_cast<Problem::Severity>(severity.toInt())).paint(painter, place);
    }
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {160, twoLineHeight()};
}

} // namespace fairlead
