#pragma once

#include <QWidget>

#include <functional>
#include <map>
#include <vector>

class QVBoxLayout;

namespace fairlead {

/// Something that the user should know and may want to act on; it does not get in the way of work.
struct Notice
{
    enum class Kind { Info, Warning };

    /// One button of the notice.
    struct Way
    {
        QString text; ///< what it does; without a mnemonic, which the fields around may need
        std::function<void()> run;
    };

    Kind kind = Kind::Warning;
    QString text; ///< what happened, what was kept, what to do; empty: there is nothing to say
    std::vector<Way> ways;
    /// Whether the user may put it away; one that tells of a lasting state goes when the state does.
    bool canBeClosed = true;
};

/// Bars across a window, one for each subject; without any it takes no room.
class NoticeArea : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeArea(QWidget* parent = nullptr);

    /// Puts the notice in the place of the subject's last one.
    void set(const QString& subject, const Notice& notice);
    void clear(const QString& subject);

private:
    QWidget* barFor(const QString& subject, const Notice& notice);

    QVBoxLayout* m_layout;
    std::map<QString, QWidget*> m_bars;
};

} // namespace fairlead
