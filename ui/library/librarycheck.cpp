#include "ui/library/librarycheck.h"

#include "models/common/whenfinished.h"
#include "models/drafts/draftlibrary.h"
#include "ui/common/plaintextedit.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QDialogButtonBox>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

LibraryCheckDialog::LibraryCheckDialog(DraftLibrary& library, QWidget* parent)
    : QDialog(parent),
      m_library(library),
      m_words(new WrapLabel(this)),
      m_progress(new QProgressBar(this)),
      m_findings(new PlainTextEdit(this))
{
    setWindowTitle(tr("Check the library"));
    setMinimumWidth(480);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setText(tr("Looking at the library's file. Editing goes on meanwhile."));
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Progress of the check"));
    m_findings->setReadOnly(true);
    m_findings->setAccessibleName(tr("What was found"));
    m_findings->hide();
    auto* buttons = new QDialogButtonBox(this);
    m_mend = buttons->addButton(tr("&Mend the library"), QDialogButtonBox::ActionRole);
    m_mend->setToolTip(tr("Puts everything that can be read into a new library; the old one is kept aside."));
    m_close = buttons->addButton(QDialogButtonBox::Cancel);
    m_mend->hide(); // after the last button: the box shows all when one is added
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_words);
    layout->addWidget(m_progress);
    layout->addWidget(m_findings, 1);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_mend, &QPushButton::clicked, this, &LibraryCheckDialog::mend);
    connect(&m_check, &QFutureWatcher<QStringList>::progressValueChanged, this,
            &LibraryCheckDialog::showProgress);
    connect(&m_check, &QFutureWatcher<QStringList>::finished, this, &LibraryCheckDialog::showFindings);
    connect(&m_library, &DraftLibrary::recovered, this, &LibraryCheckDialog::showRecovery);
    m_check.setFuture(m_library.checkFully());
}

LibraryCheckDialog::~LibraryCheckDialog()
{
    m_check.cancel();
}

void LibraryCheckDialog::showProgress(int done)
{
    const QLocale locale;
    m_progress->setRange(0, m_check.progressMaximum());
    m_progress->setValue(done);
    m_words->setText(tr("Reading draft %1 of %2. Editing goes on meanwhile.")
                         .arg(locale.toString(done), locale.toString(m_check.progressMaximum())));
}

void LibraryCheckDialog::showFindings()
{
    if (m_check.isCanceled())
        return;
    const auto findings = m_check.result();
    m_progress->hide();
    m_close->setText(tr("&Close"));
    if (findings.isEmpty()) {
        m_words->setText(tr("The library is sound: its file, its indexes, and every draft (%1) with its "
                            "history.")
                             .arg(QLocale().toString(m_check.progressMaximum())));
        return;
    }
    m_words->setText(tr("Something is wrong with the library. Nothing was changed. Mending it keeps the "
                        "present file aside and puts everything that can be read into a new one."));
    m_findings->display(findings.join(u'\n'));
    m_findings->show();
    m_mend->show();
    m_mend->setFocus();
}

void LibraryCheckDialog::mend()
{
    m_mend->setEnabled(false);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_words->setText(tr("Putting everything that can be read into a new library…"));
    whenFinished(m_library.repair(), this, [this](const StoreError& error) { showMended(error); });
}

/// A recovery has been shown by then.
void LibraryCheckDialog::showMended(const StoreError& error)
{
    m_progress->hide();
    if (error)
        m_words->setText(tr("The library was not mended, because %1. It is as it was.").arg(error.text));
    else if (!m_mend->isHidden())
        m_words->setText(tr("The library is sound now: another window has mended it."));
    m_mend->setEnabled(true);
    m_mend->setVisible(bool(error));
}

void LibraryCheckDialog::showRecovery(const RecoveryReport& report)
{
    m_progress->hide();
    m_findings->hide();
    m_mend->hide();
    m_words->setText(report.text());
}

} // namespace fairlead
