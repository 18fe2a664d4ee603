#include "models/contract/openapi.h"

#include "models/contract/openapireader.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace fairlead {

namespace {

constexpr std::array methods{"get", "post", "put", "patch", "delete"};

/// `servers: [{"url": "/api"}]` or a whole address; its path stands before all others.
QString basePathOf(const Json& document)
{
    const auto& servers = member(document, "servers");
    if (!servers.is_array() || servers.empty())
        return {};
    auto path = QUrl(textMember(servers[0], "url")).path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

const Json& jsonContent(const Json& holder)
{
    return member(member(member(holder, "content"), "application/json"), "schema");
}

} // namespace

const Json* ObjectShape::find(const QString& name) const
{
    const auto found = std::ranges::find(properties, name, &std::pair<QString, Json>::first);
    return found != properties.end() ? &found->second : nullptr;
}

OpenApiDocument::OpenApiDocument(Json document)
    : m_document(std::move(document)), m_basePath(basePathOf(m_document))
{
}

bool OpenApiDocument::isOpenApi() const
{
    return member(m_document, "openapi").is_string() && member(m_document, "paths").is_object();
}

QString OpenApiDocument::title() const
{
    return textMember(member(m_document, "info"), "title");
}

QString OpenApiDocument::version() const
{
    return textMember(member(m_document, "info"), "version");
}

std::vector<Operation> OpenApiDocument::operations() const
{
    std::vector<Operation> all;
    const auto& paths = member(m_document, "paths");
    if (!paths.is_object())
        return all;
    for (const auto& [path, item] : paths.items())
        for (const auto* method : methods)
            if (member(item, method).is_object())
                all.push_back(
                    {QString::fromLatin1(method).toUpper(), m_basePath + QString::fromStdString(path)});
    return all;
}

const Json& OpenApiDocument::operationAt(const Operation& operation) const
{
    const auto path = operation.path.mid(m_basePath.size()).toUtf8();
    const auto method = operation.method.toLower().toLatin1();
    return member(member(member(m_document, "paths"), path.constData()), method.constData());
}

Json OpenApiDocument::requestBody(const Operation& operation) const
{
    OpenApiReader reader(m_document);
    return jsonContent(reader.resolved(member(operationAt(operation), "requestBody")));
}

Json OpenApiDocument::successBody(const Operation& operation) const
{
    OpenApiReader reader(m_document);
    const auto& responses = member(operationAt(operation), "responses");
    for (const auto* status : {"200", "201", "202", "2XX"})
        if (const auto& schema = jsonContent(reader.resolved(member(responses, status))); schema.is_object())
            return schema;
    return {};
}

ValueShape OpenApiDocument::valueShape(const Json& schema) const
{
    ValueShape shape;
    OpenApiReader(m_document).read(schema, shape);
    return shape;
}

ObjectShape OpenApiDocument::objectShape(const Json& schema) const
{
    ObjectShape shape;
    OpenApiReader(m_document).read(schema, shape);
    return shape;
}

} // namespace fairlead
