"""Stays of many groups, counted once: all that a judgement of the groups needs to know.

Counting is most of the work, so each column of the stays is put together once, and each grouping
costs one pass over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from models.metrics.bottleneck_bins import bins_of
from models.metrics.bottleneck_visits import ADVANCED, OPEN, QUARTERS, Stays

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

SPANS = QUARTERS + 1  # the window and the quarters before it
_AT_ONCE = 512  # groups counted at a time: their bins are to fit in little memory
_STATES = 3  # what became of deals that advanced: not decided, won, lost


@dataclass(frozen=True)
class Tally:
    """One entry per group; `spans` are the window and the quarters before it.

    step            the step of the group
    n               stays, (groups, spans)
    leaving, ended  stays by bin, (groups, spans, bins); `leaving` are those that ended or still
                    last, less those that came under observation in the bin
    going           stays of the window that went on, (groups, bins)
    on              all that went on, (groups, window or before, state of the deal)
    amount, squared, hours   of the window: amounts, their squares, hours of the ended stays
    waiting, days, value     of each deal there now: its group, days so far, amount or NaN
    """

    step: Codes
    n: Codes
    leaving: Codes
    ended: Codes
    going: Codes
    on: Codes
    amount: Floats
    squared: Floats
    hours: Floats
    waiting: Codes
    days: Floats
    value: Floats

    def __len__(self) -> int:
        return len(self.step)

    @staticmethod
    def joined(parts: list[Tally]) -> Tally:
        if len(parts) == 1:
            return parts[0]
        columns = {one.name: [getattr(part, one.name) for part in parts] for one in fields(Tally)}
        starts = np.cumsum([0, *(len(part) for part in parts)]).tolist()
        columns["waiting"] = [part.waiting + start
                              for part, start in zip(parts, starts, strict=False)]
        return Tally(**{name: np.concatenate(column) for name, column in columns.items()})


class Counter:
    """Stays and deals that wait now, ready to be counted by any grouping. `width`: bins."""

    def __init__(self, stays: Stays, waiting: Stays, width: int) -> None:
        self._width = width
        quarter = stays.quarter.astype(np.int64)
        base = quarter * width
        self._cell = base + stays.bins
        self._open = np.flatnonzero(stays.way == OPEN)
        self._late = np.flatnonzero(stays.late > 0)
        self._late_cell = base[self._late] + bins_of(stays.late[self._late])
        on = stays.way == ADVANCED
        self._on = np.flatnonzero(on)
        self._state = (quarter[self._on] > 0) * _STATES + stays.status[self._on] + 1
        recent = stays.quarter == 0
        self._recent = np.flatnonzero(recent)
        self._amount = np.nan_to_num(stays.amount[self._recent])
        self._squared = self._amount**2
        self._hours = np.where(stays.way[self._recent] == OPEN, 0.0, stays.hours[self._recent])
        self._going = np.flatnonzero(recent & on)
        self._going_bins = stays.bins[self._going].astype(np.int64)
        self._days, self._value = waiting.hours / 24, waiting.amount

    def tallies(self, group: Codes, waiting: Codes, step: Codes) -> Iterator[Tally]:
        """`group`, `waiting`: the group of each stay and of each deal there now, `len(step)` for
        none; `step`: the step of each group."""
        for first in range(0, max(len(step), 1), _AT_ONCE):
            some = step[first:first + _AT_ONCE]
            if len(some) < len(step):
                yield self._tally(_shifted(group, first, len(some)),
                                  _shifted(waiting, first, len(some)), some)
            else:
                yield self._tally(group, waiting, some)

    def _tally(self, group: Codes, waiting: Codes, step: Codes) -> Tally:
        size, width = len(step), self._width
        span = SPANS * width
        start = group * span

        def table(cells: Codes, each: int) -> Codes:
            return np.bincount(cells, minlength=(size + 1) * each)[:size * each]

        start += self._cell
        every = table(start, span)
        gone = every.copy()
        still = start[self._open]
        np.subtract.at(gone, still[still < len(gone)], 1)
        shape = (size, SPANS, width)
        n = every.reshape(shape).sum(axis=2)
        if len(self._late):
            every = every - table(group[self._late] * span + self._late_cell, span)
        recent, there = group[self._recent], np.flatnonzero(waiting < size)

        def total(weights: Floats) -> Floats:
            return np.bincount(recent, weights, minlength=size + 1)[:size].astype(np.float64)

        return Tally(
            step, n, every.reshape(shape), gone.reshape(shape),
            table(group[self._going] * width + self._going_bins, width).reshape(size, width),
            table(group[self._on] * (2 * _STATES) + self._state, 2 * _STATES).reshape(
                size, 2, _STATES),
            total(self._amount), total(self._squared), total(self._hours),
            waiting[there], self._days[there], self._value[there])


def _shifted(group: Codes, first: int, size: int) -> Codes:
    """The groups from `first` on, numbered from 0; `size` for all the others."""
    found = group - first
    found[(found < 0) | (found > size)] = size
    return found


def batches(tallies: Iterator[Tally]) -> Iterator[Tally]:
    """Small ones put together, so that few steps of arithmetic judge them all."""
    waiting: list[Tally] = []
    for one in tallies:
        waiting.append(one)
        if sum(map(len, waiting)) >= _AT_ONCE:
            yield Tally.joined(waiting)
            waiting = []
    if waiting:
        yield Tally.joined(waiting)
