"""How slow groups of stays are against their own past, and what that costs (docs/bottlenecks.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from models.metric import TOO_FEW
from models.metrics.bottleneck_pace import Pace, hazards, pace_of
from models.metrics.bottleneck_tally import Tally, batches
from models.metrics.bottleneck_value import (
    QUARTER,
    Coming,
    Curves,
    Waiting,
    ages_of,
    faster,
)

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LEVEL = 1.2815515655446004  # two-sided normal quantile of 80 %
_ENOUGH_QUARTERS = 4  # of a segment's own; with fewer, those of the whole stage stand in
_PRIOR = 20.0  # deals that the stage's own win rate counts for in each segment
_SLOWED = 0.02  # how many of all steps in segments get slow in a quarter, and by how much:
_SLOWER, _SPREAD = 0.6, 0.35  # mean and standard deviation of the logarithm of the factor
_SURE = 0.9  # below it the 80 % interval reaches down to nothing
_QUARTERS_PRIOR = 4.0  # quarters that the stage's own unrest counts for in each segment
_UNIT = 1.0  # squared error of the logarithm of a median times n, where nothing is known
_WOBBLE = 0.05  # quarters differ by so much at least, on the logarithmic scale
_APART = 0.25  # and a segment from its stage
_LONGER = 1 + 1e-9  # a difference of rounding is none
_NORMAL = NormalDist()
NOTHING, STAGE, SEGMENT = range(3)


@dataclass(frozen=True)
class Past:
    """Quarterly medians of each group, on the logarithmic scale: what is typical, the P25 freed
    from the noise of small quarters, the variance between quarters, the squared error of
    `typical`, and how many quarters there are."""

    typical: Floats
    target: Floats
    between: Floats
    error: Floats
    quarters: Codes


@dataclass(frozen=True)
class Verdict:
    """One entry per group; names as in `Bottleneck`. `target_of`: NOTHING, STAGE or SEGMENT."""

    n: Codes
    running: Codes
    median: Floats
    target: Floats
    target_of: Codes
    chance: Floats
    likely: Floats
    coming: Floats
    waiting: Floats
    worth: Floats
    low: Floats
    high: Floats
    open_deals: Codes
    open_value: Floats
    late_deals: Codes
    finished_mean: Floats
    advanced: Codes
    ended: Codes
    advanced_before: Codes
    ended_before: Codes

    @property
    def excess(self) -> Floats:
        """Days over the target."""
        found: Floats = self.median - self.target
        return found

    @staticmethod
    def joined(parts: list[Verdict]) -> Verdict:
        if not parts:
            none: Any = np.zeros(0)
            return Verdict(**{one.name: none for one in fields(Verdict)})
        return Verdict(**{one.name: np.concatenate([getattr(part, one.name) for part in parts])
                          for one in fields(Verdict)})


class Judge:
    """Judges groups of stays against their steps. `whole`: all stays by step, in the order of the
    steps; `days`: length of the window."""

    def __init__(self, whole: Tally, days: float) -> None:
        self._share = QUARTER / days
        pace = pace_of(whole.leaving.sum(axis=1), whole.ended.sum(axis=1))
        self._unit = np.nan_to_num(pace.error**2 * pace.ended, nan=_UNIT)
        self._stage = past_of(whole, self._unit, np.full(len(whole), _WOBBLE**2))
        states = whole.on.sum(axis=1)
        self._win = (states[:, 1] + 1.0) / (states[:, 1] + states[:, 2] + 2.0)

    def judge(self, tallies: Iterator[Tally]) -> Verdict:
        """All groups of the tallies, one after the other."""
        return Verdict.joined([self._some(one) for one in batches(tallies)])

    def _some(self, tally: Tally) -> Verdict:
        step, size = tally.step, len(tally)
        n = tally.n[:, 0]
        pace = pace_of(tally.leaving[:, 0], tally.ended[:, 0])
        error = steadied(pace, self._unit[step])
        past, of = self._past(tally)
        target = np.exp(past.target)
        median = np.exp(pace.log_median)
        spread = np.sqrt(error**2 + past.between + past.error)
        with np.errstate(invalid="ignore", divide="ignore"):
            z = (pace.log_median - past.typical) / spread
        chance = np.array([_NORMAL.cdf(-v) if v == v else np.nan for v in z.tolist()])
        real = likely(z, spread)
        win, win_error = self._wins(tally)
        flow = tally.amount * self._share
        # The error of the excess on the logarithmic scale moves the target up and down.
        error = np.sqrt(error**2 + past.error + past.between / np.maximum(past.quarters, 1))
        wide = np.exp(LEVEL * error)
        (coming, held), less, more = self._gains(
            tally, n >= TOO_FEW, median, (target, target * wide, target / wide), flow, win)
        whole, least, most = coming + held, sum(less), sum(more)
        with np.errstate(divide="ignore", invalid="ignore"):
            other = (LEVEL * win_error / win) ** 2 + np.where(
                flow > 0, LEVEL**2 * tally.squared * self._share**2 / flow**2, 0.0)
            down = np.nan_to_num(np.sqrt((1 - least / whole) ** 2 + other), posinf=1.0)
            up = np.nan_to_num(np.sqrt((most / whole - 1) ** 2 + other), posinf=0.0)
            mean = tally.hours / pace.ended / 24
        given = of != NOTHING
        late = tally.days > target[tally.waiting]
        return Verdict(
            n=n, running=n - pace.ended, median=np.where(pace.bound, np.nan, median),
            target=np.where(given, target, np.nan), target_of=of, chance=chance, likely=real,
            coming=np.where(given, coming * real, np.nan),
            waiting=np.where(given, held * real, np.nan),
            worth=np.where(given, whole * real, np.nan),
            low=np.where(given, np.where(real >= _SURE, whole * np.maximum(1 - down, 0), 0.0),
                         np.nan),
            high=np.where(given, np.where(whole > 0, whole * (1 + up), most), np.nan),
            open_deals=np.bincount(tally.waiting, minlength=size),
            open_value=np.bincount(tally.waiting, np.nan_to_num(tally.value), size).astype(float),
            late_deals=np.bincount(tally.waiting[late], minlength=size), finished_mean=mean,
            advanced=tally.on[:, 0].sum(axis=1), ended=pace.ended,
            advanced_before=tally.on[:, 1].sum(axis=1),
            ended_before=tally.ended[:, 1:].sum(axis=(1, 2)))

    def _gains(self, tally: Tally, enough: Flags, median: Floats, targets: Sequence[Floats],
               flow: Floats, win: Floats) -> list[tuple[Floats, Floats]]:
        """For each target what it would be worth to be as fast: of what comes, of what waits."""
        size = len(tally)
        wanted = [enough & ~np.isnan(days) & (median > days * _LONGER) for days in targets]
        rows = np.flatnonzero(np.logical_or.reduce(wanted))
        if not len(rows):
            return [(np.zeros(size), np.zeros(size)) for _ in targets]
        curves = Curves(*hazards(
            tally.leaving[rows, 0], tally.ended[rows, 0], tally.going[rows]))
        worth, age = ages_of(tally.days, tally.waiting, tally.value, size)
        coming, waiting = Coming(curves), Waiting(curves, worth[rows], age[rows])
        found = []
        for days, some in zip(targets, wanted, strict=True):
            chosen = np.flatnonzero(some[rows])
            here = rows[chosen]
            factor = faster(curves.take(chosen), days[here])
            new, held = np.zeros(size), np.zeros(size)
            new[here] = flow[here] * win[here] * coming.gain(factor, chosen)
            held[here] = win[here] * waiting.gain(factor, chosen)
            found.append((new, held))
        return found

    def _past(self, tally: Tally) -> tuple[Past, Codes]:
        """The past of each group; that of its stage where it has too little of its own."""
        step = tally.step
        own = past_of(tally, self._unit[step], self._stage.between[step])
        use = own.quarters >= _ENOUGH_QUARTERS
        instead = {one.name: getattr(self._stage, one.name)[step] for one in fields(Past)}
        instead["between"] = instead["between"] + _APART**2
        of = np.where(use, SEGMENT, np.where(instead["quarters"] >= 1, STAGE, NOTHING))
        return Past(**{name: np.where(use, getattr(own, name), values)
                       for name, values in instead.items()}), of

    def _wins(self, tally: Tally) -> tuple[Floats, Floats]:
        """Share of deals won, of those that advanced and are decided, drawn to the stage's own
        where there are few; and its standard error."""
        states = tally.on.sum(axis=1)
        decided = states[:, 1] + states[:, 2]
        share = (states[:, 1] + _PRIOR * self._win[tally.step]) / (decided + _PRIOR)
        error: Floats = np.sqrt(share * (1 - share) / (decided + _PRIOR + 1))
        return share, error


def likely(z: Floats, spread: Floats) -> Floats:
    """How likely a step is really slower, given how much slower it looks: Bayes' rule between
    "only noise" and "got slower by 1.8 times, give or take", of which one in fifty is."""
    wide = np.sqrt(1 + (_SPREAD / spread) ** 2)
    log_ratio = (z**2 - ((z - _SLOWER / spread) / wide) ** 2) / 2 - np.log(wide)
    odds = _SLOWED / (1 - _SLOWED) * np.exp(np.minimum(log_ratio, 50.0))
    found: Floats = np.where(z > _LONGER - 1, odds / (1 + odds), 0.0)
    return found


def steadied(pace: Pace, unit: Floats) -> Floats:
    """Standard errors of the logarithms of medians, drawn to what the whole stage says about as
    many stays: of five stays that happen to be alike one would think too well. `unit`: squared
    error of the stage times its ended stays."""
    own = np.nan_to_num(pace.error**2 * pace.ended, nan=0.0)
    n = np.maximum(pace.ended, 1)
    found: Floats = np.sqrt((pace.ended * own + _PRIOR * unit) / (pace.ended + _PRIOR) / n)
    return found


def past_of(tally: Tally, unit: Floats, usual: Floats) -> Past:
    """The quarterly medians of each group before the window. Quarters with fewer than five stays,
    or whose median lies beyond the longest one, do not count. `usual`: the variance between the
    quarters of the stage, to which the group's own is drawn."""
    groups, spans, bins = tally.ended.shape
    shape = groups, spans - 1
    pace = pace_of(tally.leaving[:, 1:].reshape(-1, bins), tally.ended[:, 1:].reshape(-1, bins))
    known = pace.known.reshape(shape) & (tally.n[:, 1:] >= TOO_FEW)
    log = np.where(known, pace.log_median.reshape(shape), np.nan)
    noise = np.where(known, steadied(pace, np.repeat(unit, shape[1])).reshape(shape) ** 2, 0.0)
    count = known.sum(axis=1)
    full = np.maximum(count, 1)
    mean = np.where(known, log, 0.0).sum(axis=1) / full
    seen = np.where(known, (log - mean[:, None]) ** 2, 0.0).sum(axis=1) / np.maximum(count - 1, 1)
    mean_noise = noise.sum(axis=1) / full
    own = np.where(count > 1, np.maximum(seen - mean_noise, 0.0), 0.0)
    between = (np.maximum(count - 1, 0) * own + _QUARTERS_PRIOR * usual) / (
        np.maximum(count - 1, 0) + _QUARTERS_PRIOR)
    typical, low = _quantile(log, count, 0.5), _quantile(log, count, 0.25)
    real = np.sqrt(np.where(seen > 0, own / np.where(seen > 0, seen, 1.0), 0.0))
    return Past(typical, typical + real * (low - typical), between,
                mean_noise / full * np.pi / 2, count.astype(np.int64))


def _quantile(values: Floats, count: Codes, share: float) -> Floats:
    """Per row, of what is known in it: type 7; NaN of nothing."""
    ordered = np.sort(values, axis=1)  # what is missing comes last
    position = np.maximum(count - 1, 0) * share
    below = np.floor(position).astype(int)
    rows = np.arange(len(values))
    first = ordered[rows, below]
    second = ordered[rows, np.minimum(below + 1, np.maximum(count - 1, 0))]
    found: Floats = first + (second - first) * (position - below)
    return found


def holds(chance: Floats, level: float = 0.05) -> Flags:
    """Which of these stand when the share of false ones among them is kept at `level`.

    Source: Y. Benjamini, Y. Hochberg (1995), J. R. Stat. Soc. B 57, 289-300.
    """
    found = np.zeros(len(chance), bool)
    known = np.flatnonzero(~np.isnan(chance))
    if not len(known):
        return found
    order = known[np.argsort(chance[known], kind="stable")]
    good = np.flatnonzero(chance[order] <= level * np.arange(1, len(order) + 1) / len(order))
    if len(good):
        found[order[: good[-1] + 1]] = True
    return found
