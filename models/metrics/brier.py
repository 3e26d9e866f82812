"""Whether stated probabilities come true (metrics.md, section 11)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Brier:
    """`score` = `reliability` - `resolution` + `uncertainty`; `skill` = 1 - score / uncertainty,
    NaN where everything ended the same way."""

    score: float
    reliability: float
    resolution: float
    uncertainty: float
    skill: float
    n: int


def brier(probability: npt.ArrayLike, outcome: npt.ArrayLike) -> Brier:
    """Brier score of stated probabilities against outcomes 0 or 1, split by stated probability.

    Each distinct probability is a bin of its own, so the split is exact. One score per deal, at a
    fixed age or lead time; open deals are left out by the caller.
    Source:  A. H. Murphy (1973), J. Appl. Meteorol. 12, 595-600.
    """
    p, y = np.asarray(probability, float), np.asarray(outcome, float)
    n = len(p)
    if n == 0:
        nan = float("nan")
        return Brier(nan, nan, nan, nan, nan, 0)
    stated, place = np.unique(p, return_inverse=True)
    size = np.bincount(place)
    came = np.bincount(place, weights=y) / size
    base = float(y.mean())
    uncertainty = base * (1 - base)
    score = float(np.mean((p - y) ** 2))
    return Brier(
        score, float(size @ (stated - came) ** 2 / n), float(size @ (came - base) ** 2 / n),
        uncertainty, 1 - score / uncertainty if uncertainty > 0 else float("nan"), n)
