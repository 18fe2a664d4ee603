#include "ui/common/wheelguard.h"

#include <QEvent>

namespace fairlead {

namespace {

class WheelGuard : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore(); // so that it goes on to what is around the field
        return true;
    }
};

} // namespace

void guardFromWheel(QWidget* field)
{
    field->setFocusPolicy(Qt::StrongFocus); // the usual one takes the focus from the wheel, too
    field->installEventFilter(new WheelGuard(field));
}

} // namespace fairlead
