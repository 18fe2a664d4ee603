#include "tests/ui/libraryfixture.h"
#include "tests/ui/wizardfixture.h"

#include "ui/common/commandpalette.h"
#include "ui/common/theme.h"
#include "ui/library/historydialog.h"
#include "ui/library/librarycheck.h"
#include "ui/plan/plancontroller.h"
#include "ui/plan/planpanel.h"
#include "ui/workspace/connectdialog.h"
#include "ui/workspace/keydialog.h"
#include "ui/workspace/proxydialog.h"
#include "ui/workspace/workspacedialog.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleOptionButton>
#include <QTest>

using namespace fairlead;

namespace {

/// Whether something between the widget and its window scrolls: then it may lie outside what is seen.
bool isScrolled(const QWidget* widget)
{
    for (auto* parent = widget->parentWidget(); parent && !parent->isWindow();
         parent = parent->parentWidget())
        if (qobject_cast<QAbstractScrollArea*>(parent))
            return true;
    return false;
}

bool isControl(const QWidget* widget)
{
    return widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus);
}

QString describe(const QWidget* widget)
{
    return QStringLiteral("%1 “%2” at %3,%4 %5×%6")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName())
        .arg(widget->mapTo(widget->window(), QPoint()).x())
        .arg(widget->mapTo(widget->window(), QPoint()).y())
        .arg(widget->width())
        .arg(widget->height());
}

/// Controls that cannot be reached or read whole.
QStringList misfits(QWidget& window)
{
    QStringList found;
    const auto all = window.findChildren<QWidget*>();
    for (const auto* widget : all) {
        if (!isControl(widget) || widget->window() != &window)
            continue;
        const QRect place(widget->mapTo(&window, QPoint()), widget->size());
        if (!isScrolled(widget) && !window.rect().contains(place))
            found << QStringLiteral("outside: ") + describe(widget);
        const auto* button = qobject_cast<const QPushButton*>(widget);
        if (button && button->width() < button->minimumSizeHint().width())
            found << QStringLiteral("cut: ") + describe(widget) + u' ' + button->text();
    }
    for (const auto* area : window.findChildren<QScrollArea*>()) // to the side nobody looks
        if (area->isVisible() && area->widget() && area->widget()->width() > area->viewport()->width())
            found << QStringLiteral("wider than its place: ") + describe(area->widget());
    return found;
}

} // namespace

/// At the screens that people have, with large text: nothing lies outside, and no button's text is cut.
class TestFits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void campaignPages_data();
    void campaignPages();
    void planTakesThePagesPlaceWhereItIsNarrow();
    void palette();
    void library_data();
    void library();
    void dialogs();
};

void TestFits::initTestCase()
{
    applyTheme(*qApp, Scheme::Light);
    // Offscreen there is no other density than 96 dots an inch: text of half as many points again is as large
    // as on a screen of 144.
    applyFont(*qApp, systemTextSize() * 144 / 96);
}

void TestFits::campaignPages_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("page");
    for (const auto size : {QSize(1024, 640), QSize(1366, 728)})
        for (const auto page : allPages())
            QTest::addRow("%d %s", size.width(), qPrintable(pageKey(page))) << size << static_cast<int>(page);
}

void TestFits::campaignPages()
{
    QFETCH(QSize, size);
    QFETCH(int, page);
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    PlanController controller;
    controller.setDocument(&wizard.document);
    wizard.window->setPlanPanel(new PlanPanel(controller, wizard.window.get()));
    wizard.window->resize(size);
    wizard.show(static_cast<PageId>(page));
    QTRY_VERIFY(controller.plan());
    QCOMPARE(wizard.window->size(), size); // its contents do not make it larger
    const auto found = misfits(*wizard.window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    wizard.window->setPlanPanel(new QWidget); // before the controller goes
}

void TestFits::planTakesThePagesPlaceWhereItIsNarrow()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    PlanController controller;
    controller.setDocument(&wizard.document);
    auto* panel = new PlanPanel(controller, wizard.window.get());
    wizard.window->setPlanPanel(panel);
    wizard.window->resize(1024, 640);
    QApplication::processEvents();
    QVERIFY(!panel->isVisible());
    QPushButton* show = nullptr;
    for (auto* button : wizard.window->findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == QStringLiteral("Show the plan"))
            show = button;
    QVERIFY(show);
    show->click();
    QApplication::processEvents();
    QVERIFY(panel->isVisible());
    const auto found = misfits(*wizard.window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    wizard.show(PageId::Schedule); // going to a page shows it
    QVERIFY(!panel->isVisible());
    wizard.window->resize(2400, 900);
    QApplication::processEvents();
    QVERIFY(panel->isVisible());
    QVERIFY(!show->isVisible());
    wizard.window->setPlanPanel(new QWidget);
}

void TestFits::palette()
{
    WizardFixture wizard(sampleDraft(QStringLiteral("autumn-outreach")));
    wizard.window->resize(1024, 640);
    CommandPalette palette(*wizard.window);
    palette.show();
    QVERIFY(palette.width() <= 1024 && palette.height() <= 640);
    const auto found = misfits(palette);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestFits::library_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024") << QSize(1024, 640);
    QTest::newRow("1366") << QSize(1366, 728);
}

void TestFits::library()
{
    QFETCH(QSize, size);
    LibraryFixture f;
    f.window.resize(size);
    f.window.show();
    QApplication::processEvents();
    QCOMPARE(f.window.size(), size);
    const auto start = misfits(f.window);
    QVERIFY2(start.isEmpty(), qPrintable(start.join(u'\n')));
    const auto id = f.add(QStringLiteral("Autumn outreach for manufacturers in the north"));
    QTRY_COMPARE(f.list.rowCount(), 1);
    f.window.select(id);
    QApplication::processEvents();
    QCOMPARE(f.window.size(), size);
    const auto overview = misfits(f.window);
    QVERIFY2(overview.isEmpty(), qPrintable(overview.join(u'\n')));
}

void TestFits::dialogs()
{
    LibraryFixture f;
    const auto id = f.add(QStringLiteral("Autumn outreach"));
    Workspace workspace;
    workspace.id = QStringLiteral("acme");
    workspace.name = QStringLiteral("Acme & Sons");
    workspace.server = QUrl(QStringLiteral("https://outreach.acme.example"));
    std::vector<std::unique_ptr<QDialog>> all;
    all.push_back(std::make_unique<ConnectDialog>(f.workspaces));
    all.push_back(std::make_unique<KeyDialog>(f.workspaces, workspace));
    all.push_back(std::make_unique<WorkspaceDialog>(f.workspaces, workspace));
    all.push_back(std::make_unique<ProxyDialog>(QStringLiteral("proxy.acme.example:3128")));
    all.push_back(std::make_unique<HistoryDialog>(f.library, f.drafts.open(id)));
    all.push_back(std::make_unique<LibraryCheckDialog>(f.library));
    for (const auto& dialog : all) {
        dialog->show();
        QApplication::processEvents();
        const auto found = misfits(*dialog);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        const auto least = dialog->minimumSizeHint().expandedTo(dialog->minimumSize());
        QVERIFY2(least.width() <= 1024 && least.height() <= 600, dialog->metaObject()->className());
        dialog->hide();
    }
}

int main(int argc, char** argv)
{
    qputenv("QT_FONT_DPI", "144");
    QApplication application(argc, argv);
    TestFits test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fits.moc"
