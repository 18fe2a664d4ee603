#pragma once

#include <QString>
#include <QStringList>

#include <limits>
#include <span>

/// The one table of limits, enum members and defaults, used by rules, widgets, sandbox and contract check.
namespace fairlead::schema {

/// Where a fact comes from (the marks of the API sheet). An inferred fact is ours to correct here, in one
/// line.
enum class Source { Seed, Docs, Inferred };

enum class Kind { Text, Uuid, Integer, Boolean, Time, Instant, Zone, TextList, Objects };

inline constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

struct FieldSpec
{
    const char* name;  ///< the API's member name
    const char* label; ///< English; translate with labelOf()
    Kind kind;
    bool required = false;
    qint64 minimum = 0;         ///< Text: code points; Integer: value; TextList and Objects: elements
    qint64 maximum = unbounded; ///< the same units
    std::span<const char* const> members = {}; ///< of an enum (TextList: of its elements); empty: free text
    const char* defaultValue = nullptr;        ///< as JSON text; null: none known
    Source source = Source::Seed;
};

std::span<const FieldSpec> campaignFields();
std::span<const FieldSpec> stepFields();
std::span<const FieldSpec> variantFields();

/// The field of that name; the name must be in the table.
const FieldSpec& campaignField(const char* name);
const FieldSpec& stepField(const char* name);
const FieldSpec& variantField(const char* name);

/// The field that a JSON Pointer into a campaign names ("/steps/2/variants/0/weight"), or null.
const FieldSpec* fieldAt(const QString& pointer);

/// The field's name for people, translated.
QString labelOf(const FieldSpec& field);
QStringList membersOf(const FieldSpec& field);
QString textDefault(const FieldSpec& field);
qint64 integerDefault(const FieldSpec& field);

inline constexpr auto typeEmail = "email";
inline constexpr auto typeLinkedIn = "linkedin";
inline constexpr auto typeMixed = "mixed";
inline constexpr auto channelEmail = "email";
inline constexpr auto channelLinkedIn = "linkedin";
inline constexpr auto launchImmediate = "immediate";
inline constexpr auto launchScheduled = "scheduled";
inline constexpr auto variantTemplate = "TEMPLATE";
inline constexpr auto variantPersonalization = "PERSONALIZATION"; // inferred: generate page, API sheet 1.3
inline constexpr auto actionConnect = "connection_request";
inline constexpr auto actionMessage = "message"; // inferred: a plain message action must exist, API sheet 1.2

/// LinkedIn's own limit for the note of a connection request, not Bavlio's (API sheet, A15; inferred).
inline constexpr qint64 connectionNoteLimit = 300;
/// What an account without a paid plan may write there (LinkedIn's help, "Personalize invitations";
/// inferred).
inline constexpr qint64 freeNoteLimit = 200;

/// Monday first: the order in which days are sent (API sheet, A17).
QStringList weekDays();

} // namespace fairlead::schema
