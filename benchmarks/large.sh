#!/bin/bash
# Tables of 10^4 to 10^7 rows and 20 columns in a heap of 2 GB: upload, and a job that trains 32 units for one epoch:
#   bash benchmarks/large.sh [ROWS ...]          (default: 10000 100000 1000000 10000000)
# Starts a Lamina of its own for each size (target/lamina-*.jar, Java 25, HEAP: default 2g, one worker), which warms up on WARM small tables
# first. Printed: seconds and microseconds a row of the upload and of the job from its start to its end, medians of 9 below 10^6 rows, all but
# the first of which send bytes that are stored already; and the most memory that the process had of its own (RssAnon: heap, code and native memory,
# but not the files that it has mapped, which are the system's to keep or drop). The load before it is printed.
# 10^7 rows take 3 GB of disk for the CSV, as much again for the copy that Lamina keeps and 1.6 GB for its table. Needs bash, curl, awk
# and a Python with numpy and pandas (PANDAS_PYTHON, default /usr/bin/python3).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/lamina.sh

WARM=${WARM:-40}
PYTHON=${PANDAS_PYTHON:-/usr/bin/python3}

table() {
  "$PYTHON" - "$1" "$2" <<'PY'
import sys
import numpy as np
import pandas as pd
rows, chunk = int(sys.argv[1]), 500_000
for start in range(0, rows, chunk):
    n, random = min(chunk, rows - start), np.random.default_rng(start)
    x = random.normal(size=(n, 9))
    frame = pd.DataFrame({f"x{i}": np.round(x[:, i], 6) for i in range(9)})
    for i in range(6):
        frame[f"n{i}"] = random.integers(0, 10 ** (i + 1), n)
    frame["city"] = np.char.add("city ", random.integers(0, 50, n).astype(str))
    frame["kind"] = np.array(["a", "b", "c"])[random.integers(0, 3, n)]
    frame["member"] = np.where(random.uniform(size=n) < 0.3, "yes", "no")
    frame["day"] = pd.to_datetime("2015-01-01") + pd.to_timedelta(random.integers(0, 3000, n), "D")
    frame["y"] = np.round(2 * x[:, 0] - x[:, 1] + random.normal(size=n) / 4, 6)
    frame.to_csv(sys.argv[2], mode="w" if start == 0 else "a", header=start == 0, index=False)
PY
}

field() { grep -oE "\"$1\":\"[^\"]+" "$2" | head -1 | cut -d'"' -f4; }

# Trains one epoch on a dataset; prints its seconds.
train() {
  curl -sS -X POST "$BASE/api/v1/training-jobs" -H 'Content-Type: application/json' \
    -d "{\"datasetId\": \"$1\", \"target\": \"y\", \"epochs\": 1, \"batchSize\": 256, \"seed\": 1,
         \"network\": {\"hiddenLayers\": [{\"type\": \"dense\", \"units\": 32}]}}" >"$WORK/job"
  local job
  job=$(field id "$WORK/job")
  [ -n "$job" ] || { cat "$WORK/job" >&2; return 1; }
  until curl -sS "$BASE/api/v1/training-jobs/$job" >"$WORK/job" && grep -q '"finishedAt":"' "$WORK/job"; do sleep 0.2; done
  grep -q '"status":"SUCCEEDED"' "$WORK/job" || { cat "$WORK/job" >&2; return 1; }
  echo "$(date -d "$(field finishedAt "$WORK/job")" +%s.%N) $(date -d "$(field startedAt "$WORK/job")" +%s.%N)" | awk '{print $1 - $2}'
}

watch_memory() {
  local most=0 now
  while now=$(rss_anon 2>/dev/null) && [ -n "$now" ]; do
    [ "$now" -le "$most" ] || { most=$now; echo "$most" >"$WORK/most"; }
    sleep 0.1
  done
}

# Uploads a table and trains on it; appends the seconds of each to files.
once() { # FILE
  local id uploaded
  read -r id uploaded < <(upload "$1") || { cat "$WORK/answer" "$WORK/log" >&2; exit 1; }
  echo "$uploaded" >>"$WORK/uploads"
  train "$id" >>"$WORK/epochs"
}

median() { sort -n "$1" | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

echo "load: $(cut -d' ' -f1-3 /proc/loadavg), cores: $(nproc)"
printf '%10s %10s %10s %10s %10s %10s %12s\n' rows CSV/MiB upload/s us/row epoch/s us/row 'memory/MiB'
for rows in "${@:-10000 100000 1000000 10000000}"; do
  for count in $rows; do
    table 20000 "$WORK/small.csv"
    table "$count" "$WORK/large.csv"
    # One training at a time: two that are as large would share the heap.
    LAMINA_WORKERS=1 start_lamina "${HEAP:-2g}"
    for ((round = 1; round <= WARM; round++)); do once "$WORK/small.csv"; done
    rm -f "$WORK/uploads" "$WORK/epochs"
    watch_memory &
    watcher=$!
    rounds=$((count < 1000000 ? 9 : 1))
    for ((round = 1; round <= rounds; round++)); do once "$WORK/large.csv"; done
    kill "$watcher" 2>/dev/null || true
    awk -v rows="$count" -v size="$(du -m "$WORK/large.csv" | cut -f1)" -v u="$(median "$WORK/uploads")" -v t="$(median "$WORK/epochs")" \
      -v m="$(cat "$WORK/most")" \
      'BEGIN { printf "%10d %10d %10.2f %10.2f %10.2f %10.2f %12d\n", rows, size, u, 1e6 * u / rows, t, 1e6 * t / rows, m }'
    kill "$LAMINA"
    wait "$LAMINA" 2>/dev/null || true
    rm -rf "$WORK/data" "$WORK/most" "$WORK/large.csv" "$WORK/uploads" "$WORK/epochs"
  done
done
