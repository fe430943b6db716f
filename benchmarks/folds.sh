#!/bin/bash
# Cross-validation by two workers beside one:   bash benchmarks/folds.sh [FILE.csv:TARGET ...]
# Each table is cross-validated with 10 and with 5 folds, by a Lamina with one worker and by one with two, ROUNDS times after WARM jobs that do not
# count: while code is cold, the compiler works on the very core that a second worker takes, and one worker has that for nothing. Printed
# is the median fold phase, from the folds' coming into the queue to the end of the last one, and how many times faster two workers are. The
# ceiling of the arithmetic is folds / ceil(folds / 2): 2 for 10 folds, 1.67 for 5. The ceiling of the machine is the line "two trainings at once":
# how many times more two trainings get done at the same time, without folds, than one after the other; two threads of one core give far less than
# 2. Every epoch is trained, so that each run has the same work. Run it on an idle machine with two cores or more; the load before it is
# printed. Needs a built target/lamina-*.jar, a Java 25, bash, curl, grep, sed, sort and awk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benchmarks/lamina.sh

ROUNDS=${ROUNDS:-3}
WARM=${WARM:-8}
EPOCHS=${EPOCHS:-150}
TABLES=("$@")
[ ${#TABLES[@]} -gt 0 ] || TABLES=(src/test/resources/data/digits.csv:digit)

submit() { # BODY
  local job
  job=$(curl -sS -o "$WORK/answer" -D - -X POST "$BASE/api/v1/training-jobs" -H 'Content-Type: application/json' -d "$1" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  [ -n "$job" ] || { cat "$WORK/answer" >&2; return 1; }
  echo "$job"
}

ended() { # JOB
  local state
  while state=$(curl -sS "$BASE$1") && ! grep -q '"finishedAt":"' <<<"$state"; do sleep 1; done
  echo "$state"
}

millis() { date -d "$1" +%s%3N; }

# Milliseconds from the start of the first to the end of the last of COUNT equal trainings without folds that are submitted together.
together() { # DATASET TARGET COUNT
  local jobs=() job state i
  for ((i = 0; i < $3; i++)); do
    jobs+=("$(submit "{\"datasetId\": \"$1\", \"target\": \"$2\", \"modelName\": \"plain-$i\", \"epochs\": $((EPOCHS * 5)), \"earlyStopping\": \"none\"}")")
  done
  for job in "${jobs[@]}"; do
    state=$(ended "$job")
    millis "$(grep -oE '"startedAt":"[^"]+"' <<<"$state" | head -1 | cut -d'"' -f4)" >>"$WORK/starts"
    millis "$(grep -oE '"finishedAt":"[^"]+"' <<<"$state" | head -1 | cut -d'"' -f4)" >>"$WORK/ends"
  done
  echo $(($(sort -n "$WORK/ends" | tail -1) - $(sort -n "$WORK/starts" | head -1)))
  rm "$WORK/starts" "$WORK/ends"
}

# One fold phase in milliseconds: from the line of the history that says the folds are in training to the one that says they are scored.
phase() { # DATASET TARGET FOLDS
  local body job state from to
  body="{\"datasetId\": \"$1\", \"target\": \"$2\", \"modelName\": \"folds\", \"epochs\": $EPOCHS, \"earlyStopping\": \"none\",
    \"validation\": {\"strategy\": \"k_fold\", \"folds\": $3}}"
  job=$(submit "$body")
  state=$(ended "$job")
  from=$(grep -oE '"at":"[^"]+","message":"Training [0-9]+ folds"' <<<"$state" | cut -d'"' -f4)
  to=$(grep -oE '"at":"[^"]+","message":"All [0-9]+ folds are scored' <<<"$state" | cut -d'"' -f4)
  echo $(($(millis "$to") - $(millis "$from")))
}

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

echo "load: $(cut -d' ' -f1-3 /proc/loadavg), cores: $(nproc)"
for workers in 1 2; do
  LAMINA_WORKERS=$workers start_lamina 2g
  for table in "${TABLES[@]}"; do
    name=$(basename "${table%:*}" .csv) target=${table##*:}
    read -r dataset _ < <(upload "${table%:*}")
    for ((round = 1; round <= WARM; round++)); do phase "$dataset" "$target" 10 >"$WORK/warm"; done
    for ((round = 1; round <= ROUNDS; round++)); do
      for folds in 10 5; do
        phase "$dataset" "$target" "$folds" >>"$WORK/$name-$folds-$workers"
      done
      [ "$workers" = 1 ] || for count in 1 2; do
        together "$dataset" "$target" "$count" >>"$WORK/$name-together-$count"
      done
    done
  done
  kill "$LAMINA" && wait "$LAMINA" || true
done
printf '%-16s %6s %12s %12s %8s\n' table folds '1 worker s' '2 workers s' faster
for table in "${TABLES[@]}"; do
  name=$(basename "${table%:*}" .csv)
  for folds in 10 5; do
    one=$(median <"$WORK/$name-$folds-1") two=$(median <"$WORK/$name-$folds-2")
    awk -v name="$name" -v folds="$folds" -v one="$one" -v two="$two" \
      'BEGIN { printf "%-16s %6d %12.2f %12.2f %8.2f\n", name, folds, one / 1000, two / 1000, one / two }'
  done
  awk -v name="$name" -v one="$(median <"$WORK/$name-together-1")" -v two="$(median <"$WORK/$name-together-2")" \
    'BEGIN { printf "%-16s %6s %12.2f %12.2f %8.2f   two trainings at once\n", name, "", 2 * one / 1000, two / 1000, 2 * one / two }'
done
