#pragma once

#include <QScreen>
#include <QWidget>

namespace fairlead {

/// That size, or what the screen of the window leaves of it, with room for a frame.
inline QSize fittingScreen(const QWidget& window, QSize size)
{
    constexpr QSize frame(8, 40);
    return size.boundedTo(window.screen()->availableSize() - frame);
}

} // namespace fairlead
