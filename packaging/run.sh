#!/usr/bin/env bash
# Installs what is missing, builds Fairlead and opens it on its embedded sandbox. With no display it does the
# same job from the command line. Arguments go to the program.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/packages.sh
source packaging/install.sh
use_utf8

install_missing "${build_packages[@]}" "${run_packages[@]}"

# A build folder that is there keeps its settings; a new one leaves the tests out, for which packages may be missing.
[[ -f build/release/build.ninja ]] || cmake --preset release -DFAIRLEAD_TESTS=OFF
cmake --build --preset release --target fairlead
fairlead=$PWD/build/release/bin/fairlead

has_display() {
    if [[ -n ${WAYLAND_DISPLAY-} && -S ${XDG_RUNTIME_DIR-}/$WAYLAND_DISPLAY ]]; then
        return 0
    fi
    case ${DISPLAY-} in
    '') return 1 ;;
    :*) # a local one has a socket
        local number=${DISPLAY#:}
        grep -qs "/tmp/.X11-unix/X${number%%.*}\$" /proc/net/unix ;;
    *) return 0 ;;
    esac
}

if has_display; then
    exec "$fairlead" --sandbox "$@"
fi
echo "There is no display here, so the window cannot open. The same job from the command line:"
exec packaging/tour.sh "$fairlead" build/release/pictures
