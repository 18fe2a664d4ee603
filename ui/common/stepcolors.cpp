#include "ui/common/stepcolors.h"

#include <array>

namespace fairlead {

namespace {

struct StepStyle
{
    QRgb light; ///< on a light base
    QRgb dark;  ///< on a dark base
    Qt::BrushStyle pattern;
};

// Dark and light tones alternate, so that neighbours in a stack differ without their hue.
constexpr std::array<StepStyle, 10> styles{{
    {0xff1f5fbf, 0xff6ea8ff, Qt::SolidPattern},
    {0xffe08a1e, 0xffffc06a, Qt::BDiagPattern},
    {0xff157a5a, 0xff4fd1a5, Qt::Dense4Pattern},
    {0xffc75b9b, 0xffff9fd2, Qt::FDiagPattern},
    {0xff5b3fa6, 0xffb29bff, Qt::CrossPattern},
    {0xff8a9a1b, 0xffd3e05c, Qt::HorPattern},
    {0xff9c2f2f, 0xffff8a80, Qt::Dense5Pattern},
    {0xff3aa0b5, 0xff7fe3f5, Qt::VerPattern},
    {0xff6b4a2b, 0xffd0a27c, Qt::DiagCrossPattern},
    {0xff7d8793, 0xffc3ccd6, Qt::Dense6Pattern},
}};

const StepStyle& styleOf(int step)
{
    return styles[static_cast<std::size_t>(qMax(0, step - 1)) % styles.size()];
}

} // namespace

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

QColor stepColor(int step, const QPalette& palette)
{
    const auto& style = styleOf(step);
    return QColor(isDark(palette) ? style.dark : style.light);
}

QBrush stepBrush(int step, const QPalette& palette)
{
    return QBrush(stepColor(step, palette), styleOf(step).pattern);
}

} // namespace fairlead
