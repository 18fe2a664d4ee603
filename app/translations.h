#pragma once

class QCoreApplication;

namespace fairlead {

/// Words in the user's language, for all that is said from now on: English plurals, which come with the
/// program; Fairlead's and Qt's words in that language, where there are any. A file fairlead_LANGUAGE.qm in a
/// folder fairlead/translations of the user's or the system's data is taken, too.
void installTranslations(QCoreApplication& application);

} // namespace fairlead
