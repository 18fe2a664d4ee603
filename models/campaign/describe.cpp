#include "models/campaign/describe.h"

#include "models/campaign/codec.h"
#include "models/campaign/formats.h"
#include "models/campaign/schema.h"
#include "models/campaign/stepmatch.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

constexpr qsizetype longText = 40; ///< characters; longer values are not quoted in the words

struct DescribeText
{
    Q_DECLARE_TR_FUNCTIONS(Describe)
};

/// A label inside a sentence; names such as "LinkedIn account" and "AI …" keep their capitals.
QString inSentence(const QString& label)
{
    const auto word = label.section(u' ', 0, 0);
    const bool isName = std::any_of(word.begin() + 1, word.end(), [](QChar c) { return c.isUpper(); });
    return isName ? label : label.left(1).toLower() + label.mid(1);
}

QString shortTime(const QString& time)
{
    return time.endsWith(QLatin1String(":00")) && time.size() == 8 ? time.left(5) : time;
}

QString listText(const Json& array)
{
    QStringList texts;
    for (const auto& element : array)
        texts << (element.is_string() ? toQString(element) : QString::fromUtf8(toCompactJson(element)));
    return texts.join(QLatin1String(", "));
}

/// A value as a user would write it.
QString valueText(const schema::FieldSpec& field, const Json& value)
{
    if (value.is_null())
        return {};
    if (value.is_boolean())
        return value.get<bool>() ? DescribeText::tr("on") : DescribeText::tr("off");
    if (value.is_array())
        return listText(value);
    if (!value.is_string())
        return QString::fromUtf8(toCompactJson(value));
    const auto text = toQString(value);
    if (field.kind == schema::Kind::Time)
        return shortTime(text);
    const auto instant = field.kind == schema::Kind::Instant ? parseInstant(text) : std::nullopt;
    return instant ? formatInstant(*instant)
                         .replace(u'T', u' ')
                         .replace(QLatin1String(":00Z"), QLatin1String(" UTC"))
                   : text;
}

QString unitOf(const schema::FieldSpec& field, const QString& value)
{
    const auto name = QLatin1String(field.name);
    if (name == QLatin1String("delay_days"))
        return value == QLatin1String("1") ? DescribeText::tr(" day") : DescribeText::tr(" days");
    if (name == QLatin1String("min_interval_seconds"))
        return DescribeText::tr(" s");
    return name == QLatin1String("weight") ? DescribeText::tr(" %") : QString();
}

/// Ids say nothing to people: which one it was stands in the side-by-side view.
bool isTelling(const schema::FieldSpec& field, const QString& text)
{
    return field.kind != schema::Kind::Uuid && QLatin1String(field.name) != QLatin1String("alias_ids") &&
           text.size() <= longText && !text.contains(u'\n');
}

QString wordsFor(const schema::FieldSpec& field, const QString& before, const QString& after)
{
    const auto label = inSentence(schema::labelOf(field));
    const bool telling = isTelling(field, before) && isTelling(field, after);
    if (after.isEmpty())
        return DescribeText::tr("%1 removed").arg(label);
    if (field.kind == schema::Kind::Boolean)
        return label + u' ' + after;
    if (field.kind == schema::Kind::TextList && telling)
        return DescribeText::tr("%1 now %2").arg(label, after);
    if (!telling)
        return before.isEmpty() ? DescribeText::tr("%1 added").arg(label)
                                : DescribeText::tr("%1 changed").arg(label);
    if (before.isEmpty())
        return DescribeText::tr("%1 now %2").arg(label, after + unitOf(field, after));
    return DescribeText::tr("%1 %2 → %3").arg(label, before, after + unitOf(field, after));
}

/// Collects differences, all of one scope at a time.
class Collector
{
public:
    void setScope(const QString& scope) { m_scope = scope; }
    void add(const QString& label, const QString& before, const QString& after, const QString& words)
    {
        m_found.push_back({m_scope, label, before, after, words});
    }
    std::vector<Difference> take() { return std::move(m_found); }

    /// The members of one object that the table knows, all but the ones in `except`.
    void members(std::span<const schema::FieldSpec> table, const Json& before, const Json& after,
                 const QByteArrayList& except, const QString& prefix = {})
    {
        for (const auto& field : table) {
            const auto a = before.value(field.name, Json());
            const auto b = after.value(field.name, Json());
            if (a == b || except.contains(field.name))
                continue;
            const auto from = valueText(field, a);
            const auto to = valueText(field, b);
            if (from != to)
                add(prefix + schema::labelOf(field), from, to, prefix + wordsFor(field, from, to));
        }
    }

private:
    QString m_scope;
    std::vector<Difference> m_found;
};

QString variantName(const Json& variant, std::size_t index)
{
    const auto label = variant.value("label", Json());
    return DescribeText::tr("variant %1")
        .arg(label.is_string() ? toQString(label) : QString::number(index + 1));
}

const Json* find(const Json& variants, const QString& name)
{
    for (std::size_t i = 0; i < variants.size(); ++i)
        if (variantName(variants[i], i) == name)
            return &variants[i];
    return nullptr;
}

Json objectsOf(const Json& step)
{
    auto variants = step.value("variants", Json::array());
    return std::all_of(variants.begin(), variants.end(), [](const Json& v) { return v.is_object(); })
               ? variants
               : Json::array();
}

void compareVariants(const Json& before, const Json& after, Collector& differences)
{
    for (std::size_t i = 0; i < before.size(); ++i)
        if (const auto name = variantName(before[i], i); !find(after, name))
            differences.add(name, listText({before[i]}), {}, DescribeText::tr("%1 removed").arg(name));
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto name = variantName(after[i], i);
        if (const auto* was = find(before, name))
            differences.members(schema::variantFields(), *was, after[i], {"label"}, name + u' ');
        else
            differences.add(name, {}, listText({after[i]}), DescribeText::tr("%1 added").arg(name));
    }
}

void compareStep(const Step& before, const Step& after, Collector& differences)
{
    const auto a = encodeStep(withoutNumber(before));
    const auto b = encodeStep(withoutNumber(after));
    if (a == b)
        return;
    if (!a.is_object() || !b.is_object()) {
        differences.add(DescribeText::tr("Content"), listText({a}), listText({b}),
                        DescribeText::tr("content changed"));
        return;
    }
    differences.members(schema::stepFields(), a, b, {"variants"});
    compareVariants(objectsOf(a), objectsOf(b), differences);
    if (before.unknown != after.unknown)
        differences.add(DescribeText::tr("Other members"), listText({before.unknown}),
                        listText({after.unknown}), DescribeText::tr("other members changed"));
}

QString stepName(std::size_t index)
{
    return DescribeText::tr("Step %1").arg(index + 1);
}

void compareSteps(const Campaign& before, const Campaign& after, Collector& differences)
{
    const auto& a = stepsOf(before);
    const auto& b = stepsOf(after);
    for (const auto& match : matchSteps(a, b)) {
        differences.setScope({});
        if (!match.after) {
            const auto name = inSentence(stepName(*match.before));
            differences.add(stepName(*match.before), listText({encodeStep(a[*match.before])}), {},
                            DescribeText::tr("%1 removed").arg(name));
            continue;
        }
        const auto name = inSentence(stepName(*match.after));
        if (!match.before) {
            differences.add(stepName(*match.after), {}, listText({encodeStep(b[*match.after])}),
                            DescribeText::tr("%1 added").arg(name));
            continue;
        }
        if (match.moved)
            differences.add(
                stepName(*match.after), QString::number(*match.before + 1), QString::number(*match.after + 1),
                DescribeText::tr("step %1 moved to place %2").arg(*match.before + 1).arg(*match.after + 1));
        differences.setScope(stepName(*match.after));
        compareStep(a[*match.before], b[*match.after], differences);
    }
    differences.setScope({});
}

QString windowText(const Campaign& campaign)
{
    return DescribeText::tr("%1–%2").arg(shortTime(campaign.sendingWindowStart.valueOr(QStringLiteral("?"))),
                                         shortTime(campaign.sendingWindowEnd.valueOr(QStringLiteral("?"))));
}

/// Both ends of the window as one thing, unless one of them is no text.
bool compareWindow(const Campaign& before, const Campaign& after, Collector& differences)
{
    if (!after.sendingWindowStart.hasValue() || !after.sendingWindowEnd.hasValue())
        return false;
    const auto from = windowText(before);
    const auto to = windowText(after);
    if (from != to)
        differences.add(DescribeText::tr("Window"), from, to, DescribeText::tr("window now %1").arg(to));
    return true;
}

} // namespace

std::vector<Difference> differencesBetween(const CampaignDraft& before, const CampaignDraft& after)
{
    Collector differences;
    const auto a = encodeCampaign(before.campaign);
    const auto b = encodeCampaign(after.campaign);
    const auto fields = schema::campaignFields();
    const auto steps = std::find_if(fields.begin(), fields.end(), [](const schema::FieldSpec& field) {
        return QLatin1String(field.name) == QLatin1String("steps");
    });
    const auto place = static_cast<std::size_t>(steps - fields.begin());
    differences.members(fields.first(place), a, b, {});
    compareSteps(before.campaign, after.campaign, differences);
    QByteArrayList except{"steps"};
    if (compareWindow(before.campaign, after.campaign, differences))
        except << "sending_window_start"
               << "sending_window_end";
    differences.members(fields.subspan(place), a, b, except);
    if (before.campaign.unknown != after.campaign.unknown || before.unknown != after.unknown)
        differences.add(DescribeText::tr("Other members"), {}, {}, DescribeText::tr("other members changed"));
    if (before.editor != after.editor)
        differences.add(DescribeText::tr("Forecast settings"), listText({before.editor}),
                        listText({after.editor}), DescribeText::tr("settings of the plan changed"));
    return differences.take();
}

QString describeChanges(const CampaignDraft& before, const CampaignDraft& after)
{
    QStringList parts;
    QString scope;
    for (const auto& difference : differencesBetween(before, after)) {
        const bool opens = !difference.scope.isEmpty() && difference.scope != scope;
        parts << (opens ? DescribeText::tr("%1: %2").arg(difference.scope, difference.words)
                        : difference.words);
        scope = difference.scope;
    }
    auto text = parts.join(QLatin1String("; "));
    return text.left(1).toUpper() + text.mid(1);
}

} // namespace fairlead
