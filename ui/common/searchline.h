#pragma once

#include "ui/common/lineedit.h"

namespace fairlead {

/// A line to search with: a magnifier before the text, a button behind it that clears it.
class SearchLine : public LineEdit
{
    Q_OBJECT
public:
    explicit SearchLine(QWidget* parent = nullptr);
};

} // namespace fairlead
