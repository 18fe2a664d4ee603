# shellcheck shell=bash disable=SC2034
# What Fairlead needs from Debian 12 (bookworm): the one list, for run.sh and test.sh.

# To compile it.
build_packages=(
    g++ cmake ninja-build
    qt6-base-dev qt6-svg-dev qt6-httpserver-dev
    qt6-websockets-dev # qt6-httpserver-dev is not found without it
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qtkeychain-qt6-dev nlohmann-json3-dev libical-dev
)

# To start it: plugins and data that no library names.
run_packages=(
    libqt6sql6-sqlite libqt6svg6
    libsecret-1-0   # QtKeychain loads it when it is there
    ca-certificates # https
    tzdata          # every time zone is unknown without it
    fonts-inter fonts-noto-core
)

# To test it.
test_packages=(
    librapidcheck-dev libbenchmark-dev libhowardhinnant-date-dev libsqlite3-dev
    dbus gnome-keyring libsecret-tools # a real Secret Service
    python3 openssl
    fonts-noto-color-emoji # emoji in exported plans
    mold # links some eighty programs in a tenth of the time
    xvfb openbox xdotool
    at-spi2-core gir1.2-atspi-2.0 python3-gi # the window as a screen reader gets it
)

# To make the Debian package and judge it.
package_packages=(dpkg-dev debhelper lintian)

# To look at the sources without building them.
lint_packages=(clang-format clang-tidy git python3)

# What other systems call what builds and runs it.
fedora_packages=(
    gcc-c++ cmake ninja-build qt6-qtbase-devel qt6-qtsvg-devel qt6-qthttpserver-devel qt6-qtwebsockets-devel
    qt6-qttools-devel qt6-linguist qtkeychain-qt6-devel json-devel libical-devel
    libsecret ca-certificates tzdata rsms-inter-fonts google-noto-sans-fonts
)
arch_packages=(
    base-devel cmake ninja qt6-base qt6-svg qt6-httpserver qt6-websockets qt6-tools
    qtkeychain-qt6 nlohmann-json libical libsecret ca-certificates tzdata inter-font noto-fonts
)

# A Wayland session without X11 needs Qt's plugin for it.
if [[ -n ${WAYLAND_DISPLAY-} && -z ${DISPLAY-} ]]; then
    run_packages+=(qt6-wayland)
fi
