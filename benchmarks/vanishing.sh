#!/bin/bash
# Vanishing gradients, seen and mended (docs/engine.md):   bash benchmarks/vanishing.sh [BASE_URL]
# Trains ten and more layers on digits against a running Lamina (default http://127.0.0.1:8080) and prints for each network: status,
# accuracy of the held-out rows, the root mean square gradient of a weight of the first layer divided by the output layer's, in the first
# epoch and in the last, and the warnings. Leaves dataset, jobs and models behind. Needs bash, curl, grep, sed, tr and awk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

BASE=${1:-http://127.0.0.1:8080}
API=$BASE/api/v1
EPOCHS=30
DIGITS=$(curl -sSf -X POST "$API/datasets?name=digits" -H 'Content-Type: text/csv' --data-binary @src/test/resources/data/digits.csv |
  grep -oE '"id":"[^"]+"' | head -1 | cut -d'"' -f4)

# layers COUNT LAYER: a JSON list of equal layers
layers() {
  printf '[%s' "$2"
  for ((i = 1; i < $1; i++)); do printf ', %s' "$2"; done
  printf ']'
}

# ratio EPOCH: first layer ÷ output layer, from the answer of the route for epochs
ratio() {
  curl -sSf "$BASE$job/epochs?limit=$EPOCHS" | tr '{' '\n' | grep -oE '"epoch":[0-9]+|"(weightCount|gradientNorm)":[-0-9.eE]+' | tr -d '"' |
    awk -F: -v wanted="$1" '
      $1 == "epoch" { epoch = $2; first = "" }
      $1 == "weightCount" { count = $2 }
      $1 == "gradientNorm" && epoch == wanted { rms = $2 / sqrt(count); if (first == "") first = rms }
      $1 == "gradientNorm" && epoch == wanted { answer = first / rms }
      END { printf "%.1e", answer }'
}

# show TITLE NETWORK OPTIMIZER
show() {
  body="{\"datasetId\": \"$DIGITS\", \"target\": \"digit\", \"modelName\": \"vanishing\", \"network\": $2, \"optimizer\": $3,
    \"epochs\": $EPOCHS, \"batchSize\": 32, \"earlyStopping\": \"none\", \"regularization\": {}, \"seed\": 1}"
  job=$(curl -sSf -o /dev/null -D - -X POST "$API/training-jobs" -H 'Content-Type: application/json' -d "$body" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  while state=$(curl -sSf "$BASE$job") && ! grep -qE '"finishedAt":"' <<<"$state"; do sleep 0.2; done
  accuracy=$(grep -oE '"accuracy":[0-9.]+' <<<"$state" | head -1 | cut -d: -f2 || true)
  warnings=$(grep -oE '"code":"(vanishing_gradients|exploding_gradients|dead_units|diverged)"[^}]*"layer":"[^"]*"|"code":"(vanishing_gradients|exploding_gradients|dead_units)"' <<<"$state" | cut -d'"' -f4 | tr '\n' ' ' || true)
  printf '%-46s %8.3f %10s %10s  %s\n' "$1" "${accuracy:-0}" "$(ratio 1)" "$(ratio "$EPOCHS")" "$warnings"
}

ADAM='{"type": "adam", "learningRate": 0.001}'
SGD='{"type": "sgd", "learningRate": 0.1}'
SIGMOID='{"units": 32, "activation": "sigmoid"}'
RELU='{"units": 32, "activation": "relu"}'
NORMALIZED='{"units": 32, "activation": "relu", "batchNormalization": true}'

printf '%-46s %8s %10s %10s  %s\n' network accuracy 'epoch 1' "epoch $EPOCHS" warnings
show '10 sigmoid, xavier_normal, sgd' "{\"hiddenLayers\": $(layers 10 "$SIGMOID"), \"initializer\": \"xavier_normal\"}" "$SGD"
show '10 sigmoid, xavier_normal, adam' "{\"hiddenLayers\": $(layers 10 "$SIGMOID"), \"initializer\": \"xavier_normal\"}" "$ADAM"
show '10 relu, he_normal, batch normalization, sgd' "{\"hiddenLayers\": $(layers 10 "$NORMALIZED"), \"initializer\": \"he_normal\"}" "$SGD"
show '10 relu, he_normal, batch normalization, adam' "{\"hiddenLayers\": $(layers 10 "$NORMALIZED"), \"initializer\": \"he_normal\"}" "$ADAM"
show '10 relu, he_normal, adam' "{\"hiddenLayers\": $(layers 10 "$RELU"), \"initializer\": \"he_normal\"}" "$ADAM"
show '10 tanh, adam' "{\"hiddenLayers\": $(layers 10 '{"units": 32, "activation": "tanh"}')}" "$ADAM"
show '5 residual blocks of relu, adam' "{\"hiddenLayers\": $(layers 5 '{"type": "residual", "units": 32}')}" "$ADAM"
