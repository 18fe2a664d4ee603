#!/usr/bin/env bash
# What the window is for, without a window: starts the sandbox server, checks a campaign, a sample unless one is
# given, creates it there, and takes pictures of the wizard's pages.
#   packaging/tour.sh PROGRAM PICTURES_DIR [CAMPAIGN]
set -euo pipefail
fairlead=$(realpath "$1")
pictures=$(realpath -m "$2")
campaign=${3:-$(dirname "$0")/../resources/samples/ten-steps.campaign}

work=$(mktemp -d)
mkdir -m 700 "$work/runtime"
export XDG_RUNTIME_DIR=$work/runtime QT_QPA_PLATFORM=offscreen
server=
cleanup() {
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    wait
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The member of that name in one JSON object of texts, as the commands print it.
member() {
    sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" "$2" | head -n 1
}

fail() {
    echo "$1" >&2
    exit 1
}

echo
echo "1. The sandbox, a server of Fairlead's own on this computer"
"$fairlead" sandbox --data-dir "$work/sandbox" >"$work/sandbox.json" &
server=$!
for ((i = 0; i < 300; i++)); do
    [[ -s $work/sandbox.json ]] && break
    kill -0 "$server" 2>/dev/null || fail "The sandbox ended before it served."
    sleep 0.1
done
url=$(member url "$work/sandbox.json")
[[ -n $url ]] || fail "The sandbox did not say within 30 seconds where it serves."
FAIRLEAD_TOKEN=$(member token "$work/sandbox.json")
export FAIRLEAD_TOKEN
echo "   serves at $url"

echo "2. Is the campaign fit to be submitted?"
"$fairlead" validate "$campaign"

echo "3. Creating it on the server, as a draft"
"$fairlead" submit "$campaign" --server "$url" --data-dir "$work/client" --json >"$work/submit.json" ||
    { cat "$work/submit.json" >&2; fail "The campaign was not created."; }
id=$(member campaign_id "$work/submit.json")
[[ -n $id ]] || fail "The answer names no campaign."
echo "   created campaign $id"

echo "4. Pictures of the window and of the wizard's pages"
mkdir -p "$pictures"
# Qt's warnings here are about windows that no screen holds.
QT_LOGGING_RULES=default.warning=false \
    "$fairlead" screenshots --out "$pictures" --data-dir "$work/pictures"
