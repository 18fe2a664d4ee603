#pragma once

#include <QFrame>

class QPushButton;

namespace fairlead {

class WrapLabel;
class Zone;

/// By which clock an account reads the sending window: asked once, in place, since its documentation says
/// both.
class ZoneQuestion : public QFrame
{
    Q_OBJECT
public:
    explicit ZoneQuestion(QWidget* parent = nullptr);

    /// @param account as the user calls it
    void ask(const QString& account, const Zone& zone);

Q_SIGNALS:
    void answered(bool inUtc);
    void postponed();

private:
    WrapLabel* m_words;
    QPushButton* m_zone;
};

} // namespace fairlead
