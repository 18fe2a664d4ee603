#pragma once

#include "ui/wizard/pagestate.h"

#include <QListWidget>

namespace fairlead {

/// The pages at the left of the wizard, each with its state in words and as an icon.
class PageList : public QListWidget
{
    Q_OBJECT
public:
    explicit PageList(QWidget* parent = nullptr);

    void setState(PageId page, const PageState& state);
    PageState state(PageId page) const { return m_states[static_cast<qsizetype>(page)]; }
    void setCurrentPage(PageId page);

    QSize sizeHint() const override;

Q_SIGNALS:
    void pageChosen(fairlead::PageId page);

private:
    QList<PageState> m_states;
};

} // namespace fairlead
