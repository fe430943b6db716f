#!/bin/bash
# Scores and times of the smallest request on well-known tables:   bash benchmarks/scores.sh [BASE_URL] [FILE.csv:TARGET ...]
# Against a running Lamina (default http://127.0.0.1:8080). Every table is trained with 5 seeds, everything else left to Lamina,
# 20 % of the rows held out; printed are the mean and the smallest score of the held-out rows and the median time of a job.
# FOLDS=5 cross-validates each table instead, with one seed: printed are mean and standard deviation over the folds and the time of the job.
# Leaves its datasets, jobs and models behind. Needs bash, curl, grep, sed, sort and awk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

BASE=${1:-http://127.0.0.1:8080}
API=$BASE/api/v1
SEEDS=${SEEDS:-5}
FOLDS=${FOLDS:-0}
DATA=src/test/resources/data
shift || true
TABLES=("$@")
if [ ${#TABLES[@]} -eq 0 ]; then
  TABLES=("$DATA/iris.csv:species" "$DATA/penguins.csv:species" "$DATA/wine.csv:cultivar" "$DATA/breast_cancer.csv:diagnosis"
    "$DATA/digits.csv:digit" "$DATA/diabetes.csv:progression")
fi

# train BODY: submits a job and waits for its end; sets job to its path and state to its last answer
train() {
  job=$(curl -sS -o /dev/null -D - -X POST "$API/training-jobs" -H 'Content-Type: application/json' -d "$1" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  while state=$(curl -sS "$BASE$job") && ! grep -qE '"finishedAt":"' <<<"$state"; do sleep 0.2; done
}

millis() {
  echo $(($(date -d "$(grep -oE '"finishedAt":"[^"]+' <<<"$state" | cut -d'"' -f4)" +%s%3N) - $(date -d "$(grep -oE '"startedAt":"[^"]+' <<<"$state" | cut -d'"' -f4)" +%s%3N)))
}

if [ "$FOLDS" -gt 0 ]; then
  printf '%-16s %8s %-9s %8s %8s %10s\n' table rows metric mean 'std dev' seconds
else
  printf '%-16s %8s %-9s %8s %8s %10s\n' table rows metric mean least 'median s'
fi
for table in "${TABLES[@]}"; do
  file=${table%:*} target=${table##*:} name=$(basename "${table%:*}" .csv)
  answer=$(curl -sS -X POST "$API/datasets?name=$name" -H 'Content-Type: text/csv' --data-binary "@$file")
  id=$(grep -oE '"id":"[^"]+"' <<<"$answer" | head -1 | cut -d'"' -f4)
  rows=$(grep -oE '"rowCount":[0-9]+' <<<"$answer" | head -1 | cut -d: -f2)
  if [ "$FOLDS" -gt 0 ]; then
    train "{\"datasetId\": \"$id\", \"target\": \"$target\", \"modelName\": \"score-$name\", \"validation\": {\"strategy\": \"k_fold\", \"folds\": $FOLDS}}"
    aggregate=$(curl -sS "$BASE$job/evaluation" | grep -oE '"(accuracy|r2)":\{"mean":[-0-9.eE]+,"standardDeviation":[-0-9.eE]+' | head -1)
    awk -v name="$name" -v rows="$rows" -v millis="$(millis)" -F'[":,{}]+' \
      '{ printf "%-16s %8d %-9s %8.4f %8.4f %10.2f\n", name, rows, $2, $4, $6, millis / 1000 }' <<<"$aggregate"
    continue
  fi
  results=
  for ((seed = 1; seed <= SEEDS; seed++)); do
    body="{\"datasetId\": \"$id\", \"target\": \"$target\", \"modelName\": \"score-$name\", \"seed\": $seed}"
    train "$body"
    metric=$(grep -oE '"(accuracy|r2)":[-0-9.eE]+' <<<"$state" | head -1 | tr -d '"')
    results+="${metric%%:*} ${metric##*:} $(millis)"$'\n'
  done
  printf '%s' "$results" | sort -k3,3n | awk -v name="$name" -v rows="$rows" '
    { metric = $1; sum += $2; if (NR == 1 || $2 < least) least = $2; time[NR] = $3 }
    END { printf "%-16s %8d %-9s %8.4f %8.4f %10.2f\n", name, rows, metric, sum / NR, least, time[int((NR + 1) / 2)] / 1000 }'
done
