"""Intervals of ratios of sums by drawing the same records again and again."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DRAWS = 500
SEED = 1
_AT_ONCE = 2_000_000  # drawn numbers held at a time


def drawn_sums(*columns: npt.ArrayLike) -> tuple[Floats, ...]:
    """For each column its sum over as many rows as there are (one at least), drawn with
    replacement; `DRAWS` of them, all columns from the same draws. Equal rows give equal draws.

    Source:  B. Efron, R. J. Tibshirani (1993), An Introduction to the Bootstrap, section 6.
    """
    values = np.column_stack([np.asarray(column, float) for column in columns])
    n = len(values)
    generator = np.random.default_rng(SEED)
    step = max(1, _AT_ONCE // n)
    parts = [values[generator.integers(0, n, (min(step, DRAWS - first), n))].sum(axis=1)
             for first in range(0, DRAWS, step)]
    return tuple(np.concatenate(parts).T)


def middle_95(drawn: Floats) -> tuple[float, float]:
    """What 95 of 100 draws lie between; NaN where a draw has no value."""
    if not len(drawn) or np.isnan(drawn).any():
        return float("nan"), float("nan")
    low, high = np.percentile(drawn, (2.5, 97.5))
    return float(low), float(high)


def ratio_interval(numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> tuple[float, float]:
    """Interval at 95 % of sum(numerator) / sum(denominator), a row of both being one record; NaN
    for fewer than two records."""
    if len(np.asarray(numerator, float)) < 2:
        return float("nan"), float("nan")
    top, bottom = drawn_sums(numerator, denominator)
    return middle_95(shares_of(top, bottom))


def shares_of(top: Floats, bottom: Floats) -> Floats:
    """Draws in which nothing was in the denominator say nothing and are left out."""
    return np.asarray(top[bottom > 0] / bottom[bottom > 0], float)
