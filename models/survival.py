"""Durations of which some have not ended yet: Kaplan-Meier, Aalen-Johansen, restricted mean.

The figures of finished stays alone are too short, because the long ones are still running; those
of "open ones closed today" are wrong too. Both are avoided by counting who was at risk when.
Any unit of time; results are in the same unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.intervals import normal_quantile
from models.quantiles import EMPTY, Sample, first_of_each

Floats = npt.NDArray[np.float64]

# 0.5 reached as a product of fractions may come out a few units of rounding above it.
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Survival:
    """An estimated survival curve: one entry per time at which something ended.

    survival   share still there just after the time
    low, high  its band at `level`: Greenwood's variance on the log-log scale; NaN once it is zero
    incidence  per way of ending: share that has ended that way by the time (Aalen-Johansen)
    longest    largest time seen, ended or not
    """

    times: Floats
    at_risk: Floats
    events: Floats
    survival: Floats
    low: Floats
    high: Floats
    incidence: dict[str, Floats]
    finished: int
    running: int
    longest: float
    level: float = 0.95

    @property
    def n(self) -> int:
        return self.finished + self.running

    def at(self, time: float) -> float:
        """Share still there after `time`; NaN beyond the largest time seen, where none is left."""
        if self.n == 0:
            return float("nan")
        place = int(np.searchsorted(self.times, time, side="right"))
        return 1.0 if place == 0 else float(self.survival[place - 1])

    def ended(self, way: str, time: float | None = None) -> float:
        """Share that has ended in that way by `time` (by the largest time when not given)."""
        if self.n == 0:
            return float("nan")
        curve = self.incidence.get(way)
        place = len(self.times) if time is None else int(
            np.searchsorted(self.times, time, side="right"))
        return 0.0 if curve is None or place == 0 else float(curve[place - 1])

    def quantile(self, share: float) -> float:
        """First time by which `share` has ended; NaN when it is beyond the largest time seen."""
        return _first(self.times, self.survival, 1 - share)

    def quantile_band(self, share: float) -> tuple[float, float]:
        """Interval of the quantile at `level`; an end is NaN where the band does not get there.

        Source: R. Brookmeyer, J. Crowley (1982), Biometrics 38, 29-41.
        """
        return _first(self.times, self.low, 1 - share), _first(self.times, self.high, 1 - share)

    def restricted_mean(self, horizon: float | None = None) -> float:
        """Area under the curve up to `horizon` (the largest time seen when not given)."""
        if self.n == 0:
            return float("nan")
        end = self.longest if horizon is None else horizon
        inside = self.times < end
        bounds = np.concatenate([[0.0], self.times[inside], [end]])
        heights = np.concatenate([[1.0], self.survival[inside]])
        return float(np.diff(bounds) @ heights)


def _first(times: Floats, curve: Floats, level: float) -> float:
    reached = np.flatnonzero(curve <= level + _ROUNDING)
    return float(times[reached[0]]) if len(reached) else float("nan")


def kaplan_meier(
    ended: Mapping[str, Sample],
    running: Sample = EMPTY,
    entries: Sample = EMPTY,
    *,
    level: float = 0.95,
) -> Survival:
    """Survival of stays, from the durations per way of ending and of those still running.

    `entries` holds the ages at which late ones came under observation (left truncation): they
    were not at risk before. Whoever was seen from the beginning is not in it.
    Ties: endings come before censorings at the same time; a late one counts after its entry.
    Sources: E. L. Kaplan, P. Meier (1958), J. Am. Stat. Assoc. 53, 457-481; O. O. Aalen,
    S. Johansen (1978), Scand. J. Stat. 5, 141-150; M. Greenwood (1926).
    """
    parts = [*ended.values(), running]
    every = np.sort(np.concatenate([part.values for part in parts]))
    every = every[first_of_each(every)]
    counted = [_counted(every, part) for part in parts]
    leaving = np.sum(counted, axis=0)
    late = entries.n - np.concatenate([[0], np.cumsum(entries.counts)])[
        np.searchsorted(entries.values, every, side="left")]
    total = np.sum(counted[:-1], axis=0) if len(counted) > 1 else np.zeros(len(every))
    # In binned times an entry may share the bin of its own ending; who ended was at risk.
    at_risk = np.maximum(np.cumsum(leaving[::-1])[::-1] - late, total)
    happened = total > 0
    times, risk, events = every[happened], at_risk[happened], total[happened]
    survival = np.cumprod(1 - events / risk)
    before = np.concatenate([[1.0], survival[:-1]])[: len(times)]
    incidence = {
        way: np.cumsum(before * count[happened] / risk)
        for way, count in zip(ended, counted, strict=False)
    }
    low, high = _band(survival, events, risk, level)
    return Survival(
        times, risk, events, survival, low, high, incidence,
        finished=sum(part.n for part in ended.values()), running=running.n,
        longest=float(every[-1]) if len(every) else float("nan"), level=level,
    )


def _counted(every: Floats, part: Sample) -> Floats:
    counts = np.zeros(len(every))
    counts[np.searchsorted(every, part.values)] = part.counts
    return counts


def _band(survival: Floats, events: Floats, risk: Floats, level: float) -> tuple[Floats, Floats]:
    z = normal_quantile(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(np.cumsum(events / (risk * (risk - events)))) / np.abs(np.log(survival))
        factor = np.exp(z * spread)
        low, high = survival**factor, survival ** (1 / factor)
    empty = survival <= 0
    return np.where(empty, np.nan, low), np.where(empty, np.nan, high)


def from_rows(
    durations: npt.ArrayLike,
    outcomes: Sequence[str | None],
    entries: npt.ArrayLike | None = None,
    *,
    level: float = 0.95,
) -> Survival:
    """The same from one row per stay: outcome None while it is running; entries 0 when seen from
    the beginning."""
    times = np.asarray(durations, float)
    ways = np.asarray(outcomes, object)
    late = np.zeros(0) if entries is None else np.asarray(entries, float)
    return kaplan_meier(
        {way: Sample.of(times[ways == way]) for way in sorted({o for o in outcomes if o})},
        Sample.of(times[[outcome is None for outcome in outcomes]]),
        Sample.of(late[late > 0]),
        level=level,
    )


def _edges() -> tuple[float, ...]:
    fine = np.arange(0, 1025, dtype=float)
    coarse = 1024 * 1.004 ** np.arange(1, 1200)
    return (*fine.tolist(), *coarse.tolist())


HOUR_EDGES = _edges()
"""Bins of stays in hours: one hour wide up to 1,024 h, then 0.4 % wide, up to 14 years."""

_HOUR_CENTRES = np.asarray([*((np.asarray(HOUR_EDGES[1:]) + HOUR_EDGES[:-1]) / 2)])


def from_bins(
    ended: Mapping[str, npt.ArrayLike],
    running: npt.ArrayLike,
    entries: npt.ArrayLike | None = None,
    *,
    level: float = 0.95,
) -> Survival:
    """The same from histograms over `HOUR_EDGES`: every figure is off by less than one bin."""

    def sample(counts: npt.ArrayLike) -> Sample:
        n = np.asarray(counts, np.int64)
        used = np.flatnonzero(n[: len(_HOUR_CENTRES)])
        return Sample(_HOUR_CENTRES[used], n[used])

    return kaplan_meier(
        {way: sample(counts) for way, counts in ended.items()}, sample(running),
        EMPTY if entries is None else sample(entries), level=level,
    )


@dataclass(frozen=True)
class Curves:
    """Many curves over the same bins at once: (groups, bins), times at the centres of the bins.

    The band is kept as its half width on the log-log scale, where it is compared: two powers for
    each entry would cost more than all the rest.
    """

    times: Floats
    survival: Floats
    half: Floats

    def quantile(self, share: float) -> Floats:
        """As `Survival.quantile`, one entry per group."""
        return self._first(self.survival <= 1 - share + _ROUNDING)

    def quantile_band(self, share: float) -> tuple[Floats, Floats]:
        """As `Survival.quantile_band`, an entry per group in either array."""
        inside = (self.survival > 0) & (self.survival < 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            scale = np.log(-np.log(self.survival))
            mark = np.log(-np.log(1 - share + _ROUNDING))
            low, high = scale + self.half >= mark, scale - self.half >= mark
        return self._first(low & inside), self._first(high & inside)

    def _first(self, reached: npt.NDArray[np.bool_]) -> Floats:
        if not len(self.times):
            return np.full(len(reached), np.nan)
        first = reached.argmax(axis=1)
        found: Floats = np.where(reached[np.arange(len(first)), first], self.times[first], np.nan)
        return found


def curves_from_bins(
    ended: npt.NDArray[np.int64], running: npt.NDArray[np.int64],
    entries: npt.NDArray[np.int64] | None = None, *, level: float = 0.95,
) -> Curves:
    """`from_bins` for many groups at once, (groups, bins) of `HOUR_EDGES`, without the ways of
    ending. Bins in which nothing ended in any group are left out."""
    used = np.flatnonzero(ended.any(axis=0))
    leaving = ended + running if entries is None else ended + running - entries
    at_risk = np.flip(np.cumsum(np.flip(leaving, 1), 1), 1)[:, used]
    events = ended[:, used].astype(float)
    risk = np.maximum(at_risk, events)
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.where(events > 0, 1 - events / risk, 1.0).astype(np.float64)
        survival: Floats = np.cumprod(kept, axis=1, dtype=np.float64)
        variance = np.cumsum(np.where(events > 0, events / (risk * (risk - events)), 0.0), axis=1)
        half = normal_quantile(level) * np.sqrt(variance) / np.abs(np.log(survival))
    return Curves(_HOUR_CENTRES[used], survival, half)
