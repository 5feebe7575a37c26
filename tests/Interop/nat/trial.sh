#!/usr/bin/env bash
# A trial of the whole line behind NAT, in network namespaces of its own: the server behind one router, two telephones behind two others.
#   tests/Interop/nat/trial.sh      as root; wants baresip-core, nftables, iproute2, sox, curl and the built server (./run has built it)
#
#   server 10.77.0.2 -- router 198.51.100.1 --+-- 198.51.100.3 STUN
#                                             +-- router 198.51.100.11 -- telephone anna 192.168.11.2
#                                             +-- router 198.51.100.12 -- telephone ben  192.168.12.2
#
# The routers translate addresses and, towards the telephones, ports too, and forget an idle UDP mapping after 35 s. What must come out: the
# server knows its address by STUN; anna registers, is left alone for 70 s, is then still reached by ben's call, and both hear each other.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
[ "$(id -u)" = 0 ] || { echo "error: network namespaces need root" >&2; exit 1; }
for tool in baresip nft ip sox curl; do command -v $tool >/dev/null || { echo "error: $tool is missing" >&2; exit 1; }; done
dll=${SERVER_DLL:-artifacts/server/CallCenter.CtiServer.dll}
[ -f "$dll" ] || { echo "error: $dll is not built" >&2; exit 1; }

id=nat$$ run=$(mktemp -d) pids=()
finish() {
  kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  for ns in $(ip netns list | awk '{print $1}' | grep "^$id-"); do ip netns del "$ns"; done
  rm -rf "$run"
}
trap finish EXIT
fail() { echo "FAILED: $*" >&2; for log in "$run"/*.log; do echo "== $log" >&2; tr '\r' '\n' <"$log" | grep -av 'bit/s' | tail -n 40 >&2; done; exit 1; }
in_ns() { local ns=$1; shift; ip netns exec "$id-$ns" "$@"; }
begin() { local ns=$1 log=$2; shift 2; ip netns exec "$id-$ns" "$@" >"$run/$log.log" 2>&1 </dev/null & pids+=($!); }
# until_true SECONDS WHAT COMMAND...
until_true() { local n=$(($1 * 5)) what=$2; shift 2; until "$@" >/dev/null 2>&1; do n=$((n - 1)); [ $n -gt 0 ] || fail "$what"; sleep 0.2; done; }

# The world is a bridge; what is connected to it has an address of 198.51.100.0/24.
ip netns add $id-world
in_ns world ip link set lo up
in_ns world ip link add br0 type bridge
in_ns world ip addr add 198.51.100.3/24 dev br0
in_ns world ip link set br0 up

# site NAME WORLD-ADDRESS NETWORK: a router with its network behind it, and one machine there
site() {
  local name=$1 outside=$2 net=$3
  ip netns add "$id-$name-router"
  ip netns add "$id-$name"
  ip link add wan netns "$id-$name-router" type veth peer name "p-$name" netns $id-world
  in_ns world ip link set "p-$name" master br0 up
  ip link add lan netns "$id-$name-router" type veth peer name eth0 netns "$id-$name"
  in_ns "$name-router" sh -c "ip link set lo up; ip addr add $outside/24 dev wan; ip addr add $net.1/24 dev lan; ip link set wan up; ip link set lan up
    sysctl -qw net.ipv4.ip_forward=1"
  in_ns "$name" sh -c "ip link set lo up; ip addr add $net.2/24 dev eth0; ip link set eth0 up; ip route add default via $net.1"
}

site server 198.51.100.1 10.77.0
site anna 198.51.100.11 192.168.11
site ben 198.51.100.12 192.168.12
in_ns server-router nft -f - <<'RULES'
table ip nat {
  chain in { type nat hook prerouting priority dstnat; iifname "wan" udp dport { 5060, 42000-42099 } dnat to 10.77.0.2; }
  chain out { type nat hook postrouting priority srcnat; oifname "wan" masquerade; }
}
RULES
for name in anna ben; do
  in_ns $name-router nft -f - <<'RULES'
table ip nat {
  chain out { type nat hook postrouting priority srcnat; oifname "wan" masquerade fully-random; }
}
table ip filter {
  chain pass { type filter hook forward priority filter; policy drop; ct state established,related accept; iifname "lan" accept; }
}
RULES
  in_ns $name-router sysctl -qw net.netfilter.nf_conntrack_udp_timeout=35 net.netfilter.nf_conntrack_udp_timeout_stream=35
done

begin world stun python3 tests/Interop/nat/stun.py
begin server server dotnet "$dll" --Sip:Bind=0.0.0.0 --Sip:Realm=cti.test --Sip:PublicAddress=stun:198.51.100.3 --Rtp:PortRange=42000-42099 \
  --DataDirectory="$run/data" --Urls=http://127.0.0.1:8130 --Admin:InitialPassword="correct horse battery" --Speech:Recognizer:en=none \
  --Flows:Directory=tests/EndToEnd.Tests/Flows
api=http://127.0.0.1:8130
until_true 60 "the server starts" in_ns server curl -sf $api/health/ready
token=$(in_ns server curl -sf $api/api/v1/session -H 'Content-Type: application/json' -d '{"user":"admin","password":"correct horse battery"}' |
  grep -oE '"token":"[^"]+' | cut -d'"' -f4)
ask() { in_ns server curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }
[[ "$(in_ns server curl -s $api/health/ready)" == *"198.51.100.1 (by stun:198.51.100.3)"* ]] || fail "health does not show the learnt address"
echo "learnt: 198.51.100.1 by stun:198.51.100.3"

modules=$(dirname "$(dpkg -L baresip-core | grep '/account\.so$')")
# phone NAME FREQUENCY [account parameters]
phone() {
  local name=$1 hertz=$2 more=${3:-} d=$run/$1
  mkdir -p "$d"
  sox -q -n -r 8000 -c 1 -b 16 "$d/tone.wav" synth 180 sine "$hertz" vol 0.5
  ask $api/api/v1/agents -d "{\"user\":\"$name\",\"password\":\"a long enough password\",\"name\":\"$name\",\"sipPassword\":\"bench-secret\",
    \"skills\":{\"en\":5},\"queues\":[\"support\"]}" >/dev/null || fail "$name cannot be made"
  cat >"$d/config" <<CONFIG
poll_method epoll
sip_listen 0.0.0.0:5070
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
$(for m in g711 aufile aubridge sndfile stun; do echo "module $m.so"; done)
module_tmp uuid.so
module_tmp account.so
$(for m in contact debug_cmd menu ctrl_tcp; do echo "module_app $m.so"; done)
CONFIG
  touch "$d/contacts"
  echo "<sip:$name@cti.test>;auth_user=$name;auth_pass=bench-secret;outbound=\"sip:198.51.100.1:5060;transport=udp\";regint=300;sipnat=outbound;audio_codecs=pcmu$more" >"$d/accounts"
  begin "$name" "$name" baresip -4 -s -f "$d"
}

phone anna 440 ";answermode=auto"
phone ben 600
# says WORD COMMAND...: the command's answer has the word in it
says() { local word=$1; shift; [[ "$("$@")" == *"$word"* ]]; }
bound() { says "$1 phones registered" ask $api/health/ready; }
until_true 20 "both register" bound 2
ask -X PUT $api/api/v1/agents/anna/state -d '{"state":"ready"}' >/dev/null || fail "anna is not ready"
echo "registered: anna and ben; 70 s of silence, twice what their routers remember"
sleep 70
grep -q 'not connected' "$run/anna.log" && fail "anna has lost her way here"

command='{"command":"dial","params":"sip:1000@cti.test","token":"t"}'
printf '%d:%s,' ${#command} "$command" | in_ns ben timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/4444; cat >&3; sleep 1' || true
bridged() { says '"bridged"' ask "$api/api/v1/calls?limit=1"; }
until_true 30 "anna is reached, and talks with ben" bridged
sleep 6
kill "${pids[@]: -2}"
sleep 1
# heard NAME FREQUENCY: what this telephone has heard is the other one's tone
heard() {
  local wav rough
  wav=$(ls "$run/$1"/dump-*-dec.wav | tail -1)
  rough=$(sox "$wav" -n trim -3 2 stat 2>&1 | awk '/Rough/ {print $3}')
  echo "$1 heard $rough Hz"
  [ "$rough" -ge $(($2 - 15)) ] && [ "$rough" -le $(($2 + 15)) ] || fail "$1 did not hear $2 Hz"
}
heard anna 600
heard ben 440
echo "passed"
