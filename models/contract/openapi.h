#pragma once

#include "models/campaign/json.h"

#include <QStringList>

#include <map>
#include <vector>

namespace fairlead {

/// What a document says about one value, brought to one form.
struct ValueShape
{
    QString type = {};   ///< "string", "integer", …; empty: not said, or one of several
    QString format = {}; ///< "uuid", "date-time", …
    bool isNullable = false;
    std::optional<qint64> minimum = {}; ///< of the value, its length in code points, or its elements
    std::optional<qint64> maximum = {};
    bool isEnum = false;
    QStringList members = {}; ///< of an enum, texts only
    std::optional<Json> defaultValue = {};
    QString description = {};
    Json items = {}; ///< the schema of the elements; null: none
};

/// What a document says about one object.
struct ObjectShape
{
    std::vector<std::pair<QString, Json>> properties; ///< name and schema, in the document's order
    QStringList required;

    bool isEmpty() const { return properties.empty(); }
    /// Null when there is none of that name.
    const Json* find(const QString& name) const;
};

/// One operation of a document.
struct Operation
{
    QString method; ///< upper case
    QString path;   ///< with the path of the document's first server before it

    friend bool operator==(const Operation&, const Operation&) = default;
};

/// An OpenAPI document, version 3.0 or 3.1, of which nothing is believed: whatever is not there or is of
/// another type counts as not said. References inside the document are followed, in circles too, and never
/// more than a fixed number of them for one question.
class OpenApiDocument
{
public:
    explicit OpenApiDocument(Json document);

    /// Whether there is anything to compare: an object with `openapi` and `paths`.
    bool isOpenApi() const;
    QString title() const;
    QString version() const;

    std::vector<Operation> operations() const;
    /// The schema of an operation's JSON request body; null: none.
    Json requestBody(const Operation& operation) const;
    /// The schema of the JSON body that comes with success; null: none.
    Json successBody(const Operation& operation) const;

    ValueShape valueShape(const Json& schema) const;
    /// Of several alternatives, all properties, and as required what all of them require.
    ObjectShape objectShape(const Json& schema) const;

private:
    const Json& operationAt(const Operation& operation) const;

    Json m_document;
    QString m_basePath;
};

} // namespace fairlead
