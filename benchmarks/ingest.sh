#!/bin/bash
# Upload, profile and store of a CSV of 1,000,000 rows and 10 columns, beside pandas' read_csv and describe of the same file:
#   bash benchmarks/ingest.sh [ROWS] [FILE.csv]
# Starts a Lamina of its own (target/lamina-*.jar, Java 25) and takes turns, 25 times; printed are the first time, the median and the ratio.
# pandas runs in a process of its own whose start and imports do not count; Lamina's time is that of the whole HTTP request, with the file
# sent over loopback, hashed, profiled, stored and forced to the disk. Needs bash, curl, awk and a Python with pandas
# (PANDAS_PYTHON, default /usr/bin/python3).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/lamina.sh

ROWS=${1:-1000000}
PYTHON=${PANDAS_PYTHON:-/usr/bin/python3}
TURNS=${TURNS:-25}

table() {
  if [ -n "${1:-}" ]; then
    cp "$1" "$WORK/table.csv"
  else
    "$PYTHON" - "$ROWS" "$WORK/table.csv" <<'PY'
import sys
import numpy as np
import pandas as pd
rows, random = int(sys.argv[1]), np.random.default_rng(1)
pd.DataFrame({
    "x1": random.normal(size=rows), "x2": random.normal(size=rows), "x3": random.lognormal(size=rows),
    "price": np.round(random.uniform(1, 1000, rows), 2), "count": random.poisson(40, rows),
    "age": np.where(random.uniform(size=rows) < 0.02, np.nan, np.round(random.uniform(18, 90, rows))),
    "city": np.char.add("city ", random.integers(0, 300, rows).astype(str)),
    "day": pd.to_datetime("2015-01-01") + pd.to_timedelta(random.integers(0, 3000, rows), "D"),
    "member": np.where(random.uniform(size=rows) < 0.3, "yes", "no"), "amount": np.round(random.gamma(2, 50, rows), 3),
}).to_csv(sys.argv[2], index=False)
PY
  fi
}

pandas_seconds() {
  "$PYTHON" - "$WORK/table.csv" <<'PY'
import sys, time
import pandas as pd
start = time.time()
pd.read_csv(sys.argv[1]).describe()
print("%.2f" % (time.time() - start))
PY
}

table "${2:-}"
start_lamina "${HEAP:-2g}"
for ((turn = 1; turn <= TURNS; turn++)); do
  read -r _ seconds < <(upload "$WORK/table.csv")
  echo "$seconds" >>"$WORK/lamina"
  pandas_seconds >>"$WORK/pandas"
done
median() { sort -n "$1" | sed -n "$(((TURNS + 1) / 2))p"; }
printf '%-28s %8s %8s\n' "$(du -m "$WORK/table.csv" | cut -f1) MiB, seconds" first median
printf '%-28s %8.2f %8.2f\n' "Lamina, whole upload" "$(head -1 "$WORK/lamina")" "$(median "$WORK/lamina")"
printf '%-28s %8.2f %8.2f\n' "pandas, read_csv + describe" "$(head -1 "$WORK/pandas")" "$(median "$WORK/pandas")"
awk -v l="$(median "$WORK/lamina")" -v p="$(median "$WORK/pandas")" 'BEGIN { printf "Lamina / pandas: %.2f\n", l / p }'
