"""How good probabilities were beyond the Brier score: corrected parts, log loss, AUC, bins
(metrics.md, section 11)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.intervals import wilson
from models.metrics.brier import Brier

Floats = npt.NDArray[np.float64]

MOST_BINS = 12  # more different probabilities than this are shown in tenths
NEVER = 1e-6  # what a stated 0 or 1 is taken for in the log loss, which would be infinite


@dataclass(frozen=True)
class Bin:
    """Deals whose stated probability is about the same: mean stated, share won with its Wilson
    interval at 95 %, how many, how many won."""

    stated: float
    share: float
    low: float
    high: float
    n: int
    wins: int


def bin_codes(probability: npt.ArrayLike) -> npt.NDArray[np.intp]:
    """The bin of each stated probability, counted from the lowest: one for each that occurs, or
    tenths where there are many."""
    p = np.asarray(probability, float)
    distinct, place = np.unique(p, return_inverse=True)
    if len(distinct) > MOST_BINS:
        _, place = np.unique(np.minimum((p * 10).astype(int), 9), return_inverse=True)
    return place.astype(np.intp)


def bins_of(probability: npt.ArrayLike, outcome: npt.ArrayLike) -> tuple[Bin, ...]:
    """The bins that `bin_codes` tells, lowest first."""
    p, y = np.asarray(probability, float), np.asarray(outcome, float)
    if not len(p):
        return ()
    place = bin_codes(p)
    n = np.bincount(place)
    stated = np.bincount(place, p) / n
    wins = np.bincount(place, y)
    low, high = wilson(wins, n)
    return tuple(Bin(round(float(stated[i]), 9), float(wins[i] / n[i]), float(low[i]),
                     float(high[i]), int(n[i]), int(wins[i])) for i in range(len(n)))


def corrected_brier(probability: npt.ArrayLike, outcome: npt.ArrayLike) -> Brier:
    """Brier parts without the bias that small bins bring: chance alone makes reliability and
    resolution look greater. `score` is the same. Bins of one deal cannot be corrected.

    Source:  C. A. T. Ferro, T. E. Fricker (2012), Q. J. R. Meteorol. Soc. 138, 1954-1960.
    """
    p, y = np.asarray(probability, float), np.asarray(outcome, float)
    n = len(p)
    if n < 2:
        nan = float("nan")
        return Brier(nan, nan, nan, nan, nan, n)
    stated, place = np.unique(p, return_inverse=True)
    size = np.bincount(place)
    came = np.bincount(place, y) / size
    base = float(y.mean())
    chance = np.where(size > 1, came * (1 - came) / np.maximum(size - 1, 1), 0.0)
    spread = base * (1 - base) / (n - 1)
    reliability = float(size @ ((stated - came) ** 2 - chance) / n)
    resolution = float(size @ ((came - base) ** 2 - chance) / n) + spread
    uncertainty = spread * n
    score = float(np.mean((p - y) ** 2))
    return Brier(score, reliability, resolution, uncertainty,
                 1 - score / uncertainty if uncertainty > 0 else float("nan"), n)


def log_loss(probability: npt.ArrayLike, outcome: npt.ArrayLike) -> float:
    """Mean of -ln of the probability given to what came, in nats; NaN of nothing."""
    p, y = np.asarray(probability, float), np.asarray(outcome, float)
    if not len(p):
        return float("nan")
    p = np.clip(p, NEVER, 1 - NEVER)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def auc(probability: npt.ArrayLike, outcome: npt.ArrayLike) -> float:
    """Chance that one to which it happened (a deal won, say) was given more than one to which it
    did not, ties counting half; NaN where all ended the same way. Any score will do, and it says
    nothing about whether the numbers are right.

    Source:  J. A. Hanley, B. J. McNeil (1982), Radiology 143, 29-36.
    """
    p, y = np.asarray(probability, float), np.asarray(outcome, float) > 0
    wins, rest = int(y.sum()), int((~y).sum())
    if not wins or not rest:
        return float("nan")
    _, place, size = np.unique(p, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(size) - (size - 1) / 2)[place]
    return float((ranks[y].sum() - wins * (wins + 1) / 2) / (wins * rest))
