#!/usr/bin/env bash
# Installs what is missing, builds Fairlead and opens it on its embedded sandbox. With no display it does the
# same job from the command line, with a campaign file if one is given. Other arguments go to the program:
#   packaging/run.sh [FILE… | COMMAND …]
set -euo pipefail
caller=$PWD
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

tour=$PWD/packaging/tour.sh
pictures=$PWD/build/release/pictures
cd "$caller" # what the arguments are relative to
if has_display; then
    exec "$fairlead" --sandbox "$@"
fi
if (($#)) && [[ ! -f $1 ]]; then
    exec "$fairlead" "$@"
fi
echo "There is no display here, so the window cannot open. The same job from the command line:"
exec "$tour" "$fairlead" "$pictures" "${1-}"
