#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace fairlead {

namespace {

QByteArray readSource(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("No icon %s", qUtf8Printable(name));
    return file.readAll();
}

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(const QString& name, IconTint tint)
        : m_name(name), m_source(readSource(name)), m_tint(tint)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto name = color(mode).name();
        const auto scale = painter->device()->devicePixelRatioF();
        const auto key = QStringLiteral("%1 %2 %3x%4")
                             .arg(m_name, name)
                             .arg(rect.width() * scale)
                             .arg(rect.height() * scale);
        QPixmap drawn;
        if (!QPixmapCache::find(key, &drawn)) {
            drawn = QPixmap((QSizeF(rect.size()) * scale).toSize());
            drawn.setDevicePixelRatio(scale);
            drawn.fill(Qt::transparent);
            QByteArray svg = m_source;
            QSvgRenderer renderer(svg.replace("currentColor", name.toLatin1()));
            QPainter brush(&drawn);
            renderer.render(&brush, QRectF(QPointF(), QSizeF(rect.size())));
            QPixmapCache::insert(key, drawn);
        }
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QString key() const override { return QStringLiteral("fairlead"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_source.isEmpty(); }
    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const auto palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::Text);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return tintColor(m_tint, palette);
    }

    QString m_name;
    QByteArray m_source;
    IconTint m_tint;
};

} // namespace

QIcon themedIcon(const QString& name, IconTint tint)
{
    return QIcon(new ThemedIconEngine(name, tint));
}

} // namespace fairlead
