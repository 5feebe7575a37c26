#!/usr/bin/env bash
# A trial of the whole line over IPv6 alone, in network namespaces of its own, by UDP, TCP and TLS; writes benchmarks/results/ipv6.md.
#   tests/Interop/ipv6/trial.sh     as root; wants baresip-core, iproute2, sox, curl, openssl and the built server (./run has built it)
#
#   server fd00:77::1 --+-- telephone anna fd00:77::11 (an agent, 440 Hz)
#                       +-- telephone bert fd00:77::12 (her colleague, 900 Hz)
#                       +-- a trunk's caller carl fd00:77::20 (600 Hz)
#
# By each transport: anna and bert register, carl calls and reaches anna, both hear each other's tone; she holds and resumes; she transfers him to bert by REFER,
# and those two hear each other.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
[ "$(id -u)" = 0 ] || { echo "error: network namespaces need root" >&2; exit 1; }
for tool in baresip ip sox curl openssl; do command -v $tool >/dev/null || { echo "error: $tool is missing" >&2; exit 1; }; done
dll=${SERVER_DLL:-artifacts/server/CallCenter.CtiServer.dll}
[ -f "$dll" ] || { echo "error: $dll is not built" >&2; exit 1; }

id=v6$$ run=$(mktemp -d) pids=() phones=()
finish() {
  kill "${phones[@]}" "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  for ns in $(ip netns list | awk '{print $1}' | grep "^$id-"); do ip netns del "$ns"; done
  rm -rf "$run"
}
trap finish EXIT
fail() { echo "FAILED: $*" >&2; for log in "$run"/*.log; do echo "== $log" >&2; tr '\r' '\n' <"$log" | grep -av 'bit/s' | tail -n 40 >&2; done; exit 1; }
in_ns() { local ns=$1; shift; ip netns exec "$id-$ns" "$@"; }
# until_true SECONDS WHAT COMMAND...
until_true() { local n=$(($1 * 5)) what=$2; shift 2; until "$@" >/dev/null 2>&1; do n=$((n - 1)); [ $n -gt 0 ] || fail "$what"; sleep 0.2; done; }

ip netns add $id-net
in_ns net ip link add br0 type bridge
in_ns net ip link set br0 up
# host NAME ADDRESS: one machine of the network; it has no IPv4 address but its loopback's
host() {
  ip netns add "$id-$1"
  ip link add eth0 netns "$id-$1" type veth peer name "p-$1" netns $id-net
  in_ns net ip link set "p-$1" master br0 up
  in_ns "$1" sh -c "ip link set lo up; ip -6 addr add $2/64 dev eth0 nodad; ip link set eth0 up"
}
host server fd00:77::1
host anna fd00:77::11
host bert fd00:77::12
host carl fd00:77::20

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=cti.test -addext 'subjectAltName=IP:fd00:77::1,DNS:cti.test' \
  -keyout "$run/key.pem" -out "$run/cert.pem" 2>/dev/null
cat "$run/key.pem" >>"$run/cert.pem"
ip netns exec $id-server dotnet "$dll" --Sip:Bind=:: --Sip:Realm=cti.test --Sip:TlsCertificate="$run/cert.pem" --Rtp:PortRange=42000-42099 \
  --Sip:Trunks:0:Name=carrier --Sip:Trunks:0:Address=fd00:77::20 --DataDirectory="$run/data" --Urls=http://127.0.0.1:8131 \
  --Admin:InitialPassword="correct horse battery" --Speech:Recognizer:en=none --Flows:Directory=tests/EndToEnd.Tests/Flows >"$run/server.log" 2>&1 </dev/null & pids+=($!)
api=http://127.0.0.1:8131
until_true 60 "the server starts" in_ns server curl -sf $api/health/ready
token=$(in_ns server curl -sf $api/api/v1/session -H 'Content-Type: application/json' -d '{"user":"admin","password":"correct horse battery"}' |
  grep -oE '"token":"[^"]+' | cut -d'"' -f4)
ask() { in_ns server curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }
# says WORD COMMAND...: the command's answer has the word in it
says() { local word=$1; shift; [[ "$("$@")" == *"$word"* ]]; }
for name in anna bert; do
  ask $api/api/v1/agents -d "{\"user\":\"$name\",\"password\":\"a long enough password\",\"name\":\"$name\",\"sipPassword\":\"bench-secret\",
    \"skills\":{\"en\":5},\"queues\":[\"support\"]}" >/dev/null || fail "$name cannot be made"
done

modules=$(dirname "$(dpkg -L baresip-core | grep '/account\.so$')")
# phone NAME ADDRESS FREQUENCY ACCOUNT
phone() {
  local name=$1 address=$2 hertz=$3 account=$4 d=$run/$1
  rm -rf "$d"
  mkdir -p "$d"
  sox -q -n -r 8000 -c 1 -b 16 "$d/tone.wav" synth 120 sine "$hertz" vol 0.5
  cat >"$d/config" <<CONFIG
poll_method epoll
sip_listen [$address]:5070
net_interface eth0
audio_player aubridge,none
audio_source aufile,$d/tone.wav
audio_alert aubridge,alert
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports 16000-16098
ringback_disabled yes
snd_path $d
ctrl_tcp_listen 127.0.0.1:4444
module_path $modules
$(for m in g711 aufile aubridge sndfile; do echo "module $m.so"; done)
module_tmp uuid.so
module_tmp account.so
$(for m in contact debug_cmd menu ctrl_tcp; do echo "module_app $m.so"; done)
CONFIG
  touch "$d/contacts"
  echo "$account" >"$d/accounts"
  ip netns exec "$id-$name" baresip -6 -s -f "$d" >"$run/$name.log" 2>&1 </dev/null & phones+=($!)
}
# tell NAME COMMAND [PARAMETERS]
tell() {
  local json="{\"command\":\"$2\",\"params\":\"${3:-}\",\"token\":\"t\"}"
  printf '%d:%s,' ${#json} "$json" | in_ns "$1" timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/4444; cat >&3; sleep 1' || true
}
# hears NAME FREQUENCY: the last second of what this telephone has heard is that tone, within what a busy machine drops of it
hears() {
  local wav rough
  wav=$(ls -t "$run/$1"/dump-*-dec.wav 2>/dev/null | head -1)
  [ -n "$wav" ] || return 1
  rough=$(tail -c 16000 "$wav" | sox -t raw -r 8000 -e signed -b 16 -c 1 - -n stat 2>&1 | awk '/Rough/ {print $3}')
  [ -n "$rough" ] && [ "$rough" -ge $(($2 * 94 / 100)) ] && [ "$rough" -le $(($2 * 106 / 100)) ]
}
hears_not() { ! hears "$@"; }
bound() { says "$1 phones registered" ask $api/health/ready; }
# happened WORD: the last call has had that
happened() { says "\"$1\"" ask "$api/api/v1/calls?limit=1"; }
event() { local call; call=$(ask "$api/api/v1/calls?limit=1" | grep -oE '"id":"[^"]+' | head -1 | cut -d'"' -f4); says "$1" ask "$api/api/v1/calls/$call"; }

rows=()
# trial TRANSPORT PORT
trial() {
  local transport=$1 port=$2 to="sip:[fd00:77::1]:$2;transport=$1" began
  began=$(date +%s)
  phones=()
  for agent in "anna 11 440" "bert 12 900"; do
    set -- $agent
    phone "$1" "fd00:77::$2" "$3" "<sip:$1@cti.test>;auth_user=$1;auth_pass=bench-secret;outbound=\"$to\";regint=60;audio_codecs=pcmu;answermode=auto"
  done
  phone carl fd00:77::20 600 "<sip:carl@[fd00:77::20]>;regint=0;audio_codecs=pcmu"
  until_true 20 "$transport: both register" bound 2
  ask -X PUT $api/api/v1/agents/anna/state -d '{"state":"ready"}' >/dev/null || fail "$transport: anna is not ready"
  sleep 1
  tell carl dial "sip:1000@[fd00:77::1]:$port;transport=$transport"
  until_true 30 "$transport: carl reaches anna" event '"bridged"'
  until_true 10 "$transport: carl hears anna" hears carl 440
  until_true 10 "$transport: anna hears carl" hears anna 600
  tell anna hold
  until_true 10 "$transport: carl hears anna no more while she holds" hears_not carl 440
  sleep 2
  hears carl 440 && fail "$transport: carl hears anna though she holds"
  tell anna resume
  until_true 10 "$transport: carl hears anna again" hears carl 440
  ask -X PUT $api/api/v1/agents/bert/state -d '{"state":"ready"}' >/dev/null || fail "$transport: bert is not ready"
  tell anna transfer "sip:bert@cti.test"
  until_true 30 "$transport: anna has transferred carl" event '"transferred"'
  until_true 10 "$transport: carl hears bert" hears carl 900
  until_true 10 "$transport: bert hears carl" hears bert 600
  tell carl hangup
  until_true 10 "$transport: the call ends" event '"ended"'
  kill "${phones[@]}" 2>/dev/null || true
  wait "${phones[@]}" 2>/dev/null || true
  phones=()
  for name in anna bert; do ask -X PUT $api/api/v1/agents/$name/state -d '{"state":"notReady","reason":"break"}' >/dev/null || true; done
  until_true 90 "$transport: the telephones are gone" bound 0
  rows+=("| $transport | yes | anna 600 Hz, carl 440 Hz | yes | carl 900 Hz, bert 600 Hz | $(($(date +%s) - began)) s |")
  echo "${rows[-1]}"
}
trial udp 5060
trial tcp 5060
trial tls 5061

result=benchmarks/results/ipv6.md
{
  echo "# The line over IPv6 alone"
  echo
  echo "\`tests/Interop/ipv6/trial.sh\`: baresip telephones and the server in network namespaces without IPv4; what each hears is told by its tone."
  echo
  echo "| transport | both registered | heard in the call | hold and resume | heard after the transfer (REFER) | took |"
  echo "|---|---|---|---|---|---|"
  printf '%s\n' "${rows[@]}"
} >$result
cat $result
