#include "ui/workspace/contractview.h"

#include "models/contract/contractwords.h"
#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fairlead {

using Kind = ContractFinding::Kind;

namespace {

enum class Choice { Differences, Confirmed, Everything };

bool belongsTo(Choice choice, Kind kind)
{
    switch (choice) {
    case Choice::Differences:
        return kind == Kind::Differs || kind == Kind::Contradicted;
    case Choice::Confirmed:
        return kind == Kind::Confirmed;
    case Choice::Everything:
        break;
    }
    return true;
}

QIcon iconOf(Kind kind)
{
    switch (kind) {
    case Kind::Agrees:
    case Kind::Confirmed:
        return themedIcon(QStringLiteral("check"), IconTint::Fine);
    case Kind::Differs:
    case Kind::Contradicted:
        return themedIcon(QStringLiteral("triangle-alert"), IconTint::Warning);
    case Kind::NotStated:
    case Kind::Extra:
        break;
    }
    return themedIcon(QStringLiteral("info"), IconTint::Muted);
}

QLabel* wrapped(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ContractView::ContractView(QWidget* parent)
    : QWidget(parent),
      m_summary(wrapped({})),
      m_choice(new QComboBox),
      m_findings(new QTreeWidget),
      m_zone(new QCheckBox(tr("This server reads the sending window in the campaign's time &zone"))),
      m_words(wrapped({}))
{
    m_choice->addItem(tr("Differences"), static_cast<int>(Choice::Differences));
    m_choice->addItem(tr("Inferred facts now confirmed"), static_cast<int>(Choice::Confirmed));
    m_choice->addItem(tr("Everything"), static_cast<int>(Choice::Everything));
    auto* label = new QLabel(tr("Sho&w"));
    label->setBuddy(m_choice);
    auto* choiceRow = new QHBoxLayout;
    choiceRow->addWidget(label);
    choiceRow->addWidget(m_choice);
    choiceRow->addStretch();
    m_findings->setAccessibleName(tr("Findings about the contract"));
    m_findings->setHeaderLabels({tr("Finding"), tr("About"), tr("In words")});
    m_findings->setRootIsDecorated(false);
    m_findings->setWordWrap(true);
    m_findings->setAlternatingRowColors(true);
    m_findings->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_findings->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_zone->setToolTip(
        tr("Tick this when you know it, for example from messages that went out. Then campaigns "
           "are no longer warned about it."));
    auto* limits = wrapped(limitsOfAContract());
    for (auto* quiet : {m_words, limits}) {
        quiet->setFont(themeFont(TypeSize::Small));
        quiet->setPalette(mutedPalette(palette()));
    }
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_summary);
    layout->addLayout(choiceRow);
    layout->addWidget(m_findings, 1);
    layout->addWidget(m_words);
    layout->addWidget(limits);
    layout->addWidget(m_zone);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ContractView::showFindings);
    connect(m_zone, &QCheckBox::clicked, this, &ContractView::zoneReadingConfirmed);
    m_words->hide();
}

void ContractView::setFacts(const ServerFacts& facts)
{
    m_zone->setChecked(facts.zoneReadingConfirmed);
    if (!m_report.findings.empty())
        return;
    if (facts.contractReadAt == 0) {
        m_summary->setText(
            tr("The contract of this server was not read yet. Fairlead reads it only when you ask "
               "for it; the key is not sent with it."));
        return;
    }
    const auto confirmed = facts.verdicts.values().count(ServerFacts::Verdict::Confirmed);
    m_summary->setText(tr("Read last on %1 (%2). Inferred facts confirmed: %3; contradicted: %4. Read it "
                          "again for the details.")
                           .arg(QLocale().toString(QDateTime::fromSecsSinceEpoch(facts.contractReadAt),
                                                   QLocale::ShortFormat),
                                facts.contractName)
                           .arg(confirmed)
                           .arg(facts.verdicts.size() - confirmed));
}

void ContractView::setReport(const ContractReport& report)
{
    m_report = report;
    const auto differences = report.count(Kind::Differs) + report.count(Kind::Contradicted);
    m_summary->setText(
        tr("%1: agreements %2, inferred facts confirmed %3, differences %4, not stated %5, new to "
           "Fairlead %6.")
            .arg((report.title + u' ' + report.version).trimmed())
            .arg(report.count(Kind::Agrees))
            .arg(report.count(Kind::Confirmed))
            .arg(differences)
            .arg(report.count(Kind::NotStated))
            .arg(report.count(Kind::Extra)));
    m_words->setText(tr("In the contract's own words:") + u'\n' + report.windowTexts.join(u'\n'));
    m_words->setVisible(!report.windowTexts.isEmpty());
    m_choice->setCurrentIndex(differences > 0 ? 0 : 1);
    showFindings();
}

void ContractView::showFindings()
{
    const auto choice = static_cast<Choice>(m_choice->currentData().toInt());
    m_findings->clear();
    for (const auto& finding : m_report.findings) {
        if (!belongsTo(choice, finding.kind))
            continue;
        auto* row =
            new QTreeWidgetItem(m_findings, {labelOf(finding.kind), finding.subject, finding.sentence});
        row->setIcon(0, iconOf(finding.kind));
        row->setToolTip(2, finding.sentence);
    }
}

QString ContractView::text() const
{
    QStringList lines{m_summary->text()};
    for (const auto& finding : m_report.findings)
        if (finding.kind != Kind::Agrees)
            lines
                << QStringLiteral("%1: %2. %3").arg(finding.subject, labelOf(finding.kind), finding.sentence);
    return lines.join(u'\n');
}

} // namespace fairlead
