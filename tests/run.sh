#!/usr/bin/env bash
# Runs every test. Needs the .NET SDK, Node and git; installs what else the tests use. Arguments go to `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

need() { # what for, package: installs Debian packages where apt-get is there, else says what is missing
  local why=$1; shift
  if ! command -v apt-get >/dev/null; then
    echo "Missing for $why: $*. Install it with your package manager, then run this again." >&2
    exit 1
  fi
  say "Installing $* ($why)"
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

for tool in dotnet node npm git; do
  command -v $tool >/dev/null || { echo "Missing: $tool. Install the .NET SDK (see global.json), Node 20 or later and git first." >&2; exit 1; }
done
command -v clang >/dev/null || command -v gcc >/dev/null || need "NativeAOT's linker" gcc libc6-dev
[ -e /usr/include/zlib.h ] || [ "$(uname)" != Linux ] || need "NativeAOT's linker" zlib1g-dev
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || need "the browser that the page is looked at with" chromium
command -v curl >/dev/null || need "a client of the load balancer" curl
command -v javac >/dev/null || need "the engine of mapping templates" default-jdk-headless
for jar in velocity commons-lang json-path json-smart; do
  [ -e /usr/share/java/$jar.jar ] || { need "the engine of mapping templates" velocity libcommons-lang-java libjsonpath-java libjson-smart-java; break; }
done

# Playwright drives that browser, and has none of its own to fetch.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# One compiler for all the builds of the run, those of the tests too, which ends with it: a start of its own for each takes more time than compiling does.
export UseSharedCompilation=true
trap 'dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true' EXIT

# What runs once has nothing of a profile to optimize by.
export DOTNET_TieredPGO=0

say "Building"
dotnet build Patterns.sln -c Release -nologo -v quiet
say "Testing"
dotnet test --solution Patterns.sln -c Release --no-build --max-parallel-test-modules 2 "$@"
