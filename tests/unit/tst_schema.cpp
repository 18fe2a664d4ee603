#include "models/campaign/campaign.h"
#include "models/campaign/problem.h"
#include "models/campaign/schema.h"

#include <QSet>
#include <QTest>

using namespace fairlead;

/// The table that rules, widgets, sandbox and contract check share.
class TestSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsStandInTheOrderOfTheMembers();
    void defaultsAreSound();
    void findsTheFieldOfAPath_data();
    void findsTheFieldOfAPath();
    void everyFieldHasAName();
    void codesAreStable();
};

namespace {

template <typename Object>
QStringList memberNames()
{
    const Object object;
    QStringList names;
    forEachMember(object, [&](const char* name, const auto&) { names << QLatin1String(name); });
    return names;
}

QStringList rowNames(std::span<const schema::FieldSpec> table)
{
    QStringList names;
    for (const auto& field : table)
        names << QLatin1String(field.name);
    return names;
}

} // namespace

void TestSchema::rowsStandInTheOrderOfTheMembers()
{
    QCOMPARE(rowNames(schema::campaignFields()), memberNames<Campaign>());
    QCOMPARE(rowNames(schema::stepFields()), memberNames<Step>());
    QCOMPARE(rowNames(schema::variantFields()), memberNames<Variant>());
}

void TestSchema::defaultsAreSound()
{
    for (const auto& field : schema::campaignFields()) {
        if (!field.defaultValue)
            continue;
        if (field.kind == schema::Kind::Integer) {
            QVERIFY2(schema::integerDefault(field) >= field.minimum, field.name);
            QVERIFY2(schema::integerDefault(field) <= field.maximum, field.name);
        } else if (!field.members.empty()) {
            QVERIFY2(schema::membersOf(field).contains(schema::textDefault(field)), field.name);
        }
    }
    QCOMPARE(schema::integerDefault(schema::campaignField("daily_limit")), 500);
    QCOMPARE(schema::integerDefault(schema::campaignField("min_interval_seconds")), 300);
    QCOMPARE(schema::textDefault(schema::campaignField("timezone")), QStringLiteral("UTC"));
}

void TestSchema::findsTheFieldOfAPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name"); // empty: none
    const auto row = [](const char* path, const char* name) {
        QTest::newRow(*path ? path : "the campaign")
            << QString::fromLatin1(path) << QString::fromLatin1(name);
    };
    row("/name", "name");
    row("/alias_ids/3", "alias_ids");
    row("/steps", "steps");
    row("/steps/0", "steps");
    row("/steps/9/delay_days", "delay_days");
    row("/steps/9/variants", "variants");
    row("/steps/9/variants/2", "variants");
    row("/steps/9/variants/2/weight", "weight");
    row("", "");
    row("/colour", "");
    row("/steps/0/colour", "");
    row("/steps/0/variants/0/name", "");
    row("name", "");
}

void TestSchema::findsTheFieldOfAPath()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    const auto* field = schema::fieldAt(path);
    QCOMPARE(field ? QString::fromLatin1(field->name) : QString(), name);
}

void TestSchema::everyFieldHasAName()
{
    for (const auto& table : {schema::campaignFields(), schema::stepFields(), schema::variantFields()}) {
        QSet<QString> labels;
        for (const auto& field : table)
            labels << schema::labelOf(field);
        QCOMPARE(labels.size(), static_cast<qsizetype>(table.size()));
        QVERIFY(!labels.contains(QString()));
    }
}

void TestSchema::codesAreStable()
{
    QStringList names;
    for (int code = 0; code <= static_cast<int>(Problem::Code::Server); ++code)
        names << codeName(static_cast<Problem::Code>(code));
    QCOMPARE(names.join(QLatin1Char(' ')),
             QStringLiteral(
                 "required wrong_type too_short too_long too_few too_many out_of_range unknown_value "
                 "not_a_uuid not_a_time not_an_instant unknown_time_zone duplicate conflict in_the_past "
                 "unreachable unverified server"));
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
