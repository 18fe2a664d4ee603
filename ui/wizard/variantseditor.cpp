#include "ui/wizard/variantseditor.h"

#include "models/campaign/stepedits.h"
#include "models/campaign/weights.h"
#include "models/catalog/catalog.h"
#include "models/common/plural.h"
#include "models/forecast/variantcounts.h"
#include "ui/common/fieldmessage.h"
#include "ui/common/icons.h"
#include "ui/common/spacing.h"
#include "ui/common/wraplabel.h"
#include "ui/wizard/variantform.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

VariantsEditor::VariantsEditor(CampaignDocument& document, const Catalog& catalog, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_catalog(catalog),
      m_title(new WrapLabel),
      m_list(new QVBoxLayout),
      m_add(new QPushButton(themedIcon(QStringLiteral("plus")), tr("Add &variant"))),
      m_split(new QPushButton(themedIcon(QStringLiteral("scale")), tr("Split evenly"))),
      m_message(new FieldMessage)
{
    m_split->setToolTip(tr("Gives each variant the same share of the people"));
    connect(m_add, &QPushButton::clicked, this, &VariantsEditor::add);
    connect(m_split, &QPushButton::clicked, this, [this] { splitEvenly(m_document, m_step); });

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::normal);
    buttons->addWidget(m_add);
    buttons->addWidget(m_split);
    buttons->addStretch();
    m_list->setSpacing(spacing::wide);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_title);
    layout->addLayout(m_list);
    layout->addWidget(m_message);
    layout->addLayout(buttons);

    connect(&document, &CampaignDocument::changed, this, &VariantsEditor::refresh);
    connect(&catalog, &Catalog::changed, this, &VariantsEditor::refresh);
    refresh();
}

const std::vector<Variant>& VariantsEditor::variants() const
{
    static const std::vector<Variant> none;
    const auto& steps = stepsOf(m_document.campaign());
    const auto step = static_cast<std::size_t>(m_step);
    return m_step >= 0 && step < steps.size() ? variantsOf(steps[step]) : none;
}

void VariantsEditor::setStep(int step)
{
    m_step = step;
    for (int i = 0; i < m_forms.size(); ++i)
        m_forms[i]->setPlace(step, i);
    refresh();
}

void VariantsEditor::setProblems(const Problems& problems)
{
    m_problems = problems;
    const auto path = QStringLiteral("/steps/%1/variants").arg(m_step);
    Problems own;
    std::ranges::copy_if(problems, std::back_inserter(own),
                         [&](const Problem& problem) { return problem.path == path; });
    m_message->setProblems(own);
    for (auto* form : m_forms)
        form->setProblems(problems);
}

QWidget* VariantsEditor::reveal(const QString& path)
{
    bool isVariant = false;
    const int index = path.section(u'/', 4, 4).toInt(&isVariant);
    if (!isVariant || index < 0 || index >= m_forms.size()) {
        m_add->setFocus(Qt::OtherFocusReason);
        return this;
    }
    m_forms[index]->reveal(path);
    return m_forms[index];
}

void VariantsEditor::add()
{
    if (const int index = addVariant(m_document, m_step); index >= 0 && index < m_forms.size())
        m_forms[index]->focusContent();
}

/// The focus stays at its place: the form that moved up, else the last one.
void VariantsEditor::remove(VariantForm* form)
{
    const auto index = m_forms.indexOf(form);
    removeVariant(m_document, m_step, static_cast<int>(index));
    if (m_forms.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_forms[std::min(index, m_forms.size() - 1)]->removeButton()->setFocus(Qt::OtherFocusReason);
}

void VariantsEditor::refresh()
{
    const auto& shown = variants();
    fitForms(shown.size());
    const bool isTest = shown.size() > 1;
    m_title->setText(isTest ? tr("A/B test: who gets what")
                            : tr("Everybody gets the same text. With another variant it is an A/B test."));
    std::vector<qint64> weights;
    for (const auto& variant : shown)
        weights.push_back(variant.weight.valueOr(-1));
    m_split->setVisible(isTest || (!shown.empty() && weights != evenWeights(1)));
    showPeople(weights);
}

/// Forms belong to places, not to variants: one less takes the last form away, and the others show what
/// moved.
void VariantsEditor::fitForms(std::size_t count)
{
    const auto wanted = static_cast<qsizetype>(count);
    if (m_forms.size() == wanted)
        return;
    while (m_forms.size() > wanted) {
        auto* form = m_forms.takeLast();
        m_list->removeWidget(form);
        form->hide();
        form->setPlace(-1, -1);
        form->deleteLater(); // the click that asked for it may come from inside
    }
    while (m_forms.size() < wanted) {
        auto* form = new VariantForm(m_document, m_catalog);
        connect(form, &VariantForm::removeRequested, this, [this, form] { remove(form); });
        m_list->addWidget(form);
        form->setPlace(m_step, static_cast<int>(m_forms.size()));
        form->setProblems(m_problems);
        form->show();
        m_forms << form;
    }
    orderTabs();
}

/// Widgets that come later go to the end of the window's tab order: they belong before our buttons.
void VariantsEditor::orderTabs()
{
    auto* before = m_add->previousInFocusChain();
    while (before != m_add && (isAncestorOf(before) || before->focusPolicy() == Qt::NoFocus))
        before = before->previousInFocusChain();
    for (const auto* form : m_forms)
        for (auto* widget : form->tabOrder()) {
            setTabOrder(before, widget);
            before = widget;
        }
    setTabOrder(before, m_add);
    setTabOrder(m_add, m_split);
}

void VariantsEditor::showPeople(const std::vector<qint64>& weights)
{
    const auto all = people();
    const auto counts = expectedCounts(all, weights);
    const QLocale locale;
    for (qsizetype i = 0; i < m_forms.size(); ++i)
        m_forms[i]->setPeople(
            all > 0 && m_forms.size() > 1
                ? tr("%1 of %2 people", nullptr, pluralOf(all))
                      .arg(locale.toString(counts[static_cast<std::size_t>(i)]), locale.toString(all))
                : QString());
}

/// How many the plan is made for; where it does not say, how many the list has; 0: not known.
qint64 VariantsEditor::people() const
{
    constexpr qint64 most = qint64(1) << 31; // what expectedCounts() takes
    const auto planned = forecastSettings(m_document.draft()).leads;
    if (planned.hasValue())
        return std::clamp<qint64>(planned.value(), 0, most);
    const auto list = m_document.campaign().datasetId.valueOr({});
    for (const auto& dataset : m_catalog.datasets())
        if (!list.isEmpty() && dataset.id.compare(list, Qt::CaseInsensitive) == 0)
            return std::clamp<qint64>(dataset.rows, 0, most);
    return 0;
}

} // namespace fairlead
