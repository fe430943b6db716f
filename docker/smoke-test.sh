#!/bin/bash
# The README's quick start over HTTP, checked: trains iris, reads the matrix, predicts; then XOR without and with a hidden layer.
#   docker/smoke-test.sh [BASE_URL]        default: http://127.0.0.1:8080; LAMINA_API_KEY is sent where set
# Needs bash, curl, grep and sed. Leaves behind a dataset, four jobs and their models; runs again on the same server.
set -euo pipefail

BASE=${1:-http://127.0.0.1:8080}
API=$BASE/api/v1
WAIT_SECONDS=${WAIT_SECONDS:-120}
AUTHORIZATION=()
if [ -n "${LAMINA_API_KEY:-}" ]; then AUTHORIZATION=(-H "Authorization: Bearer $LAMINA_API_KEY"); fi

fail() { echo "smoke test: FAILED: $*" >&2; exit 1; }
say() { echo "smoke test: $*"; }

# call METHOD PATH [BODY [CONTENT_TYPE]]: sets BODY and STATUS.
call() {
  local answer
  answer=$(curl -sS --max-time 30 -X "$1" "${AUTHORIZATION[@]}" -w '\n%{http_code}' \
    ${3+-H "Content-Type: ${4:-application/json}" --data-binary "$3"} "$2") || fail "$1 $2: no answer"
  STATUS=${answer##*$'\n'}
  BODY=${answer%$'\n'*}
}

# expect STATUS: what the last call must have answered.
expect() { [ "$STATUS" = "$1" ] || fail "expected status $1, got $STATUS: $BODY"; }

# text NAME / number NAME: the first such property of BODY.
text() { grep -oE "\"$1\" *: *\"[^\"]*\"" <<<"$BODY" | sed -n '1s/.*: *"\(.*\)"$/\1/p'; }
number() { grep -oE "\"$1\" *: *-?[0-9.eE+-]+" <<<"$BODY" | sed -n '1s/.*: *//p'; }

# at_least A B: whether A >= B, for numbers such as 0.9666.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -g | head -1)" = "$2" ]; }

wait_until_ready() {
  local i
  for ((i = 0; i < WAIT_SECONDS * 4; i++)); do
    if [ "$(curl -s -o /dev/null --max-time 5 -w '%{http_code}' "$BASE/actuator/health/readiness")" = 200 ]; then return; fi
    sleep 0.25
  done
  fail "$BASE is not ready after $WAIT_SECONDS s"
}

# train BODY: starts a job, waits for its end; sets JOB and leaves the finished job in BODY.
train() {
  local i state
  call POST "$API/training-jobs" "$1"
  expect 202
  JOB=$(text id)
  for ((i = 0; i < WAIT_SECONDS * 4; i++)); do
    call GET "$API/training-jobs/$JOB"
    expect 200
    state=$(text status)
    case $state in
      SUCCEEDED) return ;;
      FAILED | CANCELLED) fail "job $JOB is $state: $BODY" ;;
    esac
    sleep 0.25
  done
  fail "job $JOB is still $state after $WAIT_SECONDS s"
}

# evaluate: reads the evaluation of the job trained last; sets SCORE to its accuracy and leaves it all in BODY.
evaluate() {
  call GET "$API/training-jobs/$JOB/evaluation"
  expect 200
  SCORE=$(number accuracy)
}

wait_until_ready
say "$BASE is ready"

# Iris is there from the first start on.
call GET "$API/datasets?limit=200"
expect 200
IRIS=$(grep -oE '"id" *: *"[^"]*" *, *"name" *: *"iris"' <<<"$BODY" | sed -n '1s/^"id" *: *"\([^"]*\)".*/\1/p')
[ -n "$IRIS" ] || fail "no dataset named iris in $BODY"

train "{\"datasetId\": \"$IRIS\", \"target\": \"species\", \"modelName\": \"smoke-iris\", \"seed\": 42}"
evaluate
at_least "$SCORE" 0.85 || fail "iris: accuracy $SCORE"
grep -q '"confusionMatrix"' <<<"$BODY" || fail "iris: no confusion matrix in $BODY"
grep -qE '"labels" *: *\[ *"setosa" *, *"versicolor" *, *"virginica" *\]' <<<"$BODY" || fail "iris: labels in $BODY"
say "iris: accuracy $SCORE"

call POST "$API/models/smoke-iris/predictions" \
  '{"instances": [{"sepal_length_cm": 5.1, "sepal_width_cm": 3.5, "petal_length_cm": 1.4, "petal_width_cm": 0.2}]}'
expect 200
[ "$(text label)" = setosa ] || fail "iris: a setosa is predicted as $BODY"
at_least "$(number setosa)" 0.5 || fail "iris: probabilities in $BODY"
say "iris: predicts setosa, probability $(number setosa)"

call POST "$API/models/smoke-iris/predictions" '{"instances": [{"sepal_length_cm": "long", "petals": 3}]}'
expect 422
grep -q '"pointer" *: *"/instances/0/sepal_length_cm"' <<<"$BODY" || fail "the problem names no field: $BODY"
say "iris: text where a number belongs is refused by name"

# XOR, uploaded: a perceptron draws one line, and no line divides these four points.
call POST "$API/datasets?name=smoke-xor" $'x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n' text/csv
expect 201
XOR=$(text id)
for seed in 1 2; do
  train "{\"datasetId\": \"$XOR\", \"target\": \"y\", \"modelName\": \"smoke-xor-line\", \"network\": {\"hiddenLayers\": []}, \"seed\": $seed}"
  evaluate
  at_least 0.75 "$SCORE" || fail "xor: a perceptron cannot have accuracy $SCORE"
  say "xor without a hidden layer, seed $seed: accuracy $SCORE"
done
train "{\"datasetId\": \"$XOR\", \"target\": \"y\", \"modelName\": \"smoke-xor\", \"network\": {\"hiddenLayers\": [{\"units\": 8, \"activation\": \"tanh\"}]}}"
evaluate
at_least "$SCORE" 1 || fail "xor: accuracy $SCORE with a hidden layer"
say "xor with one hidden layer: accuracy $SCORE"

say "passed"
