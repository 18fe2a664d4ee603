#pragma once

#include <QString>

namespace fairlead {

/// A text as searches compare it: case, width, composed or decomposed letters and the marks over and under
/// letters make no difference ("Zoë" is "zoe", "ﬁ" is "fi", "Łódź" is "lodz"). Marks that make another letter
/// of it stay, such as the voicing of kana and the vowels of Indic scripts and Thai.
QString searchFold(const QString& text);

} // namespace fairlead
