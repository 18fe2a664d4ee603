#include "ui/common/appearance.h"
#include "ui/common/stepcolors.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace fairlead;

namespace {

const auto group = QStringLiteral("org.freedesktop.appearance");

} // namespace

/// The settings portal of a desktop.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    QHash<QString, uint> values;

public Q_SLOTS:
    QDBusVariant Read(const QString& name, const QString& key)
    {
        const QVariant inner = QVariant::fromValue(QDBusVariant(name == group ? values.value(key) : 0U));
        return QDBusVariant(inner); // twice, as the portal does
    }

Q_SIGNALS:
    void SettingChanged(const QString& name, const QString& key, const QDBusVariant& value);
};

/// Colours and text size follow the desktop, or the user's choice.
class TestAppearance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void followsTheDesktop();
    void theUsersChoiceWins();
    void colorsThatWereSetFollow();
    void sizesThatWereSetFollow();
    void highContrastIsHigh_data();
    void highContrastIsHigh();
    void choicesAreRemembered();

private:
    void tell(const QString& key, uint value);

    QProcess m_bus;
    FakePortal m_portal;
};

void TestAppearance::initTestCase()
{
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY(m_bus.waitForStarted());
    QVERIFY(m_bus.waitForReadyRead());
    const auto address = QString::fromLocal8Bit(m_bus.readLine().trimmed());
    auto desktop = QDBusConnection::connectToBus(address, QStringLiteral("desktop"));
    QVERIFY(desktop.isConnected());
    QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(QDBusConnection::connectToBus(address, QStringLiteral("program")).isConnected());
}

void TestAppearance::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("program"));
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestAppearance::init()
{
    m_portal.values.clear();
}

void TestAppearance::cleanup()
{
    applyTheme(*qApp, Scheme::Light);
}

void TestAppearance::tell(const QString& key, uint value)
{
    m_portal.values[key] = value;
    Q_EMIT m_portal.SettingChanged(group, key, QDBusVariant(value));
}

void TestAppearance::followsTheDesktop()
{
    m_portal.values[QStringLiteral("color-scheme")] = 1;
    DesktopSettings desktop(QDBusConnection(QStringLiteral("program")));
    Appearance appearance(*qApp, desktop, Appearance::Choice::System, Scheme::Light);
    QTRY_COMPARE(appearance.scheme(), Scheme::Dark); // the answer
    QVERIFY(isDark(QApplication::palette()));
    tell(QStringLiteral("color-scheme"), 2);
    QTRY_COMPARE(appearance.scheme(), Scheme::Light); // the signal
    QVERIFY(!isDark(QApplication::palette()));
    tell(QStringLiteral("contrast"), 1);
    QTRY_COMPARE(appearance.scheme(), Scheme::ContrastLight);
    tell(QStringLiteral("color-scheme"), 1);
    QTRY_COMPARE(appearance.scheme(), Scheme::ContrastDark);
    tell(QStringLiteral("contrast"), 0);
    tell(QStringLiteral("color-scheme"), 0); // no preference: what there was without a desktop's word
    QTRY_COMPARE(appearance.scheme(), Scheme::Light);
}

void TestAppearance::theUsersChoiceWins()
{
    m_portal.values[QStringLiteral("color-scheme")] = 1;
    DesktopSettings desktop(QDBusConnection(QStringLiteral("program")));
    QSignalSpy answered(&desktop, &DesktopSettings::changed);
    Appearance appearance(*qApp, desktop, Appearance::Choice::Light, Scheme::Dark);
    QTRY_COMPARE(answered.count(), 2);
    QCOMPARE(appearance.scheme(), Scheme::Light);
    QSignalSpy chosen(&appearance, &Appearance::chosen);
    appearance.menu()->actions().at(3)->trigger();
    QCOMPARE(appearance.scheme(), Scheme::ContrastDark);
    QCOMPARE(chosen.count(), 1);
    appearance.menu()->actions().at(0)->trigger();
    QCOMPARE(appearance.scheme(), Scheme::Dark);
    QVERIFY(appearance.menu()->actions().at(0)->isChecked());
}

void TestAppearance::colorsThatWereSetFollow()
{
    applyTheme(*qApp, Scheme::Light);
    QLabel quiet;
    quiet.setPalette(mutedPalette(quiet.palette()));
    QLabel wrong;
    wrong.setPalette(withTextColor(wrong.palette(), tintColor(IconTint::Error, wrong.palette())));
    for (const auto scheme :
         {Scheme::Dark, Scheme::ContrastDark, Scheme::ContrastLight, Scheme::Light, Scheme::Dark}) {
        applyColors(*qApp, scheme);
        const auto palette = themePalette(scheme);
        QCOMPARE(quiet.palette().color(QPalette::WindowText), tintColor(IconTint::Muted, palette));
        QCOMPARE(wrong.palette().color(QPalette::WindowText), tintColor(IconTint::Error, palette));
    }
}

void TestAppearance::sizesThatWereSetFollow()
{
    applyFont(*qApp, 10);
    QLabel title;
    title.setFont(themeFont(TypeSize::Title));
    QLabel body;
    QCOMPARE(title.font().pointSizeF(), 16.0);
    for (const qreal size : {15.0, 9.0, 12.5}) {
        applyFont(*qApp, size);
        QCOMPARE(QApplication::font().pointSizeF(), size);
        QVERIFY(qAbs(title.font().pointSizeF() - size * 1.6) < 0.1);
        QTRY_COMPARE(body.font().pointSizeF(),
                     size); // Qt tells widgets without a font of their own by an event
        QCOMPARE(themeFont(TypeSize::Title).pointSizeF(), size * 1.6);
    }
}

void TestAppearance::highContrastIsHigh_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::ContrastLight;
    QTest::newRow("dark") << Scheme::ContrastDark;
}

void TestAppearance::highContrastIsHigh()
{
    QFETCH(Scheme, scheme);
    const auto palette = themePalette(scheme);
    const auto luminance = [](const QColor& color) { // WCAG 2.1
        const auto part = [](qreal c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
    };
    const auto ratio = [&](const QColor& a, const QColor& b) {
        const auto [low, high] = std::minmax(luminance(a), luminance(b));
        return (high + 0.05) / (low + 0.05);
    };
    for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::Button}) {
        QVERIFY(ratio(palette.color(QPalette::WindowText), palette.color(ground)) >= 14);
        QVERIFY(ratio(palette.color(QPalette::Mid), palette.color(ground)) >= 7);
        for (const auto tint :
             {IconTint::Muted, IconTint::Error, IconTint::Warning, IconTint::Fine, IconTint::Accent})
            QVERIFY(ratio(tintColor(tint, palette), palette.color(ground)) >= 7);
    }
    QVERIFY(ratio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 7);
}

void TestAppearance::choicesAreRemembered()
{
    using Choice = Appearance::Choice;
    for (const auto choice : {Choice::System, Choice::Light, Choice::Dark, Choice::HighContrast})
        QCOMPARE(Appearance::choiceNamed(Appearance::nameOf(choice)), choice);
    QCOMPARE(Appearance::choiceNamed(QStringLiteral("neon")), Choice::System);
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
