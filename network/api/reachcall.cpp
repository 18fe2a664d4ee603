#include "network/api/reachcall.h"

#include "network/api/routes.h"

namespace fairlead {

namespace {

/// inferred: a row's columns are in `lead_data`, as in a preview's request (API sheet, section 5.2).
const Json& columnsOfRow(const Json& row)
{
    const auto data = row.find("lead_data");
    return data != row.end() && data->is_object() ? *data : row;
}

} // namespace

ReachCall::ReachCall(HttpClient& http, const QString& datasetId)
    : PagedCall(http, routes::datasetRows(datasetId), {})
{
}

QString ReachCall::idOf(const Json& row) const
{
    const auto number = row.is_object() ? row.find("row_index") : row.end();
    return row.is_object() && number != row.end() && number->is_number_integer()
               ? QString::number(number->get<qint64>())
               : QString();
}

void ReachCall::keep(const Json& row)
{
    QString email;
    QString linkedIn;
    for (const auto& [name, value] : columnsOfRow(row).items()) {
        if (!value.is_string())
            continue;
        const auto column = QString::fromStdString(name);
        if (isEmailColumn(column))
            email += toQString(value);
        else if (isLinkedInColumn(column))
            linkedIn += toQString(value);
    }
    m_reach.add(email, linkedIn);
}

} // namespace fairlead
