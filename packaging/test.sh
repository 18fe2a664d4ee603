#!/usr/bin/env bash
# Installs what is missing, builds Fairlead with its tests and runs them all. Arguments go to the configuration,
# for example -DFAIRLEAD_WERROR=ON.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/packages.sh
source packaging/install.sh
use_utf8

install_missing "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"

cmake --preset dev "$@"
cmake --build --preset dev
ctest --preset dev --parallel 2
