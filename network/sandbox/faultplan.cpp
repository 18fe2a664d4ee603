#include "network/sandbox/faultplan.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace fairlead {

namespace {

constexpr std::array actionNames{"delay",      "answer",   "answer-after", "drop-before",
                                 "drop-after", "truncate", "wrong-length"};

bool matches(const Fault& fault, const QByteArray& method, const QString& path)
{
    if (!fault.method.isEmpty() && fault.method != method)
        return false;
    const auto wildcard =
        QRegularExpression::escape(fault.path).replace(QLatin1String("\\*"), QLatin1String(".*"));
    return fault.path.isEmpty() ||
           QRegularExpression(QRegularExpression::anchoredPattern(wildcard)).match(path).hasMatch();
}

/// Throws Json::exception for what does not fit.
Fault faultOf(const Json& object)
{
    Fault fault;
    const auto action = object.at("action").get<std::string>();
    const auto* const named = std::find(actionNames.begin(), actionNames.end(), action);
    if (named == actionNames.end())
        throw Json::other_error::create(0, "unknown action " + action, &object);
    fault.action = static_cast<Fault::Action>(named - actionNames.begin());
    fault.method = QByteArray::fromStdString(object.value("method", std::string()));
    fault.path = QString::fromStdString(object.value("path", std::string()));
    fault.skip = object.value("skip", 0);
    fault.count = object.value("count", 1);
    fault.delay = std::chrono::milliseconds(object.value("delay_ms", 0));
    fault.status = object.value("status", 500);
    const auto headers = object.value("headers", Json::object());
    for (const auto& [name, value] : headers.items())
        fault.headers.emplace_back(QByteArray::fromStdString(name),
                                   QByteArray::fromStdString(value.get<std::string>()));
    fault.body = QByteArray::fromStdString(object.value("body", std::string()));
    fault.contentLength = object.value("content_length", qint64(0));
    return fault;
}

} // namespace

std::optional<Fault> FaultPlan::take(const QByteArray& method, const QString& path)
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [&](const Fault& fault) { return matches(fault, method, path); });
    if (found == m_faults.end())
        return std::nullopt;
    if (found->skip > 0) {
        --found->skip;
        return std::nullopt;
    }
    const Fault taken = *found;
    if (--found->count <= 0)
        m_faults.erase(found);
    return taken;
}

FaultPlanResult readFaultPlan(const QByteArray& json)
{
    const auto parsed = parseJson(json);
    if (!parsed.value)
        return {std::nullopt, parsed.error.message};
    try {
        FaultPlan plan;
        for (const auto& object : *parsed.value)
            plan.add(faultOf(object));
        return {plan, {}};
    } catch (const Json::exception& error) {
        return {std::nullopt, QCoreApplication::translate("Sandbox", "The faults cannot be read: %1")
                                  .arg(QString::fromUtf8(error.what()))};
    }
}

} // namespace fairlead
