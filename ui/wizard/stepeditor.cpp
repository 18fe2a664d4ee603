#include "ui/wizard/stepeditor.h"

#include "models/campaign/fieldtext.h"
#include "models/campaign/formats.h"
#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/campaign/stepedits.h"
#include "models/campaign/steplistmodel.h"
#include "models/common/plural.h"
#include "ui/common/choicegroup.h"
#include "ui/common/fieldbox.h"
#include "ui/common/lineedit.h"
#include "ui/common/numberedit.h"
#include "ui/common/plaintextedit.h"
#include "ui/common/searchcombo.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"
#include "ui/wizard/variantseditor.h"
#include "ui/wizard/wizardpage.h"

#include <QCheckBox>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

namespace {

QVBoxLayout* plainLayout(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::wide);
    return layout;
}

} // namespace

StepEditor::StepEditor(CampaignDocument& document, Catalog& catalog, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_bindings(new Bindings(document, this)),
      m_title(new WrapLabel),
      m_single(new QWidget),
      m_email(new QWidget),
      m_linkedIn(new QWidget),
      m_variants(new VariantsEditor(document, catalog))
{
    QFont bold = themeFont(TypeSize::Body);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    auto* layout = plainLayout(this);
    layout->addWidget(m_title);
    addDelay(layout);
    layout->addWidget(m_single);
    layout->addStretch();

    auto* single = plainLayout(m_single);
    addChannel(single);
    single->addWidget(m_email);
    single->addWidget(m_linkedIn);
    addEmailPart(plainLayout(m_email));
    addLinkedInPart(plainLayout(m_linkedIn));
    addSwitches(single);
    connect(&document, &CampaignDocument::changed, this, &StepEditor::refresh);
    refresh();
}

void StepEditor::addChannel(QVBoxLayout* layout)
{
    m_channel = new ChoiceGroup({{QLatin1String(schema::channelEmail), tr("E-ma&il"), {}},
                                 {QLatin1String(schema::channelLinkedIn), tr("&LinkedIn"), {}}});
    addField(tr("Ch&annel"), m_channel, "channel", layout);
    connect(m_channel, &ChoiceGroup::chosen, this, [this](const QString& channel) {
        if (!m_steps.isEmpty())
            setChannel(m_document, m_steps.first(), channel);
    });
}

void StepEditor::addDelay(QVBoxLayout* layout)
{
    const auto& spec = schema::stepField("delay_days");
    m_delay = new NumberEdit(spec.minimum, spec.maximum);
    m_delayField = addField(tr("&Delay, in days"), m_delay, "delay_days", layout);
    m_bindings->watch(m_delay);
    connect(m_delay, &LineEdit::edited, this,
            [this](const QString& typed) { setDelays(m_document, m_steps, integerFromText(typed)); });
}

void StepEditor::addEmailPart(QVBoxLayout* layout)
{
    layout->addWidget(m_variants);
}

void StepEditor::addLinkedInPart(QVBoxLayout* layout)
{
    auto* action = new SearchCombo;
    action->setEntries({{QLatin1String(schema::actionConnect), tr("Connection request")},
                        {QLatin1String(schema::actionMessage), tr("Message")}});
    action->setMaximumWidth(280);
    addField(tr("LinkedIn acti&on"), action, "action_type", layout);
    m_bindings->choice(action, pathTo("action_type"));
    auto* message = new PlainTextEdit;
    message->setFixedHeight(144);
    m_messageField = addField(tr("&Message"), message, "message_template", layout);
    m_bindings->text(message, pathTo("message_template"));
}

void StepEditor::addSwitches(QVBoxLayout* layout)
{
    auto* personal = new QCheckBox(tr("AI &personalization"));
    addField({}, personal, "ai_personalization_enabled", layout)
        ->setHelp(tr(
            "The AI rewrites the text for each person, as the prompt on the page “Personalization” says."));
    m_bindings->flag(personal, pathTo("ai_personalization_enabled"), true);
    auto* clicks = new QCheckBox(tr("Trac&k clicks"));
    m_clicksField = addField({}, clicks, "track_clicks", layout);
    m_clicksField->setHelp(tr("Links are counted when somebody follows them."));
    m_bindings->flag(clicks, pathTo("track_clicks"), false);
}

FieldBox* StepEditor::addField(const QString& label, QWidget* control, const char* member,
                               QVBoxLayout* layout)
{
    auto* box = new FieldBox(label, control);
    layout->addWidget(box);
    m_fields << BoundField{box, member};
    return box;
}

Bindings::Path StepEditor::pathTo(const char* member) const
{
    return [this, member] {
        return QStringLiteral("/steps/%1/%2").arg(m_steps.value(0, -1)).arg(QLatin1String(member));
    };
}

void StepEditor::setSteps(const QList<int>& steps)
{
    m_document.endMerging();
    m_steps = steps;
    for (const auto& field : m_fields)
        field.box->setPath(pathTo(field.member)());
    m_variants->setStep(steps.size() == 1 ? steps.first() : -1);
    m_bindings->load();
    refresh();
}

void StepEditor::setProblems(const Problems& problems)
{
    for (const auto& field : m_fields)
        field.box->setProblems(problems);
    m_variants->setProblems(problems);
}

QWidget* StepEditor::reveal(const QString& path)
{
    for (const auto& field : m_fields)
        if (field.box->covers(path) && field.box->isVisibleTo(this)) {
            field.box->control()->setFocus(Qt::OtherFocusReason);
            return field.box;
        }
    return path.section(u'/', 3, 3) == QLatin1String("variants") ? m_variants->reveal(path) : this;
}

void StepEditor::refresh()
{
    const auto& steps = stepsOf(m_document.campaign());
    m_steps.removeIf([&](int step) { return static_cast<std::size_t>(step) >= steps.size(); });
    setVisible(!m_steps.isEmpty());
    if (m_steps.isEmpty())
        return;
    showDelay();
    m_single->setVisible(m_steps.size() == 1);
    if (m_steps.size() > 1) {
        m_title->setText(tr("%Ln steps chosen", nullptr, pluralOf(m_steps.size())));
        return;
    }
    const auto& step = steps[static_cast<std::size_t>(m_steps.first())];
    const auto channel = channelOf(step, m_document.campaign());
    const bool linkedIn = channel == QLatin1String(schema::channelLinkedIn);
    m_title->setText(tr("Step %1").arg(m_steps.first() + 1));
    m_channel->setValue(channel);
    m_email->setVisible(!linkedIn);
    m_clicksField->setVisible(!linkedIn);
    m_linkedIn->setVisible(linkedIn);
    const auto length = codePoints(textOf(step.messageTemplate));
    const bool isNote = step.actionType.valueOr({}) == QLatin1String(schema::actionConnect);
    m_messageField->setLabel(isNote ? tr("&Note of the request") : tr("&Message"));
    m_messageField->setCounter(isNote
                                   ? lengthCounter(textOf(step.messageTemplate), schema::connectionNoteLimit)
                                   : tr("%Ln characters", nullptr, pluralOf(length)));
}

void StepEditor::showDelay()
{
    const auto& steps = stepsOf(m_document.campaign());
    const auto delayOf = [&](int step) {
        return steps[static_cast<std::size_t>(step)].delayDays;
    };
    const auto first = delayOf(m_steps.first());
    const bool same =
        std::all_of(m_steps.begin(), m_steps.end(), [&](int step) { return delayOf(step) == first; });
    m_delay->setPlaceholderText(same ? QString() : tr("different"));
    const auto shown = same ? first : Field<qint64>();
    if (integerFromText(m_delay->text()) != shown)
        m_delay->display(textOf(shown));
    m_delayField->setHelp(m_steps.size() > 1 ? tr("Sets the delay of all chosen steps.")
                          : m_steps.first() == 0
                              ? tr("After the launch. Send days and window may make it later.")
                              : tr("After the previous step. Send days and window may make it later."));
}

} // namespace fairlead
