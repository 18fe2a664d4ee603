#pragma once

#include "models/contract/openapi.h"

namespace fairlead {

/// Answers one question about a schema of a document. JSON Schema lets a schema consist of others in many
/// ways; how many of them are looked at is limited, since a document can be made to need any number.
class OpenApiReader
{
public:
    /// @param document outlives the reader
    explicit OpenApiReader(const Json& document) : m_document(document) {}

    /// What a `$ref` of the form "#/a/b" leads to; null when it leads nowhere.
    const Json& target(const Json& reference) const;
    /// The schema itself or, of a reference, what it leads to in the end.
    const Json& resolved(const Json& schema);

    void read(const Json& schema, ValueShape& shape);
    void read(const Json& schema, ObjectShape& shape);

private:
    bool mayGoOn() { return ++m_visited <= mostSchemas; }
    void readAlternatives(const Json& alternatives, ValueShape& shape);
    void readAlternatives(const Json& alternatives, ObjectShape& shape);
    std::vector<Json> withoutNull(const Json& alternatives);

    static constexpr int mostSchemas = 500;

    const Json& m_document;
    int m_visited = 0;
    int m_depth = 0;
};

/// A member of an object; null when there is none or it is no object.
const Json& member(const Json& object, const char* name);

} // namespace fairlead
