#include "ui/common/launchreportview.h"

#include "models/common/people.h"
#include "ui/common/icons.h"
#include "ui/common/launchreport.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr QSize peopleSize(420, 420);

bool isSame(const SubmissionDetails& a, const SubmissionDetails& b)
{
    return a.launchWarnings == b.launchWarnings && a.launchProblems == b.launchProblems &&
           a.launchableRows == b.launchableRows && a.totalRows == b.totalRows;
}

} // namespace

LaunchReportView::LaunchReportView(QSettings* settings, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_head(new QToolButton),
      m_body(new QWidget),
      m_lines(new QVBoxLayout(m_body))
{
    m_head->setObjectName(QStringLiteral("launchReport"));
    m_head->setCheckable(true);
    m_head->setAutoRaise(true);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_lines->setContentsMargins(spacing::wide, 0, 0, 0);
    m_lines->setSpacing(spacing::tight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_head, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    connect(m_head, &QToolButton::toggled, this, &LaunchReportView::fold);
    hide();
}

QString LaunchReportView::foldKey() const
{
    return QStringLiteral("launchReports/folded/") + m_campaignId;
}

void LaunchReportView::show(const QString& campaignId, const SubmissionDetails& details)
{
    if (campaignId == m_campaignId && isSame(details, m_details))
        return; // built for it already; what has the focus in it keeps it
    m_campaignId = campaignId;
    m_details = details;
    build();
}

void LaunchReportView::build()
{
    while (auto* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto reasons = launchReasons(m_details);
    const auto summary = launchSummary(m_details);
    setVisible(!reasons.empty() || !summary.isEmpty());
    m_head->setText(summary.isEmpty() ? tr("What the launch reported") : summary);
    bool anyRows = false;
    for (const auto& reason : reasons) {
        addReason(reason.text, reason.people, reason.rows);
        anyRows = anyRows || !reason.rows.empty();
    }
    if (anyRows) {
        auto* save = new QPushButton(tr("Save as CSV…"));
        connect(save, &QPushButton::clicked, this, &LaunchReportView::saveCsv);
        m_lines->addWidget(save, 0, Qt::AlignLeft);
    }
    m_head->setEnabled(!reasons.empty());
    const bool isFolded = m_settings && m_settings->value(foldKey(), false).toBool();
    const bool open = !reasons.empty() && !isFolded;
    m_head->setChecked(open);
    fold(open);
}

void LaunchReportView::addReason(const QString& text, qint64 people, const std::vector<qint64>& rows)
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    auto* label = new WrapLabel(people > 0 ? tr("%1: %2").arg(peopleInWords(people), text) : text);
    label->setTextFormat(Qt::PlainText); // the server's words
    layout->addWidget(label, 1);
    if (!rows.empty()) {
        auto* open = new QPushButton(tr("Show them…"));
        open->setAccessibleName(tr("Show them: %1").arg(text));
        connect(open, &QPushButton::clicked, this, [this, text, rows] { showPeople(text, rows); });
        layout->addWidget(open, 0, Qt::AlignTop);
    }
    m_lines->addWidget(line);
}

/// By their places in the list: the report holds nothing else of them.
void LaunchReportView::showPeople(const QString& reason, const std::vector<qint64>& rows)
{
    QStringList places;
    for (const auto row : rows)
        places << tr("Person %1 of the list").arg(QLocale().toString(row + 1));
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Who is concerned"));
    dialog->resize(peopleSize);
    auto* text = new WrapLabel(reason);
    text->setTextFormat(Qt::PlainText);
    auto* list = new QListView;
    list->setAccessibleName(tr("People"));
    list->setUniformItemSizes(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setModel(new QStringListModel(places, list));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    dialog->open();
}

void LaunchReportView::saveCsv()
{
    auto* dialog = new QFileDialog(this, tr("Save as CSV"), QStringLiteral("left-out.csv"),
                                   tr("Tables (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSaveFile file(path);
        const auto table = launchReportCsv(m_details);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(table) == table.size() && file.commit();
        if (!written)
            QMessageBox::warning(this, tr("Save as CSV"),
                                 tr("%1 cannot be written: %2.").arg(path, file.errorString()));
    });
    dialog->open();
}

void LaunchReportView::fold(bool open)
{
    m_body->setVisible(open);
    m_head->setIcon(themedIcon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    if (!m_settings || m_campaignId.isEmpty() || !m_head->isEnabled())
        return;
    if (open)
        m_settings->remove(foldKey());
    else
        m_settings->setValue(foldKey(), true);
}

} // namespace fairlead
