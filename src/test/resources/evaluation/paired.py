"""Writes paired-tests.json: paired tests of two models with the p-values that SciPy gives them.

Run in this folder: python3 paired.py   (Debian 12: python3-scipy; the version it was made with stands in the data)
"""
import json

import numpy as np
import scipy
from scipy import stats

random = np.random.default_rng(20261125)
FEW = 25  # fewer rows that one model alone gets right are tested exactly


def mcnemar(first_only, second_only):
    discordant = first_only + second_only
    if discordant < FEW:
        p = stats.binomtest(min(first_only, second_only), discordant, 0.5).pvalue if discordant else 1.0
        return {"firstOnlyRight": first_only, "secondOnlyRight": second_only, "statistic": None, "pValue": float(p)}
    statistic = max(0, abs(first_only - second_only) - 1) ** 2 / discordant
    return {
        "firstOnlyRight": first_only,
        "secondOnlyRight": second_only,
        "statistic": statistic,
        "pValue": float(stats.chi2.sf(statistic, 1)),
    }


def resampled(first, second, share):
    d = np.asarray(first) - np.asarray(second)
    k = len(d)
    t = d.mean() / np.sqrt((1 / k + share) * d.var(ddof=1))
    return {
        "first": list(first),
        "second": list(second),
        "testShare": share,
        "statistic": float(t),
        "pValue": float(2 * stats.t.sf(abs(t), k - 1)),
    }


counts = [(0, 0), (1, 0), (0, 5), (3, 3), (7, 2), (12, 12), (24, 0), (0, 24), (25, 0), (13, 12), (20, 5), (40, 40),
          (60, 41), (200, 150), (1000, 1), (5000, 4000)]
cases = []
for folds, spread, shift in [(2, 0.02, 0.01), (3, 0.05, 0.0), (5, 0.01, 0.03), (10, 0.02, 0.001), (10, 0.01, 0.08),
                             (30, 0.03, 0.01), (100, 0.02, 0.005), (99, 0.01, 0.05)]:
    second = random.uniform(0.7, 0.9, folds)
    first = second + random.normal(shift, spread, folds)
    cases.append(resampled(first.tolist(), second.tolist(), 1 / max(1, min(folds, 10) - 1)))
with open("paired-tests.json", "w") as file:
    json.dump({"scipy": scipy.__version__, "mcnemar": [mcnemar(*c) for c in counts], "resampledT": cases}, file, indent=1)
    file.write("\n")
