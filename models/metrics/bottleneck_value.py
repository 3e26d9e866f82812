"""What it would be worth if a step were as fast as in its own better quarters. A definition of
ours; docs/bottlenecks.md says why it is made like this.

Deals advance on a clock of their own; lost, sent back and handed over they are by the calendar.
"As fast as" means that the first clock runs c times faster, with the c that brings the median of
all stays to the target. Worth is the won value that gets through the step within a quarter more
than at the present pace:

    coming    value entering per quarter x P(win | advanced) x mean over a quarter of
              [F*(u) - F(u)], F the cumulative incidence of advancing at age u: who enters on a day
              of the quarter has what is left of it
    waiting   sum over the deals there now, of amount x P(win | advanced) x
              [P*(advance within the quarter | age) - P(advance within the quarter | age)]

Nothing is gained where the step is no slower than its target, by definition of c >= 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.metrics.bottleneck_pace import interpolated, inverse

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

QUARTER = 365.25 / 4  # days
_FASTEST = 20.0
_POINTS = 32
_STEPS = np.linspace(0.0, QUARTER, 13)
_AGES = np.array([0, 2, 4, 7, 10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 1e9])


@dataclass(frozen=True)
class Curves:
    """Cumulative hazards of going on and of all other ends at the end of each bin, (groups,
    bins)."""

    going: Floats
    other: Floats

    def take(self, rows: npt.NDArray[np.int64]) -> Curves:
        return Curves(self.going[rows], self.other[rows])


def faster(curves: Curves, target: Floats) -> Floats:
    """By how much the clock of advancing must run faster so that half of all stays have ended
    after `target` days; at least 1. Where the curve ends before, as far as it tells."""
    with np.errstate(invalid="ignore", divide="ignore"):
        rest = np.log(2.0) - interpolated(curves.other, target[:, None])[:, 0]
        when, _ = inverse(curves.going, np.minimum(np.maximum(rest, 0.0), curves.going[:, -1]))
        found = np.where(rest > 0, when / target, 1.0)
    factor: Floats = np.clip(np.nan_to_num(found, nan=1.0), 1.0, _FASTEST)
    return factor


def incidence(going: Floats, other: Floats) -> Floats:
    """Share that has gone on, from cumulative hazards at rising times; the first is time 0."""
    total = going + other
    step, on = np.diff(total, axis=-1), np.diff(going, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(step > 0, on / step, 0.0)
    left = np.exp(-(total[..., :-1] - total[..., :1]))
    gone = np.cumsum(left * -np.expm1(-step) * part, axis=-1)
    return np.concatenate([np.zeros((*gone.shape[:-1], 1)), gone], axis=-1)


class Coming:
    """Mean over the ages 0 to one quarter of the share gone on, faster less present, per group."""

    def __init__(self, curves: Curves) -> None:
        self._going = curves.going
        self._ages = np.linspace(0.0, QUARTER, _POINTS + 1)[None, :]
        every = np.repeat(self._ages, len(curves.going), axis=0)
        self._other = interpolated(curves.other, every)
        self._now = incidence(interpolated(curves.going, every), self._other)

    def gain(self, factor: Floats, rows: Rows) -> Floats:
        """Of these groups, with the factor of each."""
        going = interpolated(self._going, factor[:, None] * self._ages, rows)
        gained = incidence(going, self._other[rows]) - self._now[rows]
        found: Floats = (gained[:, 1:] + gained[:, :-1]).sum(axis=1) / 2 / _POINTS
        return np.maximum(found, 0.0)


def ages_of(days: Floats, group: npt.NDArray[np.int64], amount: Floats, groups: int
            ) -> tuple[Floats, Floats]:
    """Open deals by class of age: amount and mean age, (groups, classes). Those without an amount
    weigh nothing."""
    known = (group >= 0) & ~np.isnan(amount)
    place = np.clip(np.searchsorted(_AGES, days[known], side="right") - 1, 0, len(_AGES) - 2)
    cell = group[known] * (len(_AGES) - 1) + place
    shape = (groups, len(_AGES) - 1)
    n = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    worth = np.bincount(cell, weights=amount[known], minlength=n.size).astype(np.float64)
    age = np.bincount(cell, weights=days[known], minlength=n.size).astype(np.float64)
    return worth.reshape(shape), age.reshape(shape) / np.maximum(n, 1)


class Waiting:
    """Amount that goes on within a quarter, faster less present, of the deals there now: their
    clock runs faster from now on. `worth`, `age`: see `ages_of`."""

    def __init__(self, curves: Curves, worth: Floats, age: Floats) -> None:
        self._going = curves.going
        self._group, place = np.nonzero(worth)
        self._worth, self._since = worth[self._group, place], age[self._group, place][:, None]
        self._other = interpolated(curves.other, self._since + _STEPS, self._group)
        self._now = incidence(
            interpolated(curves.going, self._since + _STEPS, self._group), self._other)[:, -1]

    def gain(self, factor: Floats, rows: Rows) -> Floats:
        """Of these groups, with the factor of each."""
        place = np.full(len(self._going), -1, np.int64)
        place[rows] = np.arange(len(rows))
        mine = place[self._group]
        kept = np.flatnonzero(mine >= 0)
        mine = mine[kept]
        going = interpolated(self._going, self._since[kept] + factor[mine][:, None] * _STEPS,
                             self._group[kept])
        then = incidence(going, self._other[kept])[:, -1]
        gained = np.maximum(then - self._now[kept], 0.0) * self._worth[kept]
        return np.bincount(mine, gained, minlength=len(rows)).astype(np.float64)
