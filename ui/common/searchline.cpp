#include "ui/common/searchline.h"

#include "ui/common/icons.h"

#include <QAction>

namespace fairlead {

SearchLine::SearchLine(QWidget* parent) : LineEdit(parent)
{
    addAction(themedIcon(QStringLiteral("search"), IconTint::Muted), LeadingPosition)->setText(tr("Search"));
    setClearButtonEnabled(true);
    if (auto* clear = findChild<QAction*>(QStringLiteral("_q_qlineeditclearaction"))) // nameless in Qt
        clear->setText(tr("Clear the search"));
}

} // namespace fairlead
