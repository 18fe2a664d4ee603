#include "ui/workspace/workspacepicture.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

namespace fairlead {

namespace {

class DotEngine : public QIconEngine
{
public:
    explicit DotEngine(const QColor& colour) : m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        const auto side = std::min(rect.width(), rect.height()) * 0.6;
        QRectF dot(0, 0, side, side);
        dot.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_colour);
        painter->drawEllipse(dot);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new DotEngine(*this); }

private:
    QColor m_colour;
};

} // namespace

QIcon workspaceDot(const QColor& colour)
{
    return QIcon(new DotEngine(colour));
}

} // namespace fairlead
