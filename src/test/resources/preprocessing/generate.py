"""Writes scikit-learn.json: columns, values to transform, and what scikit-learn's RobustScaler and QuantileTransformer make of them;
and texts with the vectors of its HashingVectorizer.

Run in this folder: python3 generate.py   (made with scikit-learn 1.2.1 and NumPy 1.24.2, Debian 12: python3-sklearn)
"""
import json

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import QuantileTransformer, RobustScaler

random = np.random.default_rng(20261125)


def column(name, values, quantiles):
    values = np.asarray(values, dtype=np.float64)
    edges = np.array([values.min() - 1, values.max() + 1])
    probes = np.concatenate([values[:40], np.quantile(values, random.random(20)), edges])
    fitted = lambda transformer: transformer.fit(values[:, None]).transform(probes[:, None])[:, 0].tolist()
    return {
        "name": name,
        "values": values.tolist(),
        "quantiles": quantiles,
        "probes": probes.tolist(),
        "robust": fitted(RobustScaler()),
        "uniform": fitted(QuantileTransformer(n_quantiles=quantiles, output_distribution="uniform")),
        "normal": fitted(QuantileTransformer(n_quantiles=quantiles, output_distribution="normal")),
    }


def text(sentence, buckets):
    vector = HashingVectorizer(n_features=buckets).transform([sentence]).toarray()[0]
    return {"text": sentence, "buckets": buckets, "inputs": [float(x) for x in vector]}


# Numbers of quantiles for which equal values meet no whole rank, where NumPy's rounding would decide which of them is met.
columns = [
    column("normal", random.normal(50, 10, 300), 1000),
    column("skewed", random.lognormal(0, 2, 400), 50),
    column("mostlyZero", np.where(random.random(300) < 0.7, 0, random.lognormal(0, 1, 300)), 100),
    column("integers", random.integers(0, 8, 200), 50),
    column("fewValues", [1, 2, 2, 2, 10], 2),
]
texts = [
    text(sentence, buckets)
    for sentence in [
        "The quick brown fox jumps over the lazy dog",
        "free FREE Free money, no 1 asks a question!",
        "Straße über_alles 42 naïve café",
        "日本語 テキスト",
        "... !",
        "a b c",
    ]
    for buckets in (16, 100)
]
with open("scikit-learn.json", "w", encoding="utf-8") as out:
    json.dump({"columns": columns, "texts": texts}, out, ensure_ascii=False)
    out.write("\n")
