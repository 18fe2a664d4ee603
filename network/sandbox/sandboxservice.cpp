#include "network/sandbox/sandboxservice.h"

#include "models/campaign/formats.h"
#include "models/campaign/schema.h"
#include "network/sandbox/sandboxcampaign.h"
#include "network/sandbox/sandboxlaunch.h"
#include "network/sandbox/sandboxopenapi.h"
#include "network/sandbox/sandboxvalidation.h"

#include <QDateTime>

#include <algorithm>

namespace fairlead {

namespace {

constexpr qint64 defaultLimit = 50; // inferred, as is the next: the documentation's sample asks for 100
constexpr qint64 largestLimit = 100;
constexpr auto dismissedAt = "playground_discovery_dismissed_at";

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

Json slice(const Json& list, qint64 offset, qint64 limit)
{
    Json part = Json::array();
    const auto end = std::min(static_cast<qint64>(list.size()), offset + limit);
    for (qint64 i = offset; i < end; ++i)
        part.push_back(list.at(static_cast<std::size_t>(i)));
    return part;
}

qint64 queryNumber(const SandboxRequest& request, const char* name, qint64 fallback, qint64 least,
                   qint64 most)
{
    const auto key = QString::fromLatin1(name);
    if (!request.query.hasQueryItem(key))
        return fallback;
    bool isNumber = false;
    const auto number = request.query.queryItemValue(key).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        throw validationRefusal(request.path,
                                Json::array({validationDetail(
                                    {"query", name}, QStringLiteral("Must be %1 to %2").arg(least).arg(most),
                                    isNumber ? "value_error.number" : "type_error.integer")}));
    return number;
}

/// As a form: a plus sign is a space, %2B a plus sign.
QString queryText(const SandboxRequest& request, const QString& name)
{
    auto text = request.query.queryItemValue(name, QUrl::FullyEncoded);
    return QUrl::fromPercentEncoding(text.replace(u'+', u' ').toUtf8());
}

qint64 offsetOf(const SandboxRequest& request)
{
    return queryNumber(request, "offset", 0, 0, 1'000'000'000);
}

qint64 limitOf(const SandboxRequest& request)
{
    return queryNumber(request, "limit", defaultLimit, 1, largestLimit);
}

Refusal noCampaign(const QString& id)
{
    return refusal(404, QStringLiteral("Campaign %1 was not found").arg(id));
}

Refusal frozen(const Json& campaign)
{
    return codedRefusal(409, "CAMPAIGN_NOT_EDITABLE",
                        QStringLiteral("This cannot be changed while the campaign is %1")
                            .arg(toQString(campaign.at("status"))));
}

/// Name and description may change at any time; what else is not documented, so the rest is frozen after
/// launch (API sheet, A7).
bool changesContent(const Json& patch)
{
    const auto& fields = schema::campaignFields();
    return std::any_of(fields.begin(), fields.end(), [&](const schema::FieldSpec& field) {
        const std::string_view name = field.name;
        return patch.contains(field.name) && name != "name" && name != "description";
    });
}

/// The create body of the campaign with the patch's members in place of its own.
Json merged(const Json& campaign, const Json& patch)
{
    auto request = sandbox::requestOf(campaign);
    for (const auto& field : schema::campaignFields())
        if (patch.contains(field.name))
            request[field.name] = patch.at(field.name);
    return request;
}

void checkDismissal(const Json& patch, const QString& path)
{
    const auto member = patch.find(dismissedAt);
    if (member == patch.end() || member->is_null() ||
        (member->is_string() && parseInstant(toQString(*member))))
        return;
    throw validationRefusal(
        path, Json::array({validationDetail({"body", dismissedAt},
                                            QStringLiteral("Must be a date-time with Z or an offset"),
                                            "value_error.datetime")}));
}

} // namespace

SandboxService::SandboxService(const QString& dataDirectory, QByteArray token,
                               std::chrono::milliseconds launchDelay)
    : m_token(std::move(token)), m_launchDelay(launchDelay), m_store(dataDirectory)
{
}

SandboxReply SandboxService::answer(const SandboxRequest& request)
{
    try {
        return route(request);
    } catch (const Refusal& refused) {
        return refused.reply;
    } catch (const SandboxStore::Failure& failure) {
        return codedRefusal(500, "INTERNAL_ERROR", failure.message).reply;
    }
}

void SandboxService::settleLaunches()
{
    for (const auto& id : m_store.due(now()))
        m_store.change(id, [](SandboxStore::Entry& entry) {
            if (entry.settlesAt && *entry.settlesAt <= now()) // another process may have been faster
                sandbox::settle(entry, now());
        });
}

SandboxReply SandboxService::createCampaign(const SandboxRequest& request, const QString&)
{
    const auto body = sandbox::objectOf(request);
    sandbox::checkContent(body, request.path);
    sandbox::checkReferences(body, m_catalog);
    const auto campaign = sandbox::newCampaign(body, toQString(m_catalog.user().at("user_id")), now());
    m_store.add(campaign);
    return jsonReply(campaign, 201);
}

SandboxReply SandboxService::listCampaigns(const SandboxRequest& request, const QString&)
{
    const auto name = queryText(request, QStringLiteral("name"));
    Json list = Json::array();
    for (auto& campaign : m_store.list(name, offsetOf(request), limitOf(request)))
        list.push_back(std::move(campaign));
    return jsonReply(list);
}

SandboxReply SandboxService::readCampaign(const SandboxRequest&, const QString& id)
{
    const auto campaign = m_store.find(id);
    if (!campaign)
        throw noCampaign(id);
    return jsonReply(*campaign);
}

SandboxReply SandboxService::updateCampaign(const SandboxRequest& request, const QString& id)
{
    const auto patch = sandbox::objectOf(request);
    const auto campaign = m_store.change(id, [&](SandboxStore::Entry& entry) {
        if (changesContent(patch) && !sandbox::isEditable(entry.campaign))
            throw frozen(entry.campaign);
        const auto content = merged(entry.campaign, patch);
        sandbox::checkContent(content, request.path);
        checkDismissal(patch, request.path);
        sandbox::checkReferences(content, m_catalog);
        entry.campaign = sandbox::withContent(entry.campaign, content, now());
        if (patch.contains(dismissedAt))
            entry.campaign[dismissedAt] = patch.at(dismissedAt);
    });
    if (!campaign)
        throw noCampaign(id);
    return jsonReply(*campaign);
}

SandboxReply SandboxService::launchCampaign(const SandboxRequest&, const QString& id)
{
    const auto launched = m_store.change(id, [&](SandboxStore::Entry& entry) {
        if (!sandbox::isEditable(entry.campaign))
            throw codedRefusal(
                409, "CAMPAIGN_ALREADY_LAUNCHED",
                QStringLiteral("The campaign is %1 already").arg(toQString(entry.campaign.at("status"))));
        sandbox::beginLaunch(entry, m_catalog, now(), now() + m_launchDelay.count());
    });
    if (!launched)
        throw noCampaign(id);
    Json reply{{"campaign", *launched}};
    reply.update(sandbox::launchReport(*launched, m_catalog));
    return jsonReply(reply);
}

SandboxReply SandboxService::listDatasets(const SandboxRequest& request, const QString&)
{
    return jsonReply(slice(m_catalog.datasets(), offsetOf(request), limitOf(request)));
}

SandboxReply SandboxService::readDataset(const SandboxRequest&, const QString& id)
{
    const auto* dataset = m_catalog.dataset(id);
    if (!dataset)
        throw refusal(404, QStringLiteral("Dataset %1 was not found").arg(id));
    return jsonReply(*dataset);
}

SandboxReply SandboxService::listRows(const SandboxRequest& request, const QString& id)
{
    const auto* dataset = m_catalog.dataset(id);
    if (!dataset)
        throw refusal(404, QStringLiteral("Dataset %1 was not found").arg(id));
    const auto offset = offsetOf(request);
    const auto end = std::min(dataset->at("total_rows").get<qint64>(), offset + limitOf(request));
    Json rows = Json::array();
    for (qint64 row = offset; row < end; ++row)
        rows.push_back({{"row_index", row}, {"lead_data", m_catalog.lead(*dataset, row)}});
    return jsonReply(rows);
}

SandboxReply SandboxService::listAliases(const SandboxRequest&, const QString&)
{
    return jsonReply(m_catalog.aliases());
}

SandboxReply SandboxService::listTemplates(const SandboxRequest&, const QString&)
{
    return jsonReply(m_catalog.templates());
}

SandboxReply SandboxService::listProfiles(const SandboxRequest&, const QString&)
{
    return jsonReply(m_catalog.profiles());
}

SandboxReply SandboxService::listAccounts(const SandboxRequest&, const QString&)
{
    return jsonReply(m_catalog.accounts());
}

SandboxReply SandboxService::readUser(const SandboxRequest&, const QString&)
{
    return jsonReply(m_catalog.user());
}

SandboxReply SandboxService::openApi(const SandboxRequest&, const QString&)
{
    return jsonReply(sandbox::openApiDocument());
}

} // namespace fairlead
