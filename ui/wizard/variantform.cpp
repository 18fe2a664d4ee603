#include "ui/wizard/variantform.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/schema.h"
#include "models/campaign/varianttype.h"
#include "models/catalog/catalog.h"
#include "ui/common/fieldbox.h"
#include "ui/common/fieldmessage.h"
#include "ui/common/icons.h"
#include "ui/common/lineedit.h"
#include "ui/common/numberedit.h"
#include "ui/common/searchcombo.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int labelWidth = 88;  // pixels: a label has ten characters at most
constexpr int weightWidth = 88; // and a weight three
constexpr int removeSize = 28;

QList<SearchCombo::Entry> kindEntries()
{
    QList<SearchCombo::Entry> entries;
    for (const auto& type : schema::membersOf(schema::variantField("type")))
        entries << SearchCombo::Entry{type, variantTypeLabel(type)};
    return entries;
}

template <typename Item>
QList<SearchCombo::Entry> entriesOf(const std::vector<Item>& items)
{
    QList<SearchCombo::Entry> entries;
    for (const auto& item : items)
        entries << SearchCombo::Entry{item.id, item.name};
    return entries;
}

QHBoxLayout* rowIn(QVBoxLayout* layout)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::normal);
    layout->addLayout(row);
    return row;
}

} // namespace

VariantForm::VariantForm(CampaignDocument& document, const Catalog& catalog, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_catalog(catalog),
      m_bindings(new Bindings(document, this)),
      m_title(new QLabel),
      m_remove(new QToolButton),
      m_fields(new QWidget),
      m_kind(new SearchCombo),
      m_template(new SearchCombo),
      m_profile(new SearchCombo),
      m_message(new FieldMessage)
{
    QFont bold = themeFont(TypeSize::Body);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_remove->setIcon(themedIcon(QStringLiteral("trash-2")));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setMinimumSize(removeSize, removeSize);
    connect(m_remove, &QToolButton::clicked, this, &VariantForm::removeRequested);
    m_kind->setEntries(kindEntries());
    for (auto* combo : {m_kind, m_template, m_profile})
        combo->setTakesOnlyMatch();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    auto* head = rowIn(layout);
    head->addWidget(m_title, 1);
    head->addWidget(m_remove);
    layout->addWidget(m_message);
    layout->addWidget(m_fields);
    auto* fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(spacing::normal);
    auto* row = rowIn(fields);

    auto* label = new LineEdit;
    label->setMaximumWidth(labelWidth);
    addPart(tr("La&bel"), tr("label"), label, "label", row);
    const auto& spec = schema::variantField("weight");
    auto* weight = new NumberEdit(spec.minimum, spec.maximum);
    weight->setMaximumWidth(weightWidth);
    m_weightBox = addPart(tr("&Weight, %"), tr("weight"), weight, "weight", row);
    addPart(tr("Ki&nd"), tr("kind"), m_kind, "type", row, 1);
    m_templateBox = addPart(tr("&Template"), tr("template"), m_template, "template_id", fields);
    m_profileBox =
        addPart(tr("Sende&r profile"), tr("sender profile"), m_profile, "sender_profile_id", fields);

    m_bindings->text(label, pathTo("label"));
    m_bindings->number(weight, pathTo("weight"));
    m_bindings->choice(m_kind, pathTo("type"));
    m_bindings->choice(m_template, pathTo("template_id"));
    m_bindings->choice(m_profile, pathTo("sender_profile_id"));
    connect(&document, &CampaignDocument::changed, this, &VariantForm::refresh);
    connect(&catalog, &Catalog::changed, this, &VariantForm::fillChoices);
}

FieldBox* VariantForm::addPart(const QString& label, const QString& name, QWidget* control,
                               const char* member, QBoxLayout* layout, int stretch)
{
    auto* box = new FieldBox(withoutMnemonic(label), control);
    layout->addWidget(box, stretch, stretch ? Qt::Alignment() : Qt::AlignTop);
    m_parts << Part{box, member, name, label};
    return box;
}

QString VariantForm::path() const
{
    return QStringLiteral("/steps/%1/variants/%2").arg(m_step).arg(m_variant);
}

Bindings::Path VariantForm::pathTo(const char* member) const
{
    return [this, member] {
        return path() + u'/' + QLatin1String(member);
    };
}

const Variant* VariantForm::variant() const
{
    const auto& steps = stepsOf(m_document.campaign());
    const auto step = static_cast<std::size_t>(m_step);
    if (m_step < 0 || step >= steps.size())
        return nullptr;
    const auto& variants = variantsOf(steps[step]);
    const auto index = static_cast<std::size_t>(m_variant);
    return m_variant >= 0 && index < variants.size() ? &variants[index] : nullptr;
}

void VariantForm::setPlace(int step, int variant)
{
    m_step = step;
    m_variant = variant;
    for (const auto& part : m_parts) {
        part.box->setPath(pathTo(part.member)());
        part.box->setLabel(variant == 0 ? part.label : withoutMnemonic(part.label));
    }
    fillChoices();
    m_bindings->load();
    refresh();
}

void VariantForm::fillChoices()
{
    m_template->setEntries(entriesOf(m_catalog.templates()));
    m_profile->setEntries(entriesOf(m_catalog.profiles()));
    refresh();
}

void VariantForm::refresh()
{
    const auto* shown = variant();
    if (!shown)
        return;
    const auto label = textOf(shown->label).trimmed();
    const auto name = tr("Variant %1").arg(label.isEmpty() ? QString::number(m_variant + 1) : label);
    m_title->setText(name);
    setAccessibleName(name);
    m_remove->setToolTip(
        tr("Remove variant %1").arg(label.isEmpty() ? QString::number(m_variant + 1) : label));
    m_remove->setAccessibleName(m_remove->toolTip());
    for (const auto& part : m_parts)
        part.box->setSpokenLabel(tr("%1 %2", "name of a variant, and of its field").arg(name, part.name));
    m_fields->setEnabled(!shown->malformed); // there is nothing that could be edited
    m_templateBox->setVisible(!usesSenderProfile(*shown));
    m_profileBox->setVisible(usesSenderProfile(*shown));
    showWholeName(m_templateBox, m_template);
    showWholeName(m_profileBox, m_profile);
}

/// A name that the box is too narrow for stands below it as well.
void VariantForm::showWholeName(FieldBox* box, const SearchCombo* combo)
{
    const auto text = combo->currentText();
    const auto room = combo->lineEdit()->width() - 2 * spacing::normal;
    const bool fits = combo->fontMetrics().horizontalAdvance(text) <= room;
    box->setHelp(fits || combo->hasFocus() ? QString() : text);
}

void VariantForm::setPeople(const QString& words)
{
    m_weightBox->setHelp(words);
}

void VariantForm::setProblems(const Problems& problems)
{
    Problems own;
    std::ranges::copy_if(problems, std::back_inserter(own),
                         [&](const Problem& problem) { return problem.path == path(); });
    m_message->setProblems(own);
    for (const auto& part : m_parts)
        part.box->setProblems(problems);
}

void VariantForm::reveal(const QString& path)
{
    for (const auto& part : m_parts)
        if (part.box->covers(path) && part.box->isVisibleTo(this))
            return part.box->control()->setFocus(Qt::OtherFocusReason);
    m_parts.first().box->control()->setFocus(Qt::OtherFocusReason);
}

void VariantForm::focusContent()
{
    (m_templateBox->isVisibleTo(this) ? m_template : m_profile)->setFocus(Qt::OtherFocusReason);
}

QWidget* VariantForm::removeButton() const
{
    return m_remove;
}

QWidgetList VariantForm::tabOrder() const
{
    QWidgetList order;
    for (const auto& part : m_parts)
        order << part.box->control();
    return order << m_remove;
}

void VariantForm::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showWholeName(m_templateBox, m_template);
    showWholeName(m_profileBox, m_profile);
}

} // namespace fairlead
