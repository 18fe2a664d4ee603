#pragma once

#include "models/campaign/campaign.h"
#include "models/campaign/problem.h"
#include "models/campaign/schema.h"

/// The checks of one field against its row in the schema table; the rules across fields build on them.
namespace fairlead {

/// Collects problems; knows the path it stands at.
class ProblemList
{
public:
    void add(Problem::Severity severity, const QString& path, Problem::Code code, const QString& message);
    void error(const QString& path, Problem::Code code, const QString& message);
    void warning(const QString& path, Problem::Code code, const QString& message);
    void hint(const QString& path, Problem::Code code, const QString& message);

    void required(const QString& path, const schema::FieldSpec& spec);
    void wrongType(const QString& path, const schema::FieldSpec& spec, const Json& found);

    /// Whether any problem so far names that path or something below it.
    bool mentions(const QString& path) const;

    Problems take() { return std::move(m_problems); }

private:
    Problems m_problems;
};

void checkField(const schema::FieldSpec& spec, const Field<QString>& field, const QString& path,
                ProblemList& out);
void checkField(const schema::FieldSpec& spec, const Field<qint64>& field, const QString& path,
                ProblemList& out);
void checkField(const schema::FieldSpec& spec, const Field<bool>& field, const QString& path,
                ProblemList& out);
void checkField(const schema::FieldSpec& spec, const Field<QStringList>& field, const QString& path,
                ProblemList& out);

/// Type and size of an array of objects; its elements are checked by their own rules.
template <typename Object>
void checkField(const schema::FieldSpec& spec, const Field<std::vector<Object>>& field, const QString& path,
                ProblemList& out);

extern template void checkField(const schema::FieldSpec&, const Field<std::vector<Step>>&, const QString&,
                                ProblemList&);
extern template void checkField(const schema::FieldSpec&, const Field<std::vector<Variant>>&, const QString&,
                                ProblemList&);

} // namespace fairlead
