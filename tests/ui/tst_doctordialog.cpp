#include "ui/workspace/contractview.h"
#include "ui/workspace/doctordialog.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>

using namespace fairlead;
using State = CheckResult::State;
using Kind = ContractFinding::Kind;

namespace {

/// Finds what it is told to find.
class FakeCheckup : public Checkup
{
public:
    QString workspaceName() const override { return QStringLiteral("Acme"); }
    void start() override
    {
        calls << QStringLiteral("start");
        running = true;
    }
    void checkContract() override
    {
        calls << QStringLiteral("contract");
        running = true;
    }
    void checkContractFile(const QString&) override {}
    void cancel() override
    {
        calls << QStringLiteral("cancel");
        end();
    }
    bool isRunning() const override { return running; }
    ServerFacts facts() const override { return known; }
    QString confirmZoneReading(bool confirmed) override
    {
        if (refusal.isEmpty())
            known.zoneReadingConfirmed = confirmed;
        return refusal;
    }
    void find(const char* check, const QString& label, State state, const QString& sentence)
    {
        Q_EMIT checked({QLatin1String(check), label, state, sentence});
    }
    void end()
    {
        if (std::exchange(running, false))
            Q_EMIT finished();
    }

    QStringList calls;
    ServerFacts known;
    QString refusal;
    bool running = false;
};

ContractReport reportOf(std::vector<ContractFinding> findings)
{
    ContractReport report;
    report.title = QStringLiteral("Outreach API");
    report.findings = std::move(findings);
    report.windowTexts = {QStringLiteral("timezone: read there")};
    return report;
}

} // namespace

/// The dialog with real widgets, on checks that find what the test says.
class TestDoctorDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsWhatWasFound();
    void saysWhatNeedsAttention();
    void stopsWhenAsked();
    void stopsWhenClosed();
    void copiesWhatItShows();
    void readsTheContractOnlyWhenAsked();
    void showsDifferencesFirst();
    void remembersTheContract();
    void takesTheUsersWordOnTheZone();
    void takesNoWordThatCannotBeKept();
    void everyControlHasAName();

private:
    QPushButton* button(const QString& text) const;
    QTreeWidget* list(int index) const
    {
        const auto trees = m_dialog->findChildren<QTreeWidget*>();
        for (auto* tree : trees)
            if ((tree->accessibleName() == QLatin1String("What was checked")) == (index == 0))
                return tree;
        return nullptr;
    }
    QString headline() const { return m_dialog->findChildren<QLabel*>().constFirst()->text(); }

    std::unique_ptr<FakeCheckup> m_checkup;
    std::unique_ptr<DoctorDialog> m_dialog;
};

void TestDoctorDialog::init()
{
    m_dialog.reset();
    m_checkup = std::make_unique<FakeCheckup>();
    m_dialog = std::make_unique<DoctorDialog>(*m_checkup);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

QPushButton* TestDoctorDialog::button(const QString& text) const
{
    for (auto* each : m_dialog->findChildren<QPushButton*>())
        if (each->text().remove(u'&') == text)
            return each;
    return nullptr;
}

void TestDoctorDialog::showsWhatWasFound()
{
    QCOMPARE(m_checkup->calls, QStringList{QStringLiteral("start")});
    QVERIFY(headline().contains(QLatin1String("Acme")));
    QVERIFY(!button(QStringLiteral("Check again"))->isEnabled());
    m_checkup->find(checkname::server, QStringLiteral("Server"), State::Ok,
                    QStringLiteral("It was reached."));
    m_checkup->find(checkname::dataDirectory, QStringLiteral("Data directory"), State::Warning,
                    QStringLiteral("Little space."));
    m_checkup->end();
    auto* checks = list(0);
    QCOMPARE(checks->topLevelItemCount(), 2);
    QCOMPARE(checks->topLevelItem(0)->text(1), QStringLiteral("Data directory")); // whatever came first
    QCOMPARE(checks->topLevelItem(0)->text(0), QStringLiteral("Note"));
    QCOMPARE(checks->topLevelItem(1)->text(2), QStringLiteral("It was reached."));
    QVERIFY(!checks->topLevelItem(0)->icon(0).isNull());
    QCOMPARE(headline(), QStringLiteral("It works. There is something to know."));
    QTest::mouseClick(button(QStringLiteral("Check again")), Qt::LeftButton);
    QCOMPARE(m_checkup->calls.count(QStringLiteral("start")), 2);
    QCOMPARE(checks->topLevelItemCount(), 0);
}

void TestDoctorDialog::saysWhatNeedsAttention()
{
    m_checkup->find(checkname::server, QStringLiteral("Server"), State::Failed,
                    QStringLiteral("Nobody there."));
    m_checkup->end();
    QCOMPARE(headline(), QStringLiteral("Something needs attention."));
}

void TestDoctorDialog::stopsWhenAsked()
{
    auto* stop = button(QStringLiteral("Stop checking"));
    QVERIFY(stop->isEnabled());
    m_checkup->find(checkname::keychain, QStringLiteral("Keyring"), State::Ok, QStringLiteral("It works."));
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(m_checkup->calls.contains(QStringLiteral("cancel")));
    QCOMPARE(headline(), QStringLiteral("The check was stopped."));
    QCOMPARE(list(0)->topLevelItemCount(), 1); // what is known stays
    QVERIFY(!stop->isEnabled());
    QVERIFY(button(QStringLiteral("Check again"))->isEnabled());
}

void TestDoctorDialog::stopsWhenClosed()
{
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    m_dialog.reset();
    QVERIFY(m_checkup->calls.contains(QStringLiteral("cancel")));
    QVERIFY(!m_checkup->isRunning());
}

void TestDoctorDialog::copiesWhatItShows()
{
    m_checkup->find(checkname::server, QStringLiteral("Server"), State::Failed,
                    QStringLiteral("Nobody there."));
    m_checkup->end();
    QTest::mouseClick(button(QStringLiteral("Copy as text")), Qt::LeftButton);
    const auto text = QApplication::clipboard()->text();
    QVERIFY(text.contains(QLatin1String("Server: Trouble. Nobody there.")));
    QVERIFY(text.contains(QLatin1String("Acme")));
}

void TestDoctorDialog::readsTheContractOnlyWhenAsked()
{
    m_checkup->end();
    QVERIFY(!m_checkup->calls.contains(QStringLiteral("contract")));
    QTest::mouseClick(button(QStringLiteral("Read the contract")), Qt::LeftButton);
    QVERIFY(m_checkup->calls.contains(QStringLiteral("contract")));
    m_checkup->find(checkname::contract, QStringLiteral("Contract"), State::Failed,
                    QStringLiteral("It has none."));
    m_checkup->end();
    QCOMPARE(list(0)->topLevelItem(0)->text(2), QStringLiteral("It has none."));
}

void TestDoctorDialog::showsDifferencesFirst()
{
    const auto agreement = ContractFinding{Kind::Agrees, QStringLiteral("a"),         QStringLiteral("A"), {},
                                           {},           QStringLiteral("It agrees.")};
    const auto confirmed = ContractFinding{
        Kind::Confirmed, QStringLiteral("b"), QStringLiteral("B"), {}, {}, QStringLiteral("It is so.")};
    const auto contradicted = ContractFinding{Kind::Contradicted,
                                              QStringLiteral("c"),
                                              QStringLiteral("C"),
                                              {},
                                              {},
                                              QStringLiteral("It is not so.")};
    Q_EMIT m_checkup->contractChecked(reportOf({agreement, confirmed, contradicted}));
    auto* findings = list(1);
    QVERIFY(findings->isVisible()); // the tab came to the front
    QCOMPARE(findings->topLevelItemCount(), 1);
    QCOMPARE(findings->topLevelItem(0)->text(0), QStringLiteral("Contradicted"));
    QCOMPARE(findings->topLevelItem(0)->text(2), QStringLiteral("It is not so."));
    auto* choice = m_dialog->findChild<QComboBox*>();
    choice->setCurrentText(QStringLiteral("Inferred facts now confirmed"));
    QCOMPARE(findings->topLevelItem(0)->text(1), QStringLiteral("B"));
    choice->setCurrentText(QStringLiteral("Everything"));
    QCOMPARE(findings->topLevelItemCount(), 3);
    QVERIFY(m_dialog->text().contains(QLatin1String("It is not so.")));
}

void TestDoctorDialog::remembersTheContract()
{
    m_checkup->known.contractReadAt = 1'795'000'000;
    m_checkup->known.contractName = QStringLiteral("Outreach API 7");
    m_checkup->known.verdicts = {{QStringLiteral("a"), ServerFacts::Verdict::Confirmed},
                                 {QStringLiteral("b"), ServerFacts::Verdict::Contradicted}};
    m_dialog = std::make_unique<DoctorDialog>(*m_checkup);
    QVERIFY(m_dialog->text().contains(QLatin1String("Outreach API 7")));
    QVERIFY(m_dialog->text().contains(QLatin1String("confirmed: 1; contradicted: 1")));
}

void TestDoctorDialog::takesTheUsersWordOnTheZone()
{
    m_dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
    auto* zone = m_dialog->findChild<QCheckBox*>();
    QVERIFY(!zone->isChecked());
    zone->setFocus();
    QTest::keyClick(zone, Qt::Key_Space);
    QVERIFY(m_checkup->known.zoneReadingConfirmed);
    QTest::keyClick(zone, Qt::Key_Space);
    QVERIFY(!m_checkup->known.zoneReadingConfirmed);
}

void TestDoctorDialog::takesNoWordThatCannotBeKept()
{
    m_dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
    m_checkup->refusal = QStringLiteral("The disk is full.");
    auto* zone = m_dialog->findChild<QCheckBox*>();
    QTest::mouseClick(zone, Qt::LeftButton, {}, QPoint(8, zone->height() / 2));
    QCOMPARE(headline(), QStringLiteral("The disk is full."));
    QVERIFY(!zone->isChecked());
}

void TestDoctorDialog::everyControlHasAName()
{
    auto* tabs = m_dialog->findChild<QTabWidget*>();
    int controls = 0;
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        for (auto* widget : m_dialog->findChildren<QWidget*>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            const auto* control = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(control && !control->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
            ++controls;
        }
    }
    QVERIFY(controls > 8);
}

QTEST_MAIN(TestDoctorDialog)
#include "tst_doctordialog.moc"
