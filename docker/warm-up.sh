#!/bin/bash
# Runs once while the image is built: starts Lamina on a throw-away database, trains XOR and stops. What that leaves behind is
# the unpacked native libraries, and the JVM's ahead-of-time cache of the classes that were loaded and linked on the way.
set -euo pipefail
HOME_DIR=${1:-/opt/lamina}
source "$HOME_DIR/java-options.sh"
data=$(mktemp -d)
export SERVER_ADDRESS=127.0.0.1 SERVER_PORT=${SERVER_PORT:-8080} LAMINA_DATA_DIR=$data

fail() { echo "warm-up: $*" >&2; exit 1; }

# request METHOD PATH [BODY]: the answer's body; bash speaks HTTP itself, as the base image promises no curl.
request() {
  local body=${3:-}
  exec 3<>"/dev/tcp/127.0.0.1/$SERVER_PORT"
  printf '%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' "$1" "$2" "${#body}" "$body" >&3
  sed '1,/^\r$/d' <&3
  exec 3>&-
}

java "${JAVA_FLAGS[@]}" -Xlog:disable -Xlog:all=error:stderr -XX:AOTCacheOutput="$HOME_DIR/lamina.aot" -jar "$HOME_DIR/lamina.jar" &
lamina=$!
until bash "$HOME_DIR/healthcheck.sh" 2>/dev/null; do
  kill -0 $lamina 2>/dev/null || fail "Lamina did not start"
  sleep 0.5
done

xor=$(request GET '/api/v1/datasets?limit=200' | grep -oE '"id":"[^"]*","name":"xor"' | cut -d'"' -f4) || fail "no dataset named xor"
job=$(request POST /api/v1/training-jobs "{\"datasetId\": \"$xor\", \"target\": \"y\", \"modelName\": \"warm-up\"}" |
  grep -oE '"id":"[^"]*"' | head -1 | cut -d'"' -f4) || fail "the job was not taken"
for ((i = 0; i < 240; i++)); do
  state=$(request GET "/api/v1/training-jobs/$job" | grep -oE '"status":"[A-Z]*"' | head -1)
  [ "$state" != '"status":"SUCCEEDED"' ] || break
  sleep 0.5
done
[ "$state" = '"status":"SUCCEEDED"' ] || fail "the job is $state"
request POST /api/v1/models/warm-up/predictions '{"instances": [{"x1": 0, "x2": 1}]}' | grep -q '"label"' || fail "no prediction"

kill -TERM $lamina
wait $lamina || [ $? = 143 ] || fail "Lamina ended badly"
[ -s "$HOME_DIR/lamina.aot" ] || fail "no ahead-of-time cache was written"
find "$HOME_DIR/native" -name '*nd4j*.so' -o -name '*openblas*.so*' | grep -q . || fail "no native library was unpacked"
rm -rf "$data" /tmp/hsperfdata_*
chmod -R a+rX "$HOME_DIR/native" "$HOME_DIR/lamina.aot"
# JavaCPP uses a folder of unpacked libraries only where it may write, to lock it or to unpack what has another date.
chown -R "${2:-10001:10001}" "$HOME_DIR/native"
