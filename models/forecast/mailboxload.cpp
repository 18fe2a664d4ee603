#include "models/forecast/mailboxload.h"

#include "models/forecast/phrases.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct MailboxLoadText
{
    Q_DECLARE_TR_FUNCTIONS(MailboxLoad)
};

} // namespace

QString riskInWords(const ForecastInput& input, qint64 aDay)
{
    const auto text =
        input.addresses <= 1
            ? MailboxLoadText::tr("Risky: %1 a day from one address. The usual guidance for cold "
                                  "mail is %2 to %3 a day; more is often taken for spam.")
            : MailboxLoadText::tr("Risky: %1 a day from each address. The usual guidance for cold "
                                  "mail is %2 to %3 a day; more is often taken for spam.");
    return text.arg(phrases::number(perAddress(aDay, input.addresses)), phrases::number(carefulPerAddress),
                    phrases::number(mostPerAddress));
}

} // namespace fairlead
