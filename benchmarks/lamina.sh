# Starts and stops a Lamina of its own for a benchmark; to be sourced. Needs a built target/lamina-*.jar and a Java 25.
#   start_lamina HEAP   sets BASE (its address), LAMINA (its process) and WORK (a folder that is removed at the end)
#   upload FILE         prints the id of the new dataset and the seconds it took
#   rss_anon            prints the memory of the process that is not the page cache's, in MiB

WORK=$(mktemp -d -t lamina-benchmark.XXXXXX)
LAMINA=
stop_lamina() {
  [ -z "$LAMINA" ] || { kill "$LAMINA" 2>/dev/null || true; wait "$LAMINA" 2>/dev/null || true; }
  rm -rf "$WORK"
}
trap stop_lamina EXIT

java_25() {
  local java="${JAVA_HOME:-}/bin/java"
  "$java" -version 2>&1 | grep -q '"25' || java="$(ls -d /usr/lib/jvm/*25*/bin/java 2>/dev/null | head -1)"
  echo "${java:-java}"
}

start_lamina() {
  local port=${PORT:-18080}
  BASE=http://127.0.0.1:$port
  LAMINA_DATA_DIR=$WORK/data "$(java_25)" "-Xmx$1" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -jar target/lamina-*.jar "--server.port=$port" >"$WORK/log" 2>&1 &
  LAMINA=$!
  for _ in $(seq 1 3000); do
    curl -sf "$BASE/actuator/health/readiness" >/dev/null && return
    kill -0 "$LAMINA" 2>/dev/null || break
    sleep 0.2
  done
  cat "$WORK/log" >&2
  exit 1
}

upload() {
  curl -sS -o "$WORK/answer" -w '%{time_total}\n' -X POST "$BASE/api/v1/datasets?name=benchmark" -H 'Content-Type: text/csv' -T "$1" >"$WORK/seconds"
  grep -oE '"id":"[^"]+"' "$WORK/answer" | head -1 | cut -d'"' -f4 | tr '\n' ' '
  cat "$WORK/seconds"
}

rss_anon() { awk '/^RssAnon:/ {print int($2 / 1024)}' "/proc/$LAMINA/status"; }
