#include "ui/workspace/doctordialog.h"

#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"
#include "ui/workspace/contractview.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

using State = CheckResult::State;

namespace {

QIcon iconOf(State state)
{
    switch (state) {
    case State::Ok:
        return themedIcon(QStringLiteral("check"), IconTint::Fine);
    case State::Warning:
        return themedIcon(QStringLiteral("triangle-alert"), IconTint::Warning);
    case State::Failed:
        return themedIcon(QStringLiteral("circle-alert"), IconTint::Error);
    case State::Skipped:
        break;
    }
    return themedIcon(QStringLiteral("circle-dashed"), IconTint::Muted);
}

} // namespace

DoctorDialog::DoctorDialog(Checkup& checkup, QWidget* parent)
    : QDialog(parent),
      m_checkup(checkup),
      m_headline(new WrapLabel),
      m_progress(new QProgressBar),
      m_checks(new QTreeWidget),
      m_contract(new ContractView),
      m_tabs(new QTabWidget)
{
    setWindowTitle(tr("Check the set-up"));
    resize(820, 560);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setFont(themeFont(TypeSize::Title));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Checking"));
    m_tabs->setAccessibleName(tr("Parts of the check"));
    m_tabs->tabBar()->setAccessibleName(m_tabs->accessibleName());
    m_tabs->addTab(buildChecks(), tr("&Set-up"));
    m_tabs->addTab(m_contract, tr("Server's c&ontract"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_again = buttons->addButton(tr("Check a&gain"), QDialogButtonBox::ActionRole);
    m_readContract = buttons->addButton(tr("&Read the contract"), QDialogButtonBox::ActionRole);
    m_copy = buttons->addButton(tr("Copy as &text"), QDialogButtonBox::ActionRole);
    m_cancel = buttons->addButton(tr("Stop chec&king"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_headline);
    layout->addWidget(m_progress);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &DoctorDialog::start);
    connect(m_readContract, &QPushButton::clicked, this, &DoctorDialog::startContract);
    connect(m_copy, &QPushButton::clicked, this, &DoctorDialog::copy);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_checkup.cancel(); });
    connect(m_contract, &ContractView::zoneReadingConfirmed, this, &DoctorDialog::confirmZone);
    connect(&m_checkup, &Checkup::checked, this, &DoctorDialog::take);
    connect(&m_checkup, &Checkup::contractChecked, this, &DoctorDialog::showContract);
    connect(&m_checkup, &Checkup::finished, this, &DoctorDialog::end);
    m_contract->setFacts(m_checkup.facts());
    start();
}

DoctorDialog::~DoctorDialog()
{
    m_checkup.disconnect(this);
    m_checkup.cancel();
}

QWidget* DoctorDialog::buildChecks()
{
    m_checks->setAccessibleName(tr("What was checked"));
    m_checks->setHeaderLabels({tr("State"), tr("Checked"), tr("What was found")});
    m_checks->setRootIsDecorated(false);
    m_checks->setWordWrap(true);
    m_checks->setAlternatingRowColors(true);
    m_checks->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_checks->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    return m_checks;
}

void DoctorDialog::begin(const QString& words)
{
    m_headline->setText(words);
    m_progress->show();
    m_cancel->setEnabled(true);
    m_again->setEnabled(false);
    m_readContract->setEnabled(false);
}

void DoctorDialog::start()
{
    m_results.clear();
    m_checks->clear();
    m_tabs->setCurrentIndex(0);
    begin(tr("Checking the set-up for %1…").arg(m_checkup.workspaceName()));
    m_checkup.start();
}

void DoctorDialog::startContract()
{
    begin(tr("Reading the contract of %1…").arg(m_checkup.workspaceName()));
    m_checkup.checkContract();
}

void DoctorDialog::take(const CheckResult& result)
{
    std::erase_if(m_results, [&](const CheckResult& known) { return known.check == result.check; });
    m_results.push_back(result);
    sortChecks(m_results);
    m_checks->clear();
    for (const auto& each : m_results) {
        auto* row = new QTreeWidgetItem(m_checks, {labelOf(each.state), each.label, each.sentence});
        row->setIcon(0, iconOf(each.state));
        row->setToolTip(2, each.sentence);
    }
}

void DoctorDialog::showContract(const ContractReport& report)
{
    m_contract->setReport(report);
    m_contract->setFacts(m_checkup.facts());
    m_tabs->setCurrentIndex(1);
}

void DoctorDialog::end()
{
    m_progress->hide();
    m_cancel->setEnabled(false);
    m_again->setEnabled(true);
    m_readContract->setEnabled(true);
    const bool isComplete = std::ranges::any_of(m_results, [](const CheckResult& result) {
        return result.check == QLatin1String(checkname::server);
    });
    const auto isNote = [](const CheckResult& result) {
        return result.state == CheckResult::State::Warning;
    };
    if (!isSound(m_results))
        m_headline->setText(tr("Something needs attention."));
    else
        m_headline->setText(!isComplete ? tr("The check was stopped.")
                            : std::ranges::any_of(m_results, isNote)
                                ? tr("It works. There is something to know.")
                                : tr("All is well."));
}

QString DoctorDialog::text() const
{
    return tr("Fairlead %1, account %2").arg(QStringLiteral(FAIRLEAD_VERSION), m_checkup.workspaceName()) +
           u'\n' + asText(m_results) + u'\n' + m_contract->text() + u'\n';
}

void DoctorDialog::copy()
{
    QApplication::clipboard()->setText(text());
    m_headline->setText(tr("Copied. The text holds no key."));
}

void DoctorDialog::confirmZone(bool confirmed)
{
    const auto error = m_checkup.confirmZoneReading(confirmed);
    if (error.isEmpty())
        return;
    m_headline->setText(error);
    m_contract->setFacts(m_checkup.facts());
}

} // namespace fairlead
