#pragma once

/// The one spacing scale, in device-independent pixels: multiples of 4.
namespace fairlead::spacing {

inline constexpr int tight = 4;
inline constexpr int normal = 8;
inline constexpr int wide = 16;
inline constexpr int page = 24;

} // namespace fairlead::spacing
