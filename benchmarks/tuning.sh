#!/bin/bash
# What each method of tuning finds, and what it costs:   bash benchmarks/tuning.sh [FILE.csv:TARGET[:ROWS] ...]
# Each table (of ROWS rows, evenly spread, if there are more) is searched by grid, random, TPE and Hyperband, with SEEDS seeds of the search, from
# FIRST on, and the same rows kept back: learning rate, units and L2 penalty of one hidden layer. Each tries 30 places, a grid 27, of at most 81 epochs. With the same
# seed Hyperband tries the places of random and gives most of them up early; with all its brackets that costs 45 % of the epochs, and as "halving",
# a single bracket of 27 trials that gives two of three up after a third of their epochs, half of them. Printed are mean and standard deviation over
# the seeds of the best validation loss, the accuracy or R² of the best trial, and the epochs and seconds of a search.
# Needs a built target/lamina-*.jar, a Java 25, bash, curl, grep, sed and awk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benchmarks/lamina.sh

SEEDS=${SEEDS:-3}
FIRST=${FIRST:-1}
METHODS=${METHODS:-grid random tpe hyperband halving}
EPOCHS=81
TABLES=("$@")
[ ${#TABLES[@]} -gt 0 ] || TABLES=(src/test/resources/data/breast_cancer.csv:diagnosis)

method() {
  case $1 in
    grid) echo '"method": {"type": "grid", "points": 3}, "maxTrials": 27' ;;
    random) echo '"method": "random", "maxTrials": 30' ;;
    tpe) echo '"method": "tpe", "maxTrials": 30' ;;
    hyperband) echo '"method": "hyperband", "maxTrials": 30' ;;
    halving) echo '"method": {"type": "hyperband", "brackets": 1, "minEpochs": 27}, "maxTrials": 27' ;;
  esac
}

value() { grep -oE "\"$1\":[-0-9.eE]+" <<<"$2" | head -1 | cut -d: -f2; }

# search DATASET TARGET METHOD SEED: prints best loss, score of the best trial, epochs and seconds
search() {
  local body job state trial score
  body="{\"training\": {\"datasetId\": \"$1\", \"target\": \"$2\", \"modelName\": \"tuning\", \"epochs\": $EPOCHS, \"batchSize\": 32,
    \"earlyStopping\": {\"patience\": $EPOCHS}, \"network\": {\"hiddenLayers\": [{\"units\": 16}]}},
    \"search\": {$(method "$3"), \"seed\": $4, \"parallelism\": 2, \"parameters\": {
      \"optimizer.learningRate\": {\"type\": \"log_uniform\", \"min\": 0.0001, \"max\": 0.3},
      \"network.hiddenLayers.0.units\": {\"type\": \"log_integers\", \"min\": 4, \"max\": 128},
      \"regularization.l2\": {\"type\": \"log_uniform\", \"min\": 0.000001, \"max\": 0.1}}}}"
  job=$(curl -sS -o "$WORK/submitted" -D - -X POST "$BASE/api/v1/tuning-jobs" -H 'Content-Type: application/json' -d "$body" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  [ -n "$job" ] || { cat "$WORK/submitted" >&2; exit 1; }
  while state=$(curl -sS "$BASE$job") && ! grep -q '"finishedAt":"' <<<"$state"; do sleep 0.5; done
  grep -q '"status":"SUCCEEDED"' <<<"$state" || { echo "$state" >&2; exit 1; }
  trial=$(grep -oE '"bestTrial":\{"number":[0-9]+,"trainingJobId":"[^"]+' <<<"$state" | cut -d'"' -f8)
  score=$(grep -oE '"(accuracy|r2)":[-0-9.eE]+' <<<"$(curl -sS "$BASE/api/v1/training-jobs/$trial")" | head -1 | cut -d: -f2)
  local begun=$(grep -oE '"startedAt":"[^"]+' <<<"$state" | cut -d'"' -f4) ended=$(grep -oE '"finishedAt":"[^"]+' <<<"$state" | cut -d'"' -f4)
  echo "$(value objective "$state") $score $(value epochs "$(grep -oE '"progress":\{[^}]*' <<<"$state")") $(($(date -d "$ended" +%s%3N) - $(date -d "$begun" +%s%3N)))"
}

echo "load: $(cut -d' ' -f1-3 /proc/loadavg), cores: $(nproc)"
LAMINA_WORKERS=2 start_lamina 2g
printf '%-16s %-10s %6s %10s %10s %10s %8s %9s\n' table method seeds 'best loss' 'std dev' score epochs seconds
for table in "${TABLES[@]}"; do
  IFS=: read -r file target rows <<<"$table"
  name=$(basename "$file" .csv)
  if [ -n "${rows:-}" ]; then
    awk -v rows="$rows" -v lines="$(wc -l <"$file")" \
      'NR == 1 || int((NR - 1) * rows / (lines - 1)) > int((NR - 2) * rows / (lines - 1))' "$file" >"$WORK/$name.csv"
    file=$WORK/$name.csv
  fi
  read -r dataset _ < <(upload "$file")
  for method in $METHODS; do
    # A grid knows no chance.
    seeds=$([ $method = grid ] && echo 1 || echo "$SEEDS")
    for ((seed = FIRST; seed < FIRST + seeds; seed++)); do
      search "$dataset" "$target" $method $seed
    done | awk -v name="$name" -v method=$method '
      { loss += $1; square += $1 * $1; score += $2; epochs += $3; millis += $4 }
      END { mean = loss / NR; deviation = NR > 1 ? sqrt((square - NR * mean * mean) / (NR - 1)) : 0
        printf "%-16s %-10s %6d %10.5f %10.5f %10.4f %8d %9.1f\n", name, method, NR, mean, deviation, score / NR, epochs / NR, millis / NR / 1000 }'
  done
done
