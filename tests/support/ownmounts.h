#pragma once

#include <QString>

namespace fairlead {

/// Gives this process and its children mounts of their own, as root or not. Before any thread is started.
/// The reason where the system says no.
QString enterOwnMounts();

/// Shows a folder's content in the place of another's, for this process and its children. The reason where
/// that fails.
QString showInPlaceOf(const QString& folder, const QString& place);

} // namespace fairlead
