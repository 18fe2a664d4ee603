#include "tests/unit/documents.h"

#include "models/campaign/codec.h"

namespace fairlead::test {

namespace {

rc::Gen<Json> anyScalar()
{
    const auto toJsonValue = [](const auto& value) {
        return Json(value);
    };
    return rc::gen::oneOf(rc::gen::just(Json(nullptr)), rc::gen::map(rc::gen::arbitrary<bool>(), toJsonValue),
                          rc::gen::map(rc::gen::arbitrary<qint64>(), toJsonValue),
                          rc::gen::map(rc::gen::inRange(-20, 20), [](int half) { return Json(half / 2.0); }),
                          rc::gen::map(anyText(), toJsonValue));
}

Json objectOf(const std::vector<std::pair<std::string, Json>>& members)
{
    Json object = Json::object();
    for (const auto& [name, value] : members)
        object[name] = value;
    return object;
}

rc::Gen<Json> anyTree(int levels)
{
    if (levels == 0)
        return anyScalar();
    const auto below = anyTree(levels - 1);
    return rc::gen::oneOf(
        anyScalar(),
        rc::gen::map(rc::gen::container<std::vector<Json>>(below), [](auto v) { return Json(v); }),
        rc::gen::map(
            rc::gen::container<std::vector<std::pair<std::string, Json>>>(rc::gen::pair(anyText(), below)),
            objectOf));
}

/// Values that fit a member are drawn more often than others.
rc::Gen<Json> anyMemberValue(const Field<QString>&)
{
    return rc::gen::oneOf(rc::gen::map(anyText(), [](const auto& t) { return Json(t); }), anyTree(1));
}

rc::Gen<Json> anyMemberValue(const Field<qint64>&)
{
    return rc::gen::oneOf(rc::gen::map(rc::gen::arbitrary<int>(), [](int i) { return Json(i); }), anyTree(1));
}

rc::Gen<Json> anyMemberValue(const Field<bool>&)
{
    return rc::gen::oneOf(rc::gen::element(Json(true), Json(false)), anyTree(1));
}

rc::Gen<Json> anyMemberValue(const Field<QStringList>&)
{
    const auto texts = rc::gen::container<std::vector<std::string>>(anyText());
    return rc::gen::oneOf(rc::gen::map(texts, [](const auto& t) { return Json(t); }), anyTree(1));
}

template <typename Object>
rc::Gen<Json> anyObject();

template <typename Object>
rc::Gen<Json> anyMemberValue(const Field<std::vector<Object>>&)
{
    const auto element = rc::gen::weightedOneOf<Json>({{5, anyObject<Object>()}, {1, anyTree(1)}});
    const auto few = rc::gen::resize(3, rc::gen::container<std::vector<Json>>(element));
    return rc::gen::oneOf(rc::gen::map(few, [](auto v) { return Json(v); }), anyTree(1));
}

/// Unknown members come first or last, so that nothing depends on where they stand.
template <typename Object>
rc::Gen<Json> anyObject()
{
    return rc::gen::exec([] {
        Json object = Json::object();
        if (*rc::gen::arbitrary<bool>())
            object["x_" + *anyText()] = *anyTree(2);
        const Object known;
        forEachMember(known, [&](const char* name, const auto& field) {
            if (*rc::gen::arbitrary<bool>())
                object[name] = *anyMemberValue(field);
        });
        if (*rc::gen::arbitrary<bool>())
            object["x_" + *anyText()] = *anyTree(2);
        return object;
    });
}

nlohmann::json sorted(const Json& json)
{
    if (const auto whole = integerOf(json))
        return *whole;
    if (!json.is_structured())
        return nlohmann::json::parse(json.dump());
    auto copy = json.is_array() ? nlohmann::json::array() : nlohmann::json::object();
    for (const auto& [name, value] : json.items())
        if (json.is_array())
            copy.push_back(sorted(value));
        else
            copy[name] = sorted(value);
    return copy;
}

} // namespace

rc::Gen<std::string> anyText()
{
    const auto piece =
        rc::gen::element<std::string>("a", "Z", "0", "/", "~", "\"", "\\", "\n", "ß", "€", "😀");
    return rc::gen::map(rc::gen::resize(6, rc::gen::container<std::vector<std::string>>(piece)),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const auto& p : pieces)
                                text += p;
                            return text;
                        });
}

rc::Gen<Json> anyJson()
{
    return rc::gen::resize(6, anyTree(3));
}

rc::Gen<Json> anyCampaignJson()
{
    return rc::gen::resize(6, anyObject<Campaign>());
}

std::string content(const Json& json)
{
    return sorted(json).dump();
}

} // namespace fairlead::test
