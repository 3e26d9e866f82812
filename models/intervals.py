"""Confidence intervals of shares."""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@lru_cache
def normal_quantile(level: float) -> float:
    """The two-sided normal quantile: 1.959964 for a level of 0.95."""
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not {level}")
    return NormalDist().inv_cdf(0.5 + level / 2)


def wilson(
    successes: npt.ArrayLike, trials: npt.ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats]:
    """Lower and upper end of the Wilson score interval of successes / trials.

    Unit:    shares, always inside 0 to 1; NaN where there were no trials.
    Shape:   that of the arguments, broadcast against each other.
    Errors:  ValueError where successes are negative or more than the trials.
    Source:  E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209-212.
    """
    x, n = np.broadcast_arrays(np.asarray(successes, float), np.asarray(trials, float))
    if np.any((x < 0) | (x > n)):
        raise ValueError("successes must lie between 0 and the number of trials")
    z = normal_quantile(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = x / n
        centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    # The ends at 0 of n and n of n are 0 and 1 by algebra; rounding must not push them outside.
    low = np.where(x == 0, np.where(n > 0, 0.0, np.nan), centre - half)
    high = np.where((x == n) & (n > 0), 1.0, centre + half)
    return low, high
