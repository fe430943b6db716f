#!/bin/bash
# The same queue of short jobs with 1, 2 and 3 workers on PostgreSQL:   bash benchmarks/workers.sh [JOBS]
# Needs docker with compose and the image (docker build -t lamina .), bash, curl, grep, sed, sort and awk. A worker trains one job at a
# time on one thread. Printed per number of workers: time from the first start to the last end, speed-up over one worker,
# the pause of a worker between two jobs (claiming, and whatever else is no training), the distinct artifacts, and whether the jobs of
# a higher priority began first. Then how long a cancelled training takes to end. Everything is removed afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

JOBS=${1:-200}
MOST=${MOST:-3}
EPOCHS=${EPOCHS:-3000}
CANCELS=${CANCELS:-100}
export LAMINA_PORT=${LAMINA_PORT:-18081} LAMINA_ROLE=api
API=http://127.0.0.1:$LAMINA_PORT/api/v1
DATA=src/test/resources/data
WORK=$(mktemp -d)
cat >"$WORK/workers.yaml" <<'YAML'
services:
  worker:
    environment:
      LAMINA_WORKERS: 1
YAML
COMPOSE=(docker compose -p "lamina-workers-$$" -f docker/compose.yaml -f "$WORK/workers.yaml")
trap '"${COMPOSE[@]}" down -v --timeout 30 >/dev/null 2>&1; rm -rf "$WORK"' EXIT

field() { grep -oE "\"$1\":\"?[^\",}]+" | head -1 | cut -d: -f2- | tr -d '"'; }
submit() { # PRIORITY BODY-REST: the id of the job
  curl -sS -X POST "$API/training-jobs" -H 'Content-Type: application/json' -d "{\"datasetId\": \"$dataset\", \"priority\": $1, $2}" | field id
}
jobs() { # STATUS: how many there are
  "${COMPOSE[@]}" exec -T postgres psql -U lamina -Atc "SELECT count(*) FROM training_job WHERE status = '$1'"
}

"${COMPOSE[@]}" up -d --no-build --wait --scale worker=0 >/dev/null 2>&1
dataset=$(curl -sS -X POST "$API/datasets?name=iris" -H 'Content-Type: text/csv' --data-binary "@$DATA/iris.csv" | field id)

printf '%7s %6s %8s %8s %9s %9s %10s %6s\n' workers jobs 'time s' speed-up 'pause ms' 'job ms' artifacts order
for ((workers = 1; workers <= MOST; workers++)); do
  "${COMPOSE[@]}" up -d --no-build --scale worker=0 >/dev/null 2>&1
  for ((job = 0; job < JOBS; job++)); do
    submit $((job % 5)) "\"target\": \"species\", \"modelName\": \"with-$workers\", \"seed\": 7, \"epochs\": $EPOCHS, \"earlyStopping\": null"
  done >"$WORK/ids"
  "${COMPOSE[@]}" up -d --no-build --scale worker=$workers >/dev/null 2>&1
  while [ "$(jobs SUCCEEDED)" -lt $((JOBS * workers)) ]; do sleep 2; done
  # Columns: priority, start and end in ms, artifact, worker.
  "${COMPOSE[@]}" exec -T postgres psql -U lamina -AtF ' ' -c "
    SELECT j.priority, extract(epoch FROM j.started_at) * 1000, extract(epoch FROM j.finished_at) * 1000, v.artifact_sha256
    FROM training_job j JOIN model_version v ON v.training_job_id = j.id WHERE j.model_name = 'with-$workers' ORDER BY 2" >"$WORK/runs"
  # Workers claim at the same time, so a job may begin up to a quarter of a second before one of a higher priority.
  awk -v workers=$workers -v one="${one:-0}" '
    { start[NR] = $2; priority[NR] = $1; busy += $3 - $2; if (!first || $2 < first) first = $2; if ($3 > last) last = $3; artifact[$4] = 1 }
    END { ordered = "held"
          for (i = 1; i <= NR; i++) { for (p in began) if (p + 0 < priority[i] && began[p] < start[i] - 250) ordered = "broken at " i
            if (!(priority[i] in began)) began[priority[i]] = start[i] }
          for (a in artifact) distinct++
          time = (last - first) / 1000; if (!one) one = time
          printf "%7d %6d %8.1f %8.2f %9.1f %9.1f %10d %6s\n", workers, NR, time, one / time, ((last - first) * workers - busy) / NR, busy / NR, distinct, ordered }' "$WORK/runs" | tee "$WORK/line"
  one=${one:-$(awk '{ print $3 }' "$WORK/line")}
done

# Cancelling: each job is one that would train for minutes; it is cancelled once it runs.
for ((cancel = 0; cancel < CANCELS; cancel++)); do
  id=$(submit 9 '"target": "species", "modelName": "cancelled", "epochs": 100000, "earlyStopping": null')
  until [ "$(curl -sS "$API/training-jobs/$id" | field status)" = RUNNING ]; do sleep 0.05; done
  asked=$(date +%s%3N)
  curl -sS -o /dev/null -X POST "$API/training-jobs/$id/cancel"
  answered=$(date +%s%3N)
  until job=$(curl -sS "$API/training-jobs/$id") && [ "$(field status <<<"$job")" = CANCELLED ]; do sleep 0.02; done
  echo $((answered - asked)) $(($(date +%s%3N) - asked))
done >"$WORK/cancels"
for column in 1 2; do
  sort -n -k$column,$column "$WORK/cancels" | awk -v column=$column -v what="$([ $column = 1 ] && echo answered || echo ended)" '
    { time[NR] = $column } END { printf "cancel %-8s ms: median %d, p99 %d, most %d of %d\n", what, time[int((NR + 1) / 2)], time[int(NR * 0.99 + 0.99)], time[NR], NR }'
done
