#pragma once

#include <QDBusVariant>
#include <QObject>

#include <optional>

class QDBusConnection;

namespace fairlead {

/// What the desktop says of colours, by the settings portal (`org.freedesktop.appearance`). Qt 6.4 knows of
/// it on no desktop. Without a portal nothing is known.
class DesktopSettings : public QObject
{
    Q_OBJECT
public:
    /// Asks at once; the answers come with changed().
    explicit DesktopSettings(QDBusConnection bus, QObject* parent = nullptr);

    /// Nothing: it has no preference, or did not say.
    std::optional<bool> prefersDark() const { return m_prefersDark; }
    bool prefersContrast() const { return m_prefersContrast; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void take(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(QDBusConnection& bus, const QString& key);

    std::optional<bool> m_prefersDark;
    bool m_prefersContrast = false;
};

} // namespace fairlead
