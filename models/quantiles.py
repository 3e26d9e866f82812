"""Means and percentiles of values that come with counts, as a tally answers them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SHARES = {"p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}
STATISTICS = ("mean", *SHARES)


def first_of_each(ordered: Floats) -> npt.NDArray[np.bool_]:
    """True where another value begins."""
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return first


@dataclass(frozen=True)
class Sample:
    """Distinct values in rising order, and how often each one occurs."""

    values: Floats
    counts: npt.NDArray[np.int64]

    @staticmethod
    def of(values: npt.ArrayLike, counts: npt.ArrayLike | None = None) -> Sample:
        """Sort, merge equal values, and leave out missing ones (NaN) and empty counts."""
        x = np.asarray(values, float).ravel()
        if counts is None:  # values alone are sorted several times as fast as with their counts
            x = np.sort(x[~np.isnan(x)])
            first = np.flatnonzero(first_of_each(x))
            return Sample(x[first], np.diff(np.append(first, len(x))))
        n = np.asarray(counts, np.int64).ravel()
        known = ~np.isnan(x) & (n > 0)
        if not known.all():
            x, n = x[known], n[known]
        if not np.all(x[1:] > x[:-1]):
            order = np.argsort(x, kind="stable")
            x, n = x[order], n[order]
            first = np.flatnonzero(first_of_each(x))
            x, n = x[first], np.add.reduceat(n, first)
        return Sample(x, n)

    @staticmethod
    def merged(samples: Iterable[Sample]) -> Sample:
        parts = list(samples)
        if len(parts) == 1:
            return parts[0]
        if not parts:
            return EMPTY
        return Sample.of(
            np.concatenate([part.values for part in parts]),
            np.concatenate([part.counts for part in parts]),
        )

    @property
    def n(self) -> int:
        return int(self.counts.sum())

    @property
    def sum(self) -> float:
        return float(self.values @ self.counts)

    @property
    def mean(self) -> float:
        return self.sum / self.n if self.n else float("nan")

    def quantile(self, share: float) -> float:
        """Percentile by linear interpolation between order statistics; NaN of nothing.

        Source: R. J. Hyndman, Y. Fan (1996), The American Statistician 50, 361-365, type 7;
        what numpy, pandas and Excel's PERCENTILE.INC compute.
        """
        n = self.n
        if n == 0:
            return float("nan")
        position = (n - 1) * share
        below = int(np.floor(position))
        ends = np.cumsum(self.counts)
        first, second = self.values[
            np.searchsorted(ends, [below, min(below + 1, n - 1)], side="right")
        ]
        return float(first + (second - first) * (position - below))

    def statistic(self, name: str) -> float:
        """One of `STATISTICS` by its name."""
        return self.mean if name == "mean" else self.quantile(SHARES[name])


EMPTY = Sample(np.empty(0), np.empty(0, np.int64))
