#!/usr/bin/env bash
# Every transport with every protection and codec by real telephones (baresip, linphone, Chromium): a call in, a conference, a call out, attended transfer, hold,
# blind transfer. Writes benchmarks/results/matrix.md; half an hour. --quick: each transport with each protection, one codec each; changes no file.
#   tests/Interop/matrix.sh [--quick] [FILTER]      FILTER: a part of a line's name, such as 'baresip TLS SDES', 'Kamailio' or 'Chromium WSS DTLS opus'
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/setup.sh

export MATRIX_RESULT=$PWD/benchmarks/results/matrix.md
if [ "${1:-}" = --quick ]; then
  shift
  export MATRIX_QUICK=1 MATRIX_RESULT=$PWD/artifacts/matrix.md
fi
[ -z "${1:-}" ] || export MATRIX_ONLY=$1 MATRIX_RESULT=$PWD/artifacts/matrix.md
need_base
need_apt node nodejs npm npm baresip baresip-core linphonec linphone-cli chromium chromium sox sox openssl openssl kamailio kamailio '/usr/lib/*/kamailio/modules/tls.so' kamailio-tls-modules \
  '/usr/lib/*/kamailio/modules/websocket.so' kamailio-websocket-modules espeak-ng espeak-ng \
  '/usr/lib/*/espeak-ng-data/phontab' espeak-ng-data '/usr/lib/*/libopus.so.0' libopus0
install_apt
install_native
build_web
softphone=tests/Interop/softphone
if [ $softphone/phone.js -nt $softphone/node_modules/phone.js ] || [ $softphone/package-lock.json -nt $softphone/node_modules/phone.js ]; then
  npm_ci $softphone
  npm run --prefix $softphone build --silent || die "the browser's telephone could not be built"
fi

mkdir -p artifacts
status=0
dotnet test tests/EndToEnd.Tests -c Release --nologo -v quiet --filter "TestCategory=Matrix" --logger "console;verbosity=normal" || status=$?
cat "$MATRIX_RESULT"
exit $status
