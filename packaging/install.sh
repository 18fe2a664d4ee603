# shellcheck shell=bash
# Installs Debian packages: what run.sh and test.sh share.

# Prints those of the packages that are not installed, a line each.
missing_packages() {
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || echo "$package"
    done
}

# The system's name and those of its likes, as in "ubuntu debian".
system_names() {
    [[ ! -r ${OS_RELEASE:-/etc/os-release} ]] || (source "${OS_RELEASE:-/etc/os-release}" && echo "${ID-} ${ID_LIKE-}")
}

list() {
    printf '%s ' "$@" | fold -s -w 76 | sed 's/^/    /'
    echo
}

# Says what is needed, for systems on which this script cannot install it.
ask_for_packages() {
    local reason=$1
    shift
    {
        echo "$reason"
        case " $(system_names) " in
        *" fedora "*)
            echo "Fairlead needs what these packages of Fedora hold:"
            list dnf install "${fedora_packages[@]}"
            ;;
        *" arch "*)
            echo "Fairlead needs what these packages of Arch Linux hold:"
            list pacman -S --needed "${arch_packages[@]}"
            ;;
        *" ubuntu "*)
            echo "Fairlead needs what these packages of Ubuntu 24.04 or newer hold; universe has to be on:"
            list apt install "$@"
            ;;
        *)
            echo "Fairlead needs what these packages of Debian 12 hold:"
            list "$@"
            ;;
        esac
        echo "Install them by hand, then:  cmake --preset release && cmake --build --preset release"
    } >&2
    exit 1
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi
}

# Number of packages and megabytes that installing these would fetch.
download_size() {
    apt-get --print-uris -o Debug::NoLocking=1 -y --no-install-recommends install "$@" |
        awk '/^\x27/ { packages++; bytes += $3 } END { printf "%d packages, %d MB to fetch", packages, bytes / 1e6 + 0.5 }'
}

# Installs what is missing of the packages, saying beforehand what and how much. Without anything missing it
# does nothing, and needs no network.
install_missing() {
    local -a missing
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        ask_for_packages "This is no Debian: packages cannot be installed from here." "$@"
    fi
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        ask_for_packages "Packages are missing; installing them needs root or sudo." "${missing[@]}"
    fi

    echo "Missing: ${missing[*]}"
    local -a apt=(apt-get -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3)
    as_root "${apt[@]}" -qq update
    local size
    size=$(download_size "${missing[@]}") ||
        ask_for_packages "This system does not offer all of these packages." "${missing[@]}"
    echo "Installing them with what they need: $size."
    as_root env DEBIAN_FRONTEND=noninteractive \
        "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
}

# Programs of ours print UTF-8; a bare system has no locale set.
use_utf8() {
    [[ $(locale charmap 2>/dev/null) == UTF-8 ]] || export LC_ALL=C.UTF-8
}
