#include "models/campaign/steprules.h"

#include "models/campaign/formats.h"
#include "models/campaign/placeholders.h"
#include "models/campaign/rules.h"
#include "models/campaign/unseen.h"
#include "models/common/plural.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

namespace fairlead {

using Code = Problem::Code;

namespace {

struct StepRulesText
{
    Q_DECLARE_TR_FUNCTIONS(StepRules)
};

QString below(const QString& path, const char* member)
{
    return path + u'/' + QLatin1String(member);
}

template <typename Object>
void checkMembers(const Object& object, std::span<const schema::FieldSpec> table, const QString& path,
                  ProblemList& out)
{
    auto spec = table.begin();
    forEachMember(object, [&](const char* name, const auto& field) {
        checkField(*spec++, field, below(path, name), out);
    });
}

void checkVariant(const Variant& variant, const QString& path, ProblemList& out)
{
    if (variant.malformed) {
        out.error(path, Code::WrongType, StepRulesText::tr("A variant must be an object."));
        return;
    }
    checkMembers(variant, schema::variantFields(), path, out);
    const auto type = variant.type.valueOr({});
    if (type == QLatin1String(schema::variantTemplate) && !variant.templateId.hasValue() &&
        !variant.templateId.isMistyped())
        out.error(below(path, "template_id"), Code::Required,
                  StepRulesText::tr("A template variant needs a template."));
    if (type == QLatin1String(schema::variantPersonalization) && !variant.senderProfileId.hasValue() &&
        !variant.senderProfileId.isMistyped())
        out.error(below(path, "sender_profile_id"), Code::Required,
                  StepRulesText::tr("A personalization variant needs a sender profile."));
}

/// Reports tell variants by their labels (API sheet, 1.3): equal ones are an error, and ones that look equal
/// are mistaken for each other.
void checkLabels(const std::vector<Variant>& variants, const QString& path, ProblemList& out)
{
    QSet<QString> seen;
    QMap<QString, QString> byLook;
    for (std::size_t i = 0; i < variants.size(); ++i) {
        const auto label = variants[i].label.valueOr({});
        const auto look = toTheEye(label);
        const auto labelPath = below(path + u'/' + QString::number(i), "label");
        if (!label.isEmpty() && seen.contains(label))
            out.error(labelPath, Code::Duplicate,
                      StepRulesText::tr("Variant label “%1” is already used in this step.").arg(label));
        else if (!look.isEmpty() && byLook.contains(look))
            out.hint(labelPath, Code::Duplicate,
                     StepRulesText::tr(
                         "Variant labels “%1” and “%2” differ only by case, blanks or characters that "
                         "cannot be seen.")
                         .arg(byLook.value(look), label));
        seen.insert(label);
        byLook.insert(look, label);
    }
}

/// The sum only says something when every weight is sound (A6).
void checkWeights(const std::vector<Variant>& variants, const QString& path, ProblemList& out)
{
    const auto& spec = schema::variantField("weight");
    qint64 sum = 0;
    for (const auto& variant : variants) {
        if (!variant.weight.hasValue() || variant.weight.value() < spec.minimum ||
            variant.weight.value() > spec.maximum)
            return;
        sum += variant.weight.value();
    }
    if (sum == 0)
        out.error(path, Code::Conflict,
                  StepRulesText::tr("All weights are 0, so nobody would get a variant."));
    else if (sum != 100)
        out.warning(path, Code::Conflict,
                    StepRulesText::tr("The weights add up to %1, not to 100.").arg(sum));
    for (std::size_t i = 0; sum > 0 && i < variants.size(); ++i)
        if (variants[i].weight.value() == 0)
            out.warning(below(path + u'/' + QString::number(i), "weight"), Code::Conflict,
                        StepRulesText::tr("Nobody gets this variant: its weight is 0."));
}

void checkVariants(const Step& step, const QString& stepPath, ProblemList& out)
{
    const auto path = below(stepPath, "variants");
    if (step.variants.isMistyped())
        return;
    const auto& variants = variantsOf(step);
    if (!step.variants.hasValue())
        out.error(path, Code::Required, StepRulesText::tr("An e-mail step needs at least one variant."));
    else if (variants.empty())
        out.error(path, Code::TooFew, StepRulesText::tr("An e-mail step needs at least one variant."));
    for (std::size_t i = 0; i < variants.size(); ++i)
        checkVariant(variants[i], path + u'/' + QString::number(i), out);
    checkLabels(variants, path, out);
    if (!variants.empty())
        checkWeights(variants, path, out);
}

/// A server's contract knows its actions; without one, only the documented action is sure (A15).
void checkAction(const QString& action, const QString& path, const ServerFacts& facts, ProblemList& out)
{
    if (action.isEmpty() || facts.linkedInActions.contains(action))
        return;
    if (!facts.linkedInActions.isEmpty())
        out.warning(
            path, Code::UnknownValue,
            StepRulesText::tr(
                "“%1” is not among the LinkedIn actions of the server's contract (%2); the server may "
                "refuse it.")
                .arg(action, facts.linkedInActions.join(QStringLiteral(", "))));
    else if (action ==
             QLatin1String(schema::actionMessage)) // ours, and in the samples: no fault of the user's
        out.hint(path, Code::Unverified,
                 StepRulesText::tr(
                     "Bavlio does not document how its LinkedIn message is called; Fairlead sends “%1”.")
                     .arg(action));
    else if (action != QLatin1String(schema::actionConnect))
        out.warning(path, Code::Unverified,
                    StepRulesText::tr("“%1” is not a documented LinkedIn action; the server may refuse it.")
                        .arg(action));
}

void checkNote(const QString& note, const QString& path, ProblemList& out)
{
    const auto length = codePoints(note);
    if (!hasVisible(note))
        out.hint(path, Code::TooShort, StepRulesText::tr("The connection request goes without a note."));
    else if (length > schema::connectionNoteLimit)
        out.warning(
            path, Code::TooLong,
            StepRulesText::tr("LinkedIn cuts notes of connection requests at %1 characters; this one has %2.")
                .arg(schema::connectionNoteLimit)
                .arg(length));
    else if (length > schema::freeNoteLimit)
        out.hint(
            path, Code::TooLong,
            StepRulesText::tr("This note has %1 characters, placeholders not filled in yet: free LinkedIn "
                              "accounts take %2, paid ones %3.")
                .arg(length)
                .arg(schema::freeNoteLimit)
                .arg(schema::connectionNoteLimit));
}

/// The LinkedIn step before, whatever e-mails are in between; null: there is none.
const Step* linkedInStepBefore(const Campaign& campaign, std::size_t index)
{
    const auto& steps = stepsOf(campaign);
    while (index-- > 0)
        if (channelOf(steps[index], campaign) == QLatin1String(schema::channelLinkedIn))
            return &steps[index];
    return nullptr;
}

void checkSecondRequest(const Campaign& campaign, std::size_t index, const QString& path, ProblemList& out)
{
    const auto isRequest = [](const Step& step) {
        return step.actionType.valueOr({}) == QLatin1String(schema::actionConnect);
    };
    const auto* before = linkedInStepBefore(campaign, index);
    if (before && isRequest(*before) && isRequest(stepsOf(campaign)[index]))
        out.hint(
            below(path, "action_type"), Code::Duplicate,
            StepRulesText::tr("The LinkedIn step before is a connection request, too: who was asked already "
                              "cannot be asked again while that request is open."));
}

void checkLinkedInStep(const Step& step, const QString& path, const ServerFacts& facts, ProblemList& out)
{
    const auto actionPath = below(path, "action_type");
    const auto messagePath = below(path, "message_template");
    const auto action = step.actionType.valueOr({});
    const auto message = step.messageTemplate.valueOr({});
    if (!step.actionType.hasValue() && !step.actionType.isMistyped())
        out.error(actionPath, Code::Required, StepRulesText::tr("A LinkedIn step needs an action."));
    checkAction(action, actionPath, facts, out);
    if (action == QLatin1String(schema::actionMessage) && message.isEmpty() &&
        !step.messageTemplate.isMistyped())
        out.error(messagePath, Code::Required, StepRulesText::tr("A LinkedIn message needs a text."));
    if (action == QLatin1String(schema::actionConnect) && !step.messageTemplate.isMistyped())
        checkNote(message, messagePath, out);
    for (const auto& fault : placeholderFaults(message))
        out.hint(messagePath, Code::Conflict, fault);
}

void checkNumber(const Step& step, std::size_t index, const QString& path, ProblemList& out)
{
    const auto expected = static_cast<qint64>(index) + 1;
    if (step.step.hasValue() && step.step.value() >= 1 && step.step.value() != expected)
        out.error(below(path, "step"), Code::Conflict,
                  StepRulesText::tr("Steps are numbered in their order: this is step %1, not %2.")
                      .arg(expected)
                      .arg(step.step.value()));
}

void checkChannel(const Campaign& campaign, const Step& step, const QString& path, ProblemList& out)
{
    const auto type = campaignTypeOf(campaign);
    const bool pure = type == QLatin1String(schema::typeEmail) || type == QLatin1String(schema::typeLinkedIn);
    const auto channel = channelOf(step, campaign);
    if (pure && channel != type && schema::membersOf(schema::stepField("channel")).contains(channel))
        out.error(
            below(path, "channel"), Code::Conflict,
            type == QLatin1String(schema::typeEmail)
                ? StepRulesText::tr("An e-mail campaign has e-mail steps only; this one is for LinkedIn.")
                : StepRulesText::tr("A LinkedIn campaign has LinkedIn steps only; this one is an e-mail."));
}

} // namespace

void checkStep(const Campaign& campaign, std::size_t index, const ServerFacts& facts, ProblemList& out)
{
    const auto& step = stepsOf(campaign)[index];
    const auto path = QStringLiteral("/steps/%1").arg(index);
    if (step.malformed) {
        out.error(path, Code::WrongType, StepRulesText::tr("A step must be an object."));
        return;
    }
    checkMembers(step, schema::stepFields(), path, out);
    checkNumber(step, index, path, out);
    checkChannel(campaign, step, path, out);
    const auto channel = channelOf(step, campaign);
    if (channel == QLatin1String(schema::channelEmail))
        checkVariants(step, path, out);
    else if (channel == QLatin1String(schema::channelLinkedIn)) {
        checkLinkedInStep(step, path, facts, out);
        checkSecondRequest(campaign, index, path, out);
    }
}

} // namespace fairlead
