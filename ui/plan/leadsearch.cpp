#include "ui/plan/leadsearch.h"

#include "models/campaign/typedtext.h"
#include "models/common/plural.h"
#include "ui/common/lineedit.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringListModel>

namespace fairlead {

LeadSearch::LeadSearch(QWidget* parent)
    : QWidget(parent),
      m_text(new LineEdit),
      m_message(new WrapLabel),
      m_titles(new QStringListModel(this)),
      m_completer(new QCompleter(m_titles, this))
{
    m_text->setObjectName(QStringLiteral("planLeadNumber"));
    m_text->setAccessibleDescription(tr("People are numbered in the order of the list; with the list's file "
                                        "chosen, words of their rows find them, too"));
    m_message->setObjectName(QStringLiteral("planLeadMessage"));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_text);
    auto* label = new QLabel(tr("Lead number"));
    label->setBuddy(m_text);
    auto* file = new QPushButton(tr("Dataset file…"));
    file->setObjectName(QStringLiteral("planLeadFile"));
    file->setToolTip(tr("Choose the list as a CSV file to find people by name or address. It is read into "
                        "memory and never stored."));
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::normal);
    row->addWidget(label);
    row->addWidget(m_text, 1);
    row->addWidget(file);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addLayout(row);
    layout->addWidget(m_message);
    m_pool.setMaxThreadCount(1);
    connect(m_text, &LineEdit::edited, this, &LeadSearch::read);
    connect(file, &QPushButton::clicked, this, &LeadSearch::chooseFile);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { choose(index.row()); });
}

LeadSearch::~LeadSearch()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void LeadSearch::setLeads(qint64 leads, const PlanWords& words)
{
    m_leads = leads;
    m_words = words;
    showCount();
}

void LeadSearch::setLead(qint64 lead)
{
    m_text->display(m_words.count(lead));
    showCount();
}

void LeadSearch::forgetRows()
{
    ++m_question;
    m_rows.reset();
    showCount();
}

/// How the numbers are counted or, of a lead whose row is known, its first fields.
void LeadSearch::showCount()
{
    m_message->setText(m_rows ? aboutRows() : tr("%1, numbered from 0").arg(m_words.leads(m_leads)));
}

/// What was read, and what the user should look at: a guess of the encoding, and rows with something wrong.
QString LeadSearch::aboutRows() const
{
    QStringList sentences{tr("%1 rows of %2, kept in memory only. Type a number, or words of a row.")
                              .arg(m_words.count(m_rows->count()), m_fileName)};
    if (m_rows->encoding() == TextEncoding::Windows1252)
        sentences << tr("Read as %1; if names look wrong, save the file as CSV (UTF-8).")
                         .arg(nameOf(m_rows->encoding()));
    const auto& faults = m_rows->faults();
    for (std::size_t i = 0; i < std::min(faults.size(), mostFaults); ++i)
        sentences << inWords(faults[i]);
    if (faults.size() > mostFaults)
        sentences << tr("Rows with something wrong beside these: %1.")
                         .arg(m_words.count(static_cast<qint64>(faults.size() - mostFaults)));
    return sentences.join(u' ');
}

QString LeadSearch::numbersToType() const
{
    return m_leads == 0 ? tr("The plan has no people.")
                        : tr("Type a number from 0 to %1.").arg(m_words.count(m_leads - 1));
}

void LeadSearch::read(const QString& text)
{
    m_completer->popup()->hide();
    const auto lead = wholeNumberIn(text, locale());
    if (lead && *lead >= 0 && *lead < m_leads) {
        showCount();
        Q_EMIT leadChosen(*lead);
    } else if (m_rows) {
        search(text);
    } else {
        m_message->setText(
            lead || m_leads == 0
                ? numbersToType()
                : tr("%1 To find people by name, choose the list's file.").arg(numbersToType()));
    }
}

void LeadSearch::chooseFile()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("The list as a file"), {},
                                                   tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

/// The work's result is carried out here, unless something newer was asked for meanwhile.
void LeadSearch::runAside(const std::function<std::function<void()>()>& work)
{
    const auto question = ++m_question;
    m_pool.clear();
    m_pool.start([this, question, work] {
        const auto result = work();
        // The destructor waits for this worker, so `this` is there.
        QMetaObject::invokeMethod(
            this,
            [this, question, result] {
                if (question != m_question)
                    return;
                result();
                Q_EMIT searched();
            },
            Qt::QueuedConnection);
    });
}

void LeadSearch::openFile(const QString& path)
{
    m_message->setText(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    runAside([this, path]() -> std::function<void()> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            const auto error = tr("%1 was not read: %2").arg(path, file.errorString());
            return [this, error] {
                m_message->setText(error);
            };
        }
        const auto rows = std::make_shared<const LeadRows>(file.readAll());
        return [this, rows, name = QFileInfo(path).fileName()] {
            m_fileName = name;
            m_rows = rows->error().isEmpty() ? rows : nullptr;
            if (m_rows)
                showCount();
            else
                m_message->setText(tr("%1 was not read. %2").arg(name, rows->error()));
        };
    });
}

void LeadSearch::search(const QString& text)
{
    runAside([this, text, rows = m_rows]() -> std::function<void()> {
        const auto found = rows->find(text, mostMatches);
        return [this, found] {
            offer(found);
        };
    });
}

QString LeadSearch::titleOf(qint64 lead) const
{
    auto fields = m_rows->row(lead);
    fields.removeAll(QString());
    return tr("%1 · %2", "a lead's number and its row")
        .arg(m_words.count(lead), fields.join(QStringLiteral(", ")));
}

void LeadSearch::offer(const std::vector<qint64>& leads)
{
    m_matches = leads;
    QStringList titles;
    for (const auto lead : leads)
        titles << titleOf(lead);
    m_titles->setStringList(titles);
    if (titles.isEmpty())
        m_message->setText(tr("No row of %1 holds that.").arg(m_fileName));
    else if (leads.size() == mostMatches)
        m_message->setText(tr("The first %Ln rows that hold that.", nullptr, pluralOf(titles.size())));
    else
        m_message->setText(tr("Rows that hold that: %1").arg(m_words.count(titles.size())));
    if (!titles.isEmpty() && m_text->hasFocus())
        m_completer->complete();
}

void LeadSearch::choose(int match)
{
    const auto lead = m_matches[static_cast<std::size_t>(match)];
    if (lead >= m_leads) {
        m_message->setText(tr("The plan is made for %1; this is row %2 of the file.")
                               .arg(m_words.leads(m_leads), m_words.count(lead)));
        return;
    }
    m_text->display(m_words.count(lead));
    m_message->setText(m_titles->stringList().value(match));
    Q_EMIT leadChosen(lead);
}

} // namespace fairlead
