#!/bin/bash
# Cross-validation by two workers beside one:   bash benchmarks/folds.sh [FILE.csv:TARGET ...]
# Each table is cross-validated with 10 and with 5 folds, in turn by a Lamina with one worker and by one with two, in ROUNDS rounds; printed
# is the median fold phase, from the folds' coming into the queue to the end of the last one, and how many times faster two workers are. The
# ceiling is folds / ceil(folds / 2): 2 for 10 folds, 1.67 for 5. Every epoch is trained, so that each run has the same work. Run it on an idle machine
# with two cores or more; the load before it is printed. Needs a built target/lamina-*.jar, a Java 25, bash, curl, grep, sed, sort and awk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benchmarks/lamina.sh

ROUNDS=${ROUNDS:-3}
EPOCHS=${EPOCHS:-60}
TABLES=("$@")
[ ${#TABLES[@]} -gt 0 ] || TABLES=(src/test/resources/data/digits.csv:digit)

# One fold phase in seconds: from the line of the history that says the folds are in training to the one that says they are scored.
phase() { # DATASET TARGET FOLDS
  local body job state from to
  body="{\"datasetId\": \"$1\", \"target\": \"$2\", \"modelName\": \"folds\", \"epochs\": $EPOCHS, \"earlyStopping\": \"none\",
    \"validation\": {\"strategy\": \"k_fold\", \"folds\": $3}}"
  job=$(curl -sS -o "$WORK/answer" -D - -X POST "$BASE/api/v1/training-jobs" -H 'Content-Type: application/json' -d "$body" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  [ -n "$job" ] || { cat "$WORK/answer" >&2; return 1; }
  while state=$(curl -sS "$BASE$job") && ! grep -q '"finishedAt":"' <<<"$state"; do sleep 1; done
  from=$(grep -oE '"at":"[^"]+","message":"Training [0-9]+ folds"' <<<"$state" | cut -d'"' -f4)
  to=$(grep -oE '"at":"[^"]+","message":"All [0-9]+ folds are scored' <<<"$state" | cut -d'"' -f4)
  echo $(($(date -d "$to" +%s%3N) - $(date -d "$from" +%s%3N)))
}

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

echo "load: $(cut -d' ' -f1-3 /proc/loadavg), cores: $(nproc)"
for ((round = 1; round <= ROUNDS; round++)); do
  for workers in 1 2; do
    LAMINA_WORKERS=$workers start_lamina 2g
    for table in "${TABLES[@]}"; do
      read -r dataset _ < <(upload "${table%:*}")
      # The first job of a process finds cold code.
      [ "$table" != "${TABLES[0]}" ] || phase "$dataset" "${table##*:}" 2 >"$WORK/warm"
      for folds in 10 5; do
        phase "$dataset" "${table##*:}" "$folds" >>"$WORK/$(basename "${table%:*}" .csv)-$folds-$workers"
      done
    done
    kill "$LAMINA" && wait "$LAMINA" || true
  done
done
printf '%-16s %6s %12s %12s %8s\n' table folds '1 worker s' '2 workers s' faster
for table in "${TABLES[@]}"; do
  name=$(basename "${table%:*}" .csv)
  for folds in 10 5; do
    one=$(median <"$WORK/$name-$folds-1") two=$(median <"$WORK/$name-$folds-2")
    awk -v name="$name" -v folds="$folds" -v one="$one" -v two="$two" \
      'BEGIN { printf "%-16s %6d %12.2f %12.2f %8.2f\n", name, folds, one / 1000, two / 1000, one / two }'
  done
done
