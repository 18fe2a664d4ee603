#pragma once

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
    return people == 1 ? PeopleText::tr("1 person")
                       : PeopleText::tr("%1 people").arg(QLocale().toString(people));
}

} // namespace fairlead
