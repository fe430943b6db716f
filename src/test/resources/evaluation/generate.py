"""Writes scikit-learn.json: 41 small sets of predictions with the scores that scikit-learn gives them.

Run in this folder: python3 generate.py   (Debian 12: python3-sklearn; the versions it was made with stand in the data)

A score is null where it is 0 / 0 (scikit-learn answers NaN, or 0, or raises), as Lamina says it. Probabilities are float32,
as a network gives them, and are scored in double. Where scikit-learn has no word, such as for one class against all others when a class is absent, it is said here.
"""
import json
import warnings

import numpy as np
import sklearn
from sklearn import calibration, metrics

warnings.simplefilter("ignore")  # about 0 / 0, which the cases provoke on purpose
random = np.random.default_rng(20261124)
PRECISION = float(np.finfo(np.float32).eps)


def finite(value):
    return float(value) if np.isfinite(value) else None


def classification(name, actual, probabilities):
    actual = np.asarray(actual)
    exact = np.asarray(probabilities, dtype=np.float32)
    probabilities = exact.astype(np.float64)
    classes = probabilities.shape[1]
    every = list(range(classes))
    predicted = probabilities.argmax(axis=1)
    macro = dict(average="macro", zero_division=0)
    weighted = dict(average="weighted", zero_division=0)
    several = len(set(actual)) > 1
    expected = {
        "accuracy": metrics.accuracy_score(actual, predicted),
        "balancedAccuracy": metrics.balanced_accuracy_score(actual, predicted),
        "macroPrecision": metrics.precision_score(actual, predicted, **macro),
        "macroRecall": metrics.recall_score(actual, predicted, **macro),
        "macroF1": metrics.f1_score(actual, predicted, **macro),
        "microF1": metrics.f1_score(actual, predicted, average="micro", labels=every),
        "weightedPrecision": metrics.precision_score(actual, predicted, **weighted),
        "weightedRecall": metrics.recall_score(actual, predicted, **weighted),
        "weightedF1": metrics.f1_score(actual, predicted, **weighted),
        "matthewsCorrelation": metrics.matthews_corrcoef(actual, predicted)
        if several and len(set(predicted)) > 1 else None,
        "cohenKappa": metrics.cohen_kappa_score(actual, predicted)
        if several or len(set(predicted)) > 1 else None,
        "logLoss": metrics.log_loss(actual, probabilities, labels=every, eps=PRECISION),
        "brierScore": metrics.brier_score_loss(actual, np.clip(probabilities[:, 1], 0, 1), pos_label=1)
        if classes == 2 else metrics.mean_squared_error(np.eye(classes)[actual], probabilities) * classes,
    }
    for k in (2, 3, 5):
        if classes > k:
            # Of equal probabilities scikit-learn takes the last class first: mirrored, it takes the first, as argmax does.
            expected[f"top{k}Accuracy"] = metrics.top_k_accuracy_score(
                classes - 1 - actual, probabilities[:, ::-1], k=k, labels=every)
    areas = [one_against_rest(actual == c, probabilities[:, c]) for c in every]
    if classes == 2:
        expected["rocAuc"], expected["averagePrecision"] = areas[1]
    else:
        for at, score in enumerate(("macroRocAuc", "macroAveragePrecision")):
            defined = [area[at] for c, area in enumerate(areas) if area[at] is not None]
            expected[score] = float(np.mean(defined)) if defined else None
    shown = probabilities[:, 1] if classes == 2 else probabilities.max(axis=1)
    bins = reliability(actual == 1 if classes == 2 else actual == predicted, shown)
    expected["expectedCalibrationError"] = sum(b["rows"] * abs(b["meanProbability"] - b["share"]) for b in bins) / len(actual)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        actual, predicted, labels=every, zero_division=0)
    matrix = metrics.confusion_matrix(actual, predicted, labels=every)
    return {
        "name": name,
        "actual": actual.tolist(),
        "probabilities": [[float(str(p)) for p in row] for row in exact],
        "metrics": {key: None if value is None else finite(value) for key, value in expected.items()},
        "confusionMatrix": matrix.tolist(),
        "normalized": metrics.confusion_matrix(actual, predicted, labels=every, normalize="true").tolist(),
        "reliability": bins,
        "oneVsRest": [{"rocAuc": roc, "averagePrecision": precise} for roc, precise in areas],
        "curves": curves(actual, probabilities[:, 1]) if classes == 2 and several else None,
        "perClass": [
            {
                "precision": float(precision[c]) if matrix[:, c].sum() else None,
                "recall": float(recall[c]) if support[c] else None,
                "specificity": float(metrics.recall_score(actual != c, predicted != c)) if support[c] < len(actual) else None,
                "f1": float(f1[c]) if support[c] + matrix[:, c].sum() else None,
                "support": int(support[c]),
            }
            for c in every
        ],
    }


def one_against_rest(positive, probability):
    """Both areas of one class; null where no row is of the class, and the first also where every row is."""
    roc = float(metrics.roc_auc_score(positive, probability)) if 0 < positive.sum() < len(positive) else None
    return roc, float(metrics.average_precision_score(positive, probability)) if positive.any() else None


def reliability(true, probability):
    """The bins that have rows, the lowest first; calibration_curve leaves out how many rows they have."""
    shares, means = calibration.calibration_curve(true, probability, n_bins=10)
    rows = np.bincount(np.searchsorted(np.linspace(0, 1, 11)[1:-1], probability), minlength=10)
    return [{"rows": int(count), "meanProbability": float(mean), "share": float(share)}
            for count, mean, share in zip(rows[rows > 0], means, shares)]


def curves(actual, probability):
    """Every point of both curves, and the best score that any threshold has by each criterion."""
    alarms, recalls, _ = metrics.roc_curve(actual, probability, drop_intermediate=False)
    precision, recall, thresholds = metrics.precision_recall_curve(actual, probability)
    # Above every probability, no row is positive; F1 is 0 there.
    tried = [actual * 0] + [(probability >= t).astype(int) for t in np.unique(probability)]
    told = [p for p in tried if len(set(p)) == 2]
    return {
        "roc": [[float(x), float(y)] for x, y in zip(alarms, recalls)],
        "precisionRecall": [[float(t), float(r), float(p)] for t, r, p in zip(thresholds, recall, precision)],
        "optima": {
            "best_f1": max(metrics.f1_score(actual, p, zero_division=0) for p in tried),
            "best_youden": max(2 * metrics.balanced_accuracy_score(actual, p) - 1 for p in tried),
            "best_accuracy": max(metrics.accuracy_score(actual, p) for p in tried),
            "best_matthews": max((metrics.matthews_corrcoef(actual, p) for p in told), default=None),
        },
    }


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def guesses(rows, classes, skill, weights=None):
    """Rows of random classes, predicted by a model that knows the truth about `skill` standard deviations well."""
    actual = random.choice(classes, size=rows, p=weights)
    scores = random.normal(size=(rows, classes))
    scores[np.arange(rows), actual] += skill
    return actual, softmax(scores)


def regression(name, actual, predicted):
    actual, predicted = np.asarray(actual, dtype=float), np.asarray(predicted, dtype=float)
    mse = metrics.mean_squared_error(actual, predicted)
    return {
        "name": name,
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "metrics": {
            "mse": mse,
            "rmse": metrics.mean_squared_error(actual, predicted, squared=False),
            "mae": metrics.mean_absolute_error(actual, predicted),
            "medianAbsoluteError": metrics.median_absolute_error(actual, predicted),
            "mape": metrics.mean_absolute_percentage_error(actual, predicted) if np.all(actual != 0) else None,
            "r2": finite(metrics.r2_score(actual, predicted, force_finite=False)),
            "explainedVariance": finite(metrics.explained_variance_score(actual, predicted, force_finite=False)),
        },
        "residualQuantiles": np.quantile(actual - predicted, [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1]).tolist(),
    }


def classification_cases():
    for classes in (2, 3, 5, 10):
        for skill in (0, 1, 3):
            yield classification(f"{classes} classes, skill {skill}", *guesses(30, classes, skill))
    for share in (0.5, 0.1, 0.03):
        yield classification(f"2 classes, positive share {share}", *guesses(60, 2, 1, [1 - share, share]))
    yield classification("20 classes", *guesses(80, 20, 2))
    actual, probabilities = guesses(30, 4, 1, [0.4, 0.3, 0.3, 0])
    yield classification("a class without rows that is predicted", actual, probabilities)
    actual, probabilities = guesses(30, 4, 3, [0.4, 0.3, 0.3, 0])
    probabilities[:, 3] = 0
    yield classification("a class without rows that is never predicted", actual,
                         probabilities / probabilities.sum(axis=1, keepdims=True))
    actual, probabilities = guesses(24, 3, 1)
    yield classification("constant prediction", actual, np.tile([0.25, 0.5, 0.25], (24, 1)))
    yield classification("all probabilities equal", actual, np.full((24, 3), 1 / 3))
    yield classification("perfect and certain", actual, np.eye(3)[actual])
    yield classification("always wrong and certain", actual, np.eye(3)[(actual + 1) % 3])
    yield classification("perfect, binary", [0, 1, 1, 0], [[0.9, 0.1], [0.2, 0.8], [0, 1], [1, 0]])
    yield classification("one class only", [1, 1, 1], [[0.9, 0.1], [0.2, 0.8], [0.4, 0.6]])
    yield classification("one row", [2], [[0.2, 0.3, 0.5]])
    actual, probabilities = guesses(60, 2, 1)
    tied = np.round(probabilities[:, 1] * 4) / 4
    yield classification("many equal probabilities", actual, np.stack([1 - tied, tied], axis=1))
    yield classification("ranked the wrong way round", [0, 0, 1, 1], [[0.1, 0.9], [0.2, 0.8], [0.8, 0.2], [0.9, 0.1]])
    tiny = np.array([1e-9, 1e-8, 1 - 1e-7, 1, 0, 3e-7])
    yield classification("beyond a float's precision", [0, 1, 1, 1, 1, 0], np.stack([1 - tiny, tiny], axis=1))


def regression_cases():
    truth = random.normal(50, 12, size=40)
    for noise in (0, 1, 12, 60):
        yield regression(f"noise {noise}", truth, truth + random.normal(0, noise, size=40))
    yield regression("constant offset", truth, truth + 5)
    yield regression("the mean", truth, np.full(40, truth.mean()))
    yield regression("equal true values", np.full(9, 3.5), random.normal(3.5, 1, size=9))
    yield regression("equal true values, perfect", np.full(9, 3.5), np.full(9, 3.5))
    yield regression("one row", [2.0], [2.5])
    yield regression("a few outliers, odd number of rows", truth[:15], np.where(np.arange(15) < 2, 900, truth[:15] + 1))
    yield regression("large values", truth * 1e9, truth * 1e9 + random.normal(0, 1e8, size=40))
    yield regression("a true value of zero", [0, 1, -2, 3.5], [0.1, 1.5, -2, 3])
    yield regression("small values", truth * 1e-9, truth * 1e-9 + random.normal(0, 1e-9, size=40))


cases = {"classification": list(classification_cases()), "regression": list(regression_cases())}
made_with = {"madeWith": f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}"}
with open("scikit-learn.json", "w") as file:
    for line in (json.dumps(made_with)[:-1] + ', "classification": [', ",\n".join(map(json.dumps, cases["classification"])), '],\n"regression": [',
                 ",\n".join(map(json.dumps, cases["regression"])), "]}"):
        file.write(line + "\n")
print({kind: len(members) for kind, members in cases.items()})
