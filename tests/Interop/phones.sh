#!/usr/bin/env bash
# Telephones of other makers as agents' telephones: two browsers and a linphone pass callers on to each other in every way; Firefox is a telephone. Some minutes.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/setup.sh

need_base
need_apt node nodejs npm npm baresip baresip-core linphonec linphone-cli chromium chromium firefox-esr firefox-esr espeak-ng espeak-ng \
  '/usr/lib/*/espeak-ng-data/phontab' espeak-ng-data '/usr/lib/*/libopus.so.0' libopus0
install_apt
install_native
build_web
dotnet test tests/EndToEnd.Tests -c Release --nologo -v quiet --filter "TestCategory=Interop" --logger "console;verbosity=normal"
