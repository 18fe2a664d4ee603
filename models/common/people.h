#pragma once

#include "models/common/plural.h"

#include <QCoreApplication>
#include <QLocale>

namespace fairlead {

struct PeopleText
{
    Q_DECLARE_TR_FUNCTIONS(People)
};

/// "1 person", "1,200 people"
inline QString peopleInWords(qint64 people)
{
    return PeopleText::tr("%1 people", nullptr, pluralOf(people)).arg(QLocale().toString(people));
}

} // namespace fairlead
