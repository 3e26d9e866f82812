"""How far a sum of chances may stray: which deals are won, and when, drawn many times.

Deals are taken as independent of each other, which makes bands too narrow when they share a
fate; `shock` lets all chances of a draw rise or fall together. Same input, same answer: the seed
is fixed.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DRAWS = 400
SEED = 13
LARGEST = 300
"""So many deals, those that sway the sum most, are drawn one by one; the many small ones add up
to a normal sum of the same mean and variance."""
SHOCKS = {"none": 0.0, "mild": 0.15, "strong": 0.3}


def drawn(amounts: Floats, chances: Floats, *, shock: float = 0.0, draws: int = DRAWS,
          seed: int = SEED) -> Floats:
    """(draws, bins): what these deals bring in each bin. `chances` (deals, bins) sum to at most 1
    per deal; a deal is won once or not at all. NaN amounts bring nothing.

    shock: standard deviation of the logarithm of a common factor on all chances of a draw.
    """
    worth = np.nan_to_num(np.asarray(amounts, float))
    bins = chances.shape[1]
    generator = np.random.default_rng(seed)
    common = np.exp(shock * generator.standard_normal(draws) - shock * shock / 2)
    noise = generator.standard_normal((draws, bins))
    found = np.zeros((draws, bins))
    total = chances.sum(axis=1)
    sway = worth**2 * total * (1 - np.minimum(total, 1) / 2)
    live = np.flatnonzero(sway > 0)
    if not len(live):
        return found
    order = live[np.argsort(-sway[live], kind="stable")]
    large, small = order[:LARGEST], order[LARGEST:]
    if len(small):
        mean = worth[small] @ chances[small]
        # Weeks of one deal exclude each other; that part of the covariance is small and left out.
        spread = np.sqrt((worth[small] ** 2) @ (chances[small] * (1 - chances[small])))
        found += common[:, None] * mean + noise * spread
        np.maximum(found, 0, out=found)
    ladder = np.cumsum(chances[large], axis=1)
    luck = generator.random((draws, len(large))) / common[:, None]
    place = np.zeros(luck.shape, np.int64)
    for step in range(bins):
        place += luck >= ladder[:, step]
    code = place + (bins + 1) * np.arange(draws)[:, None]
    sums = np.bincount(code.ravel(), np.broadcast_to(worth[large], luck.shape).ravel(),
                       draws * (bins + 1))
    return found + sums.reshape(draws, bins + 1)[:, :bins]


def resampled(past: Floats, *, draws: int = DRAWS, seed: int = SEED + 1) -> Floats:
    """(draws, columns): each column drawn for itself from the rows of `past`."""
    if not len(past):
        return np.full((draws, past.shape[1]), np.nan)
    generator = np.random.default_rng(seed)
    choice = generator.integers(0, len(past), (draws, past.shape[1]))
    found: Floats = past[choice, np.arange(past.shape[1])]
    return found
