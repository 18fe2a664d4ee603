#pragma once

#include "models/catalog/catalog.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace fairlead {

/// Where a list of the workspace stands, in words, and a button that reads it again. A list that could not be
/// read is never told as empty.
class CatalogStatus : public QWidget
{
    Q_OBJECT
public:
    CatalogStatus(Catalog& catalog, Catalog::List list, QWidget* parent = nullptr);

private:
    void refresh();

    Catalog& m_catalog;
    Catalog::List m_list;
    QLabel* m_icon;
    QLabel* m_words;
    QToolButton* m_again;
};

} // namespace fairlead
