#pragma once

#include <QWidget>

#include <array>

namespace fairlead {

/// A week as seven lines of 24 hours with the sending window drawn in, as simple as the settings are.
class WeekStrip : public QWidget
{
    Q_OBJECT
public:
    explicit WeekStrip(QWidget* parent = nullptr);

    /// @param start, end seconds since midnight; an end at or before the start is on the next day
    void setWindow(const std::array<bool, 7>& days, int start, int end);
    void clearWindow();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<bool, 7> m_days{};
    int m_start = 0;
    int m_end = 0;
    bool m_isOpen = false;
};

} // namespace fairlead
