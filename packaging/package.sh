#!/usr/bin/env bash
# Installs what is missing and builds the Debian package from this tree, as it lies here, in build/package. There
# debian/ is packaging/debian, so that dpkg-buildpackage and Debian's other tools work in the same folder.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/packages.sh
source packaging/install.sh
use_utf8

install_missing "${build_packages[@]}" "${package_packages[@]}"

version=$(dpkg-parsechangelog -l packaging/debian/changelog -S Version)
tree=build/package/fairlead-$version
rm -rf build/package
mkdir -p "$tree"
tar -c --exclude=./build --exclude=./.git --exclude=./.cache . | tar -x -C "$tree"
cp -R packaging/debian "$tree/debian"

(cd "$tree" && dpkg-buildpackage -us -uc -b)
lintian --fail-on error,warning build/package/*.changes
realpath build/package/*.deb
