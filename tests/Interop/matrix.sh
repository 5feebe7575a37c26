#!/usr/bin/env bash
# Every transport with every protection and codec by a real telephone: a call in, hold, blind transfer, a call out. Prints a table; some ten minutes.
#   tests/Interop/matrix.sh [FILTER]      FILTER: a part of a test's name, such as '"tls"'
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/setup.sh

need_base
need_apt node nodejs npm npm baresip baresip-core sox sox openssl openssl espeak-ng espeak-ng '/usr/lib/*/espeak-ng-data/phontab' espeak-ng-data
install_apt
install_native
build_web
dotnet test tests/EndToEnd.Tests -c Release --nologo -v quiet --filter "TestCategory=Matrix${1:+&FullyQualifiedName~$1}" --logger "console;verbosity=normal"
