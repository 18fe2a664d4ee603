#include "ui/common/desktopsettings.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace fairlead {

namespace {

const auto portalName = QStringLiteral("org.freedesktop.portal.Desktop");
const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto settingsInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const auto colorSchemeKey = QStringLiteral("color-scheme"); ///< 0 no preference, 1 dark, 2 light
const auto contrastKey = QStringLiteral("contrast");        ///< 0 no preference, 1 higher

/// `Read` wraps its answer twice, the signal once.
uint numberIn(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

DesktopSettings::DesktopSettings(QDBusConnection bus, QObject* parent) : QObject(parent)
{
    if (!bus.isConnected())
        return;
    // Until something has used a type of Qt D-Bus, it knows none, and a slot that takes one is not found.
    QDBusMetaType::typeToSignature(QMetaType::fromType<QDBusVariant>());
    bus.connect(portalName, portalPath, settingsInterface, QStringLiteral("SettingChanged"), this,
                SLOT(take(QString, QString, QDBusVariant)));
    ask(bus, colorSchemeKey);
    ask(bus, contrastKey);
}

void DesktopSettings::ask(QDBusConnection& bus, const QString& key)
{
    auto question =
        QDBusMessage::createMethodCall(portalName, portalPath, settingsInterface, QStringLiteral("Read"));
    question.setArguments({appearanceGroup, key});
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, key] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            take(appearanceGroup, key, reply.value());
        answer->deleteLater();
    });
}

void DesktopSettings::take(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group != appearanceGroup)
        return;
    const auto number = numberIn(value.variant());
    if (key == colorSchemeKey)
        m_prefersDark = number == 1 ? std::optional(true) : number == 2 ? std::optional(false) : std::nullopt;
    else if (key == contrastKey)
        m_prefersContrast = number == 1;
    else
        return;
    Q_EMIT changed();
}

} // namespace fairlead
