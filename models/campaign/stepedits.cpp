#include "models/campaign/stepedits.h"

#include "models/campaign/rules.h"
#include "models/campaign/schema.h"
#include "models/campaign/unseen.h"
#include "models/campaign/weights.h"
#include "models/common/plural.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

constexpr qint64 firstDelay = 0; // days; API sheet, A16
constexpr qint64 nextDelay = 3;

struct StepEditsText
{
    Q_DECLARE_TR_FUNCTIONS(StepEdits)
};

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

std::vector<Step>& steps(CampaignDraft& draft)
{
    auto& field = draft.campaign.steps;
    if (!field.hasValue())
        field = std::vector<Step>{};
    return field.value();
}

std::vector<Variant>& variants(CampaignDraft& draft, int step)
{
    auto& field = steps(draft)[at(step)].variants;
    if (!field.hasValue())
        field = std::vector<Variant>{};
    return field.value();
}

bool hasStep(const CampaignDocument& document, int index)
{
    return index >= 0 && at(index) < stepsOf(document.campaign()).size();
}

void renumber(std::vector<Step>& all)
{
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].step = static_cast<qint64>(i) + 1;
}

Variant firstVariant()
{
    Variant variant;
    variant.label = QStringLiteral("A");
    variant.weight = 100;
    variant.type = QString(QLatin1String(schema::variantTemplate));
    return variant;
}

void giveWhatChannelNeeds(Step& step)
{
    const auto channel = step.channel.valueOr({});
    if (channel == QLatin1String(schema::channelEmail) && !step.variants.isMistyped() &&
        variantsOf(step).empty())
        step.variants = std::vector<Variant>{firstVariant()};
    if (channel == QLatin1String(schema::channelLinkedIn) && !step.actionType.isMistyped() &&
        !step.actionType.hasValue())
        step.actionType = QString(QLatin1String(schema::actionConnect));
}

/// The channel of a step added behind `after`.
QString suggestedChannel(const Campaign& campaign, int after)
{
    const auto type = campaign.type.valueOr({});
    const bool mixed = type == QLatin1String(schema::typeMixed);
    if (mixed && after >= 0 && at(after) < stepsOf(campaign).size())
        return channelOf(stepsOf(campaign)[at(after)], campaign);
    return channelOf({}, campaign);
}

Step newStep(const Campaign& campaign, int after)
{
    Step step;
    step.delayDays = after < 0 ? firstDelay : nextDelay;
    step.channel = suggestedChannel(campaign, after);
    step.aiPersonalizationEnabled = false;
    step.trackClicks = false;
    giveWhatChannelNeeds(step);
    return step;
}

/// "A", "B", … and then "AA": the first label that no variant has.
QString freeLabel(const std::vector<Variant>& taken)
{
    const auto isTaken = [&](const QString& label) {
        return std::any_of(taken.begin(), taken.end(), [&](const Variant& v) {
            return toTheEye(v.label.valueOr({})) == toTheEye(label);
        });
    };
    for (int round = 1;; ++round)
        for (char letter = 'A'; letter <= 'Z'; ++letter)
            if (const QString label(round, QLatin1Char(letter)); !isTaken(label))
                return label;
}

/// What is no number stays as it was typed.
void setWeights(std::vector<Variant>& all, const std::vector<qint64>& weights)
{
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].weight.hasValue())
            all[i].weight = weights[i];
}

/// A plan's drop-out has a share for each step, so one goes with its step.
/// @param doomed the last one first
void removeShares(CampaignDraft& draft, const QList<int>& doomed)
{
    auto settings = forecastSettings(draft);
    if (!settings.dropOut.hasValue())
        return;
    auto& shares = settings.dropOut.value();
    for (const int index : doomed)
        if (at(index) < shares.size())
            shares.erase(shares.begin() + index);
    if (shares.empty())
        settings.dropOut.clear();
    setForecastSettings(draft, settings);
}

void insertStep(CampaignDocument& document, const QString& name, int index, const Step& step)
{
    document.edit(name, [&](CampaignDraft& draft) {
        auto& all = steps(draft);
        all.insert(all.begin() + index, step);
        renumber(all);
    });
}

} // namespace

QString whyNoMoreSteps(const Campaign& campaign)
{
    const auto most = schema::campaignField("steps").maximum;
    if (static_cast<qint64>(stepsOf(campaign).size()) < most)
        return {};
    return StepEditsText::tr("A campaign has at most %n steps. Remove one to add another.", nullptr,
                             pluralOf(most));
}

int addStep(CampaignDocument& document, int after)
{
    if (!whyNoMoreSteps(document.campaign()).isEmpty())
        return -1;
    const int last = static_cast<int>(stepsOf(document.campaign()).size()) - 1;
    const int index = std::clamp(after, -1, last) + 1;
    insertStep(document, StepEditsText::tr("Add step %1").arg(index + 1), index,
               newStep(document.campaign(), index - 1));
    return index;
}

int duplicateStep(CampaignDocument& document, int index)
{
    if (!hasStep(document, index) || !whyNoMoreSteps(document.campaign()).isEmpty())
        return -1;
    insertStep(document, StepEditsText::tr("Duplicate step %1").arg(index + 1), index + 1,
               stepsOf(document.campaign())[at(index)]);
    return index + 1;
}

void removeSteps(CampaignDocument& document, const QList<int>& indexes)
{
    auto doomed = indexes;
    doomed.removeIf([&](int index) { return !hasStep(document, index); });
    std::sort(doomed.begin(), doomed.end(), std::greater<>());
    if (doomed.isEmpty())
        return;
    const auto name = doomed.size() == 1
                          ? StepEditsText::tr("Remove step %1").arg(doomed.first() + 1)
                          : StepEditsText::tr("Remove %n steps", nullptr, pluralOf(doomed.size()));
    document.edit(name, [&](CampaignDraft& draft) {
        auto& all = steps(draft);
        for (const int index : doomed)
            all.erase(all.begin() + index);
        renumber(all);
        removeShares(draft, doomed);
    });
}

void moveStep(CampaignDocument& document, int from, int to)
{
    if (!hasStep(document, from) || !hasStep(document, to) || from == to)
        return;
    document.edit(StepEditsText::tr("Move step %1 to place %2").arg(from + 1).arg(to + 1),
                  [&](CampaignDraft& draft) {
                      auto& all = steps(draft);
                      const auto begin = all.begin();
                      if (from < to)
                          std::rotate(begin + from, begin + from + 1, begin + to + 1);
                      else
                          std::rotate(begin + to, begin + from, begin + from + 1);
                      renumber(all);
                  });
}

void setDelays(CampaignDocument& document, const QList<int>& indexes, const Field<qint64>& days)
{
    QStringList numbers;
    for (const int index : indexes)
        numbers << QString::number(index + 1);
    const auto name =
        indexes.size() == 1
            ? StepEditsText::tr("Change “Delay” of step %1").arg(numbers.join(QString()))
            : StepEditsText::tr("Change “Delay” of %n steps", nullptr, pluralOf(indexes.size()));
    document.edit(
        name,
        [&](CampaignDraft& draft) {
            for (const int index : indexes)
                if (hasStep(document, index))
                    steps(draft)[at(index)].delayDays = days;
        },
        QStringLiteral("/steps/%1/delay_days").arg(numbers.join(u',')));
}

void setChannel(CampaignDocument& document, int index, const QString& channel)
{
    if (!hasStep(document, index))
        return;
    document.edit(StepEditsText::tr("Change “Channel” of step %1").arg(index + 1), [&](CampaignDraft& draft) {
        auto& step = steps(draft)[at(index)];
        step.channel = channel;
        giveWhatChannelNeeds(step);
    });
}

int addVariant(CampaignDocument& document, int step)
{
    if (!hasStep(document, step))
        return -1;
    const auto& present = stepsOf(document.campaign())[at(step)];
    auto variant = firstVariant();
    variant.label = freeLabel(variantsOf(present));
    const auto weights = weightsWithOneMore(weightsOf(present));
    document.edit(StepEditsText::tr("Add variant %1 to step %2").arg(variant.label.value()).arg(step + 1),
                  [&](CampaignDraft& draft) {
                      auto& all = variants(draft, step);
                      all.push_back(variant);
                      setWeights(all, weights);
                  });
    return static_cast<int>(variantsOf(stepsOf(document.campaign())[at(step)]).size()) - 1;
}

void removeVariant(CampaignDocument& document, int step, int variant)
{
    if (!hasStep(document, step))
        return;
    const auto& present = variantsOf(stepsOf(document.campaign())[at(step)]);
    if (variant < 0 || at(variant) >= present.size())
        return;
    const auto name = StepEditsText::tr("Remove variant %1 of step %2")
                          .arg(present[at(variant)].label.valueOr({}))
                          .arg(step + 1);
    const auto weights = weightsWithout(weightsOf(stepsOf(document.campaign())[at(step)]), at(variant));
    document.edit(name, [&](CampaignDraft& draft) {
        auto& all = variants(draft, step);
        all.erase(all.begin() + variant);
        setWeights(all, weights);
    });
}

void splitEvenly(CampaignDocument& document, int step)
{
    if (!hasStep(document, step))
        return;
    document.edit(StepEditsText::tr("Split step %1 evenly").arg(step + 1), [&](CampaignDraft& draft) {
        auto& all = variants(draft, step);
        const auto weights = evenWeights(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i].weight = weights[i];
    });
}

} // namespace fairlead
