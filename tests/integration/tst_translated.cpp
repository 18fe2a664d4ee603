#include "app/workbench.h"
#include "tests/support/markedwords.h"
#include "ui/common/theme.h"
#include "ui/library/librarywindow.h"
#include "ui/wizard/campaignwindow.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFontComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMetaProperty>
#include <QProcess>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTimer>
#include <QTranslator>

using namespace fairlead;

namespace {

constexpr int mostRows = 40; ///< of a list; the others are of the same kind

bool isField(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || widget->inherits("QTextEdit") ||
           widget->inherits("QPlainTextEdit") || widget->inherits("QAbstractSpinBox");
}

/// Every text of a widget that a user reads or hears.
QStringList textsOf(QWidget* widget)
{
    QStringList texts;
    const auto* meta = widget->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const auto property = meta->property(i);
        const QByteArray name(property.name());
        if (property.metaType() != QMetaType::fromType<QString>() || name == "objectName" ||
            name == "styleSheet" || name.contains("windowFilePath") || name == "inputMask" ||
            name == "displayFormat" || name == "displayText" || name == "selectedText" || name == "html" ||
            name == "markdown" ||
            (isField(widget) && (name == "text" || name == "plainText" || name == "cleanText")) ||
            (name == "currentText" && qobject_cast<QComboBox*>(widget)))
            continue;
        texts << property.read(widget).toString();
    }
    for (const auto* action : widget->actions())
        texts << action->text() << action->toolTip() << action->statusTip();
    if (const auto* tabs = qobject_cast<QTabBar*>(widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    if (const auto* combo = qobject_cast<QComboBox*>(widget); combo && !combo->isEditable())
        for (int i = 0; i < std::min(combo->count(), mostRows); ++i)
            texts << combo->itemText(i);
    if (const auto* view = qobject_cast<QAbstractItemView*>(widget);
        view && view->model() && !qobject_cast<QHeaderView*>(widget)) {
        const auto* model = view->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            texts << model->headerData(column, Qt::Horizontal).toString();
            for (int row = 0; row < std::min(model->rowCount(), mostRows); ++row)
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole),
                                       int(Qt::AccessibleTextRole), int(Qt::AccessibleDescriptionRole)})
                    texts << model->index(row, column).data(role).toString();
        }
    }
    if (auto* heard = QAccessible::queryAccessibleInterface(widget))
        texts << heard->text(QAccessible::Name) << heard->text(QAccessible::Description);
    return texts;
}

} // namespace

class TestTranslated : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyPluralHasEnglishForms();
    void windows();
    void commands_data();
    void commands();
    void ownWordsAreFoundOut();

public Q_SLOTS:
    void ignore(const QUrl&) {}

private:
    void judge(QWidget* window, const QString& where);
    void judgeAll(const QString& where);
    void triggerAll(QWidget& window);
    void openMenus(QWidget& window);

    MarkedWords m_words;
    QMap<QString, QString> m_faults; ///< text → where
    QPointer<QWidget> m_library;
    QPointer<QWidget> m_campaign;
};

void TestTranslated::initTestCase()
{
    QVERIFY2(!m_words.path().isEmpty(), qPrintable(m_words.log()));
    auto* translator = new QTranslator(qApp);
    QVERIFY(translator->load(m_words.path()));
    QCoreApplication::installTranslator(translator);
    applyTheme(*qApp, Scheme::Light);
    for (const auto* scheme : {"https", "http", "file", "mailto"})
        QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "ignore"); // no browser
}

/// A new text with a number needs its two English forms; the target "translations" makes room for them.
void TestTranslated::everyPluralHasEnglishForms()
{
    QFile file(QStringLiteral(FAIRLEAD_SOURCES "/resources/translations/fairlead_en.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto english = QString::fromUtf8(file.readAll());
    QVERIFY(!english.contains(QLatin1String("unfinished")));
    for (const auto& plural : m_words.plurals())
        QVERIFY2(english.contains(QStringLiteral("<source>%1</source>").arg(plural)), qPrintable(plural));
}

void TestTranslated::judge(QWidget* window, const QString& where)
{
    auto all = window->findChildren<QWidget*>();
    if (qobject_cast<QFileDialog*>(window))
        all.clear(); // Qt's own words
    all.prepend(window);
    for (auto* widget : all)
        for (const auto& text : textsOf(widget))
            if (!m_words.unmarked(text).isEmpty())
                m_faults.insert(text, QStringLiteral("%1: %2 %3")
                                          .arg(where, QLatin1String(widget->metaObject()->className()),
                                               widget->objectName()));
}

void TestTranslated::judgeAll(const QString& where)
{
    for (auto* window : QApplication::topLevelWidgets())
        if (window->isVisible())
            judge(window, where);
}

/// Fills and reads the menus, also those of buttons.
void TestTranslated::openMenus(QWidget& window)
{
    for (auto* menu : window.findChildren<QMenu*>()) {
        Q_EMIT menu->aboutToShow();
        judge(menu, QStringLiteral("menu"));
    }
}

/// Does whatever can be done, and reads what opens. Modal dialogs run in loops of their own, so a timer reads
/// and closes them.
void TestTranslated::triggerAll(QWidget& window)
{
    QTimer reader;
    QString name;
    connect(&reader, &QTimer::timeout, this, [&] {
        auto* dialog = QApplication::activeModalWidget();
        if (!dialog)
            dialog = QApplication::activePopupWidget();
        if (!dialog)
            return;
        judge(dialog, name);
        dialog->close();
    });
    reader.start(20);
    QList<QPointer<QAction>> actions;
    for (auto* action : window.findChildren<QAction*>())
        if (action->isEnabled() && !action->isSeparator() && !action->menu() &&
            action->menuRole() != QAction::QuitRole &&
            action->shortcut() != QKeySequence(QKeySequence::Quit) &&
            action->shortcut() != QKeySequence(QKeySequence::Close))
            actions << action;
    for (const auto& action : actions) {
        if (!action || !action->isEnabled())
            continue;
        name = action->text();
        action->trigger();
        QTest::qWait(30);
        judgeAll(name);
        for (auto* other : QApplication::topLevelWidgets())
            if (other->isVisible() && other != m_library && other != m_campaign)
                other->close();
    }
}

void TestTranslated::windows()
{
    const QTemporaryDir folder;
    GlobalOptions options;
    options.dataDir = folder.path();
    Workbench workbench(options, true, std::make_unique<LibraryWindow>());
    m_library = &workbench.libraryWindow();
    workbench.show();
    QTest::qWait(300);
    judgeAll(QStringLiteral("first start"));
    const auto draft = workbench.addSample();
    QTest::qWait(500);
    judgeAll(QStringLiteral("library"));
    m_campaign = workbench.openCampaign(draft);
    auto* campaign = workbench.openCampaign(draft);
    QVERIFY(campaign);
    for (const auto page : allPages()) {
        campaign->showPage(page);
        QTest::qWait(150);
        judgeAll(QStringLiteral("page ") + pageKey(page));
    }
    openMenus(*campaign);
    openMenus(*m_library);
    triggerAll(*campaign);
    if (!m_campaign || !m_campaign->isVisible())
        m_campaign = workbench.openCampaign(draft);
    triggerAll(*m_library);
    QStringList report;
    for (auto fault = m_faults.cbegin(); fault != m_faults.cend(); ++fault)
        report << QStringLiteral("“%1” (%2): %3")
                      .arg(fault.key(), fault.value(), m_words.unmarked(fault.key()).join(u' '));
    QVERIFY2(report.isEmpty(), qPrintable(u'\n' + report.join(u'\n')));
}

void TestTranslated::commands_data()
{
    QTest::addColumn<QStringList>("line");
    const auto sample = QStringLiteral(FAIRLEAD_SAMPLES "/ten-steps.campaign");
    const auto add = [](const char* name, const QStringList& line) {
        QTest::newRow(name) << line;
    };
    add("help", {QStringLiteral("--help")});
    add("slip", {QStringLiteral("validte")});
    add("option", {QStringLiteral("--nonsense")});
    add("no display", {});
    add("valid", {QStringLiteral("validate"), sample});
    add("not there", {QStringLiteral("validate"), QStringLiteral("/not-there.campaign")});
    add("forecast", {QStringLiteral("forecast"), sample, QStringLiteral("--leads"), QStringLiteral("5000")});
    add("forecast of nothing", {QStringLiteral("forecast")});
    add("why",
        {QStringLiteral("forecast"), sample, QStringLiteral("--leads"), QStringLiteral("9"),
         QStringLiteral("--lead"), QStringLiteral("99"), QStringLiteral("--step"), QStringLiteral("2")});
    add("export", {QStringLiteral("export"), sample});
    add("submit", {QStringLiteral("submit")});
    add("drafts", {QStringLiteral("drafts")});
    add("list", {QStringLiteral("drafts"), QStringLiteral("list")});
    add("sandbox", {QStringLiteral("sandbox"), QStringLiteral("--port"), QStringLiteral("99999")});
    add("doctor",
        {QStringLiteral("doctor"), QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:9")});
    add("screenshots", {QStringLiteral("screenshots")});
}

void TestTranslated::commands()
{
    QFETCH(const QStringList, line);
    const QTemporaryDir folder;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto* display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(display));
    environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("eo"));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_words.dataFolder());
    environment.insert(QStringLiteral("FAIRLEAD_DATA_DIR"), folder.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(FAIRLEAD_PROGRAM), line);
    QVERIFY(program.waitForFinished());
    const auto said = QString::fromUtf8(program.readAll());
    const auto plain = m_words.unmarked(said);
    QVERIFY2(plain.isEmpty(), qPrintable(plain.join(u' ') + u'\n' + said));
    QVERIFY(!said.isEmpty() || line.contains(QStringLiteral("list")));
}

/// The judge itself: words in the code are found, data and marked words are not.
void TestTranslated::ownWordsAreFoundOut()
{
    QCOMPARE(m_words.unmarked(QStringLiteral("Never translated 3")),
             QStringList({QStringLiteral("Never"), QStringLiteral("translated")}));
    QVERIFY(m_words.unmarked(QStringLiteral("３ ｓｔｅｐｓ · Europe/Berlin · Ctrl+S · SaaS founders DACH"))
                .isEmpty());
    QVERIFY(m_words.unmarked(QStringLiteral("<b>ｂ</b> https://example.org/x /home/x/y.campaign")).isEmpty());
}

QTEST_MAIN(TestTranslated)
#include "tst_translated.moc"
