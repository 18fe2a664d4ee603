#pragma once

#include "models/contract/aspect.h"
#include "models/contract/contract.h"

namespace fairlead {

/// Compares the fields of one object of the contract, row by row of our table.
class FieldComparison
{
public:
    /// @param scope the object's name in the names of facts: "campaign", "step" or "variant"
    FieldComparison(const OpenApiDocument& document, const char* scope, ContractReport& report)
        : m_document(document), m_scope(QLatin1String(scope)), m_report(report)
    {
    }

    void compare(std::span<const schema::FieldSpec> fields, const ObjectShape& object);

private:
    void compareField(const schema::FieldSpec& field, const ObjectShape& object);
    void compareType(const schema::FieldSpec& field, const ValueShape& shape);
    void compareBounds(const schema::FieldSpec& field, const ValueShape& shape);
    void compareMembers(const schema::FieldSpec& field, const ValueShape& shape);
    void compareDefault(const schema::FieldSpec& field, const ValueShape& shape);
    void tellUnknown(std::span<const schema::FieldSpec> fields, const ObjectShape& object);

    /// Notes the finding of two statements, or that only one of the sides makes one. Nothing when neither
    /// does.
    void note(const schema::FieldSpec& field, schema::Aspect aspect, const QString& ours,
              const QString& theirs);

    const OpenApiDocument& m_document;
    QString m_scope;
    ContractReport& m_report;
};

} // namespace fairlead
