"""Chance from a seed, spread evenly, so that a planted figure shows up without luck.

Only uniform draws are taken from the generator and turned into other distributions here, because
numpy promises the stream of its uniforms, not of its other distributions.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_A = (-3.969683028665376e01, 2.209460984245205e02, -2.759285104469687e02,
      1.383577518672690e02, -3.066479806614716e01, 2.506628277459239e00)
_B = (-5.447609879822406e01, 1.615858368580409e02, -1.556989798598866e02,
      6.680131188771972e01, -1.328068155288572e01, 1.0)
_C = (-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e00,
      -2.549732539343734e00, 4.374664141464968e00, 2.938163982698783e00)
_D = (7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e00,
      3.754408661907416e00, 1.0)
_TAIL = 0.02425


def normal(u: Floats) -> Floats:
    """Standard normal quantile of `u` in (0, 1), error below 1.2e-9 (P. J. Acklam, 2003)."""
    centre = u - 0.5
    square = centre * centre
    middle = np.polyval(_A, square) * centre / np.polyval(_B, square)
    near = np.sqrt(-2 * np.log(np.clip(np.minimum(u, 1 - u), 1e-12, _TAIL)))
    tail = np.polyval(_C, near) / np.polyval(_D, near) * np.where(u < 0.5, 1.0, -1.0)
    return np.where(np.minimum(u, 1 - u) < _TAIL, tail, middle)


class Draws:
    """One stream of chance per seed and name, so that sections do not disturb each other."""

    def __init__(self, seed: int, name: str) -> None:
        sequence = np.random.SeedSequence([seed, crc32(name.encode())])
        self._generator = np.random.Generator(np.random.PCG64(sequence))

    def uniform(self, n: int, low: float = 0.0, high: float = 1.0) -> Floats:
        return low + (high - low) * self._generator.random(n)

    def chance(self, n: int, share: float | Floats) -> Flags:
        return self._generator.random(n) < share

    def even(self, groups: Ints) -> Floats:
        """Uniforms in (0, 1), spread without gaps inside each group: every group of n rows gets
        one value from each n-th of the interval, in random order."""
        n = len(groups)
        order = np.lexsort((self._generator.random(n), groups))
        ordered = groups[order]
        first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if n else np.empty(0, int)
        sizes = np.diff(np.r_[first, n])
        place = np.arange(n) - np.repeat(first, sizes)
        spread = (place + np.clip(self._generator.random(n), 1e-9, 1)) / np.repeat(sizes, sizes)
        result = np.empty(n)
        result[order] = np.clip(spread, 1e-9, 1 - 1e-9)
        return result

    def pick(self, n: int, weights: tuple[float, ...]) -> Ints:
        """Indices by weight."""
        edges = np.cumsum(weights) / sum(weights)
        return np.searchsorted(edges, self._generator.random(n), side="right").astype(np.int64)

    def below(self, n: int, limit: int | Ints) -> Ints:
        """Whole numbers from 0 up to but not including `limit`."""
        return np.floor(self._generator.random(n) * limit).astype(np.int64)

    def around(self, n: int, median: float | Floats, sigma: float) -> Floats:
        """Log-normal values with the given median."""
        u = np.clip(self._generator.random(n), 1e-9, 1 - 1e-9)
        return median * np.exp(sigma * normal(u))

    def choose(self, pool: Ints, n: int) -> Ints:
        """`n` different members of `pool` (all of them when there are fewer), in random order."""
        return pool[np.argsort(self._generator.random(len(pool)), kind="stable")[:n]]
