#include "models/campaign/schema.h"

#include <QCoreApplication>

#include <array>
#include <cstring>

namespace fairlead::schema {

namespace {

constexpr std::array campaignTypes{typeEmail, typeLinkedIn, typeMixed};
constexpr std::array launchTypes{launchImmediate, launchScheduled};
constexpr std::array days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array policies{"launch_default", "hold", "cancel"};
constexpr std::array channels{channelEmail, channelLinkedIn};
constexpr std::array variantTypes{variantTemplate, variantPersonalization};

// API sheet, sections 1.1 to 1.3. A row's mark is that of its range and members; see
// models/contract/aspect.h.
constexpr std::array<FieldSpec, 17> campaignTable{{
    {"name", QT_TRANSLATE_NOOP("Field", "Name"), Kind::Text, true, 1, 255},
    {"dataset_id", QT_TRANSLATE_NOOP("Field", "Dataset"), Kind::Uuid, true},
    {"steps", QT_TRANSLATE_NOOP("Field", "Steps"), Kind::Objects, true, 1, 10},
    {"description", QT_TRANSLATE_NOOP("Field", "Description"), Kind::Text, false, 0, 1000},
    {.name = "type",
     .label = QT_TRANSLATE_NOOP("Field", "Campaign type"),
     .kind = Kind::Text,
     .members = campaignTypes,
     .defaultValue = "\"email\""},
    {.name = "alias_ids", .label = QT_TRANSLATE_NOOP("Field", "Sender addresses"), .kind = Kind::TextList},
    {"connected_account_id", QT_TRANSLATE_NOOP("Field", "LinkedIn account"), Kind::Uuid},
    {.name = "launch_type",
     .label = QT_TRANSLATE_NOOP("Field", "Launch"),
     .kind = Kind::Text,
     .members = launchTypes,
     .defaultValue = "\"immediate\""},
    {"start_date", QT_TRANSLATE_NOOP("Field", "Start date"), Kind::Instant},
    {.name = "daily_limit",
     .label = QT_TRANSLATE_NOOP("Field", "Daily limit"),
     .kind = Kind::Integer,
     .minimum = 1,
     .maximum = 10'000,
     .defaultValue = "500"},
    {.name = "sending_window_start",
     .label = QT_TRANSLATE_NOOP("Field", "Window start"),
     .kind = Kind::Time,
     .defaultValue = "\"09:00:00\""},
    {.name = "sending_window_end",
     .label = QT_TRANSLATE_NOOP("Field", "Window end"),
     .kind = Kind::Time,
     .defaultValue = "\"17:00:00\""},
    {.name = "min_interval_seconds",
     .label = QT_TRANSLATE_NOOP("Field", "Minimum interval"),
     .kind = Kind::Integer,
     .minimum = 60,
     .maximum = 3600,
     .defaultValue = "300"},
    {.name = "timezone",
     .label = QT_TRANSLATE_NOOP("Field", "Time zone"),
     .kind = Kind::Zone,
     .defaultValue = "\"UTC\""},
    {.name = "send_days",
     .label = QT_TRANSLATE_NOOP("Field", "Send days"),
     .kind = Kind::TextList,
     .minimum = 1,
     .maximum = 7,
     .members = days,
     .source = Source::Inferred},
    {"system_prompt", QT_TRANSLATE_NOOP("Field", "Personalization prompt"), Kind::Text, false, 100, 5000},
    {.name = "unreviewed_launch_policy",
     .label = QT_TRANSLATE_NOOP("Field", "Unreviewed drafts"),
     .kind = Kind::Text,
     .members = policies,
     .defaultValue = "\"launch_default\""},
}};

constexpr std::array<FieldSpec, 8> stepTable{{
    {.name = "step",
     .label = QT_TRANSLATE_NOOP("Field", "Step number"),
     .kind = Kind::Integer,
     .minimum = 1,
     .source = Source::Inferred},
    {.name = "delay_days",
     .label = QT_TRANSLATE_NOOP("Field", "Delay"),
     .kind = Kind::Integer,
     .required = true,
     .minimum = 0,
     .source = Source::Inferred},
    {.name = "channel",
     .label = QT_TRANSLATE_NOOP("Field", "Channel"),
     .kind = Kind::Text,
     .members = channels,
     .source = Source::Inferred},
    {.name = "variants",
     .label = QT_TRANSLATE_NOOP("Field", "Variants"),
     .kind = Kind::Objects,
     .source = Source::Inferred},
    {.name = "ai_personalization_enabled",
     .label = QT_TRANSLATE_NOOP("Field", "AI personalization"),
     .kind = Kind::Boolean,
     .defaultValue = "true",
     .source = Source::Inferred},
    {.name = "track_clicks",
     .label = QT_TRANSLATE_NOOP("Field", "Click tracking"),
     .kind = Kind::Boolean,
     .defaultValue = "false",
     .source = Source::Inferred},
    {.name = "action_type",
     .label = QT_TRANSLATE_NOOP("Field", "LinkedIn action"),
     .kind = Kind::Text,
     .minimum = 1,
     .source = Source::Inferred},
    {.name = "message_template",
     .label = QT_TRANSLATE_NOOP("Field", "Message"),
     .kind = Kind::Text,
     .source = Source::Inferred},
}};

constexpr std::array<FieldSpec, 5> variantTable{{
    {.name = "label",
     .label = QT_TRANSLATE_NOOP("Field", "Variant label"),
     .kind = Kind::Text,
     .required = true,
     .minimum = 1,
     .maximum = 10,
     .source = Source::Inferred},
    {.name = "weight",
     .label = QT_TRANSLATE_NOOP("Field", "Weight"),
     .kind = Kind::Integer,
     .required = true,
     .minimum = 0,
     .maximum = 100,
     .source = Source::Inferred},
    {.name = "type",
     .label = QT_TRANSLATE_NOOP("Field", "Variant type"),
     .kind = Kind::Text,
     .required = true,
     .members = variantTypes,
     .source = Source::Inferred},
    {.name = "template_id",
     .label = QT_TRANSLATE_NOOP("Field", "Template"),
     .kind = Kind::Uuid,
     .source = Source::Inferred},
    {.name = "sender_profile_id",
     .label = QT_TRANSLATE_NOOP("Field", "Sender profile"),
     .kind = Kind::Uuid,
     .source = Source::Inferred},
}};

const FieldSpec* find(std::span<const FieldSpec> table, const char* name)
{
    for (const auto& field : table)
        if (std::strcmp(field.name, name) == 0)
            return &field;
    return nullptr;
}

const FieldSpec& get(std::span<const FieldSpec> table, const char* name)
{
    const auto* field = find(table, name);
    Q_ASSERT_X(field, "schema", name);
    return *field;
}

} // namespace

std::span<const FieldSpec> campaignFields()
{
    return campaignTable;
}
std::span<const FieldSpec> stepFields()
{
    return stepTable;
}
std::span<const FieldSpec> variantFields()
{
    return variantTable;
}

const FieldSpec& campaignField(const char* name)
{
    return get(campaignTable, name);
}
const FieldSpec& stepField(const char* name)
{
    return get(stepTable, name);
}
const FieldSpec& variantField(const char* name)
{
    return get(variantTable, name);
}

const FieldSpec* fieldAt(const QString& pointer)
{
    const auto tokens = pointer.split(u'/').mid(1);
    const auto nameAt = [&](qsizetype i) {
        return i < tokens.size() ? tokens[i].toUtf8() : QByteArray();
    };
    if (nameAt(0) != "steps" || tokens.size() < 3)
        return find(campaignTable, nameAt(0).constData());
    if (nameAt(2) != "variants" || tokens.size() < 5)
        return find(stepTable, nameAt(2).constData());
    return find(variantTable, nameAt(4).constData());
}

QString labelOf(const FieldSpec& field)
{
    return QCoreApplication::translate("Field", field.label);
}

QStringList membersOf(const FieldSpec& field)
{
    QStringList members;
    for (const char* member : field.members)
        members << QString::fromLatin1(member);
    return members;
}

QString textDefault(const FieldSpec& field)
{
    Q_ASSERT(field.defaultValue && field.defaultValue[0] == '"');
    return QString::fromLatin1(field.defaultValue + 1,
                               static_cast<qsizetype>(std::strlen(field.defaultValue)) - 2);
}

qint64 integerDefault(const FieldSpec& field)
{
    Q_ASSERT(field.kind == Kind::Integer && field.defaultValue);
    return QByteArray(field.defaultValue).toLongLong();
}

QStringList weekDays()
{
    return membersOf(campaignField("send_days"));
}

} // namespace fairlead::schema
