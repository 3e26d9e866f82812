"""The stretches of days a forecast is made of: weeks, cut once more where the quarter ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar
from models.forecast.outlook import WEEKS
from models.instants import from_days, to_days

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
REACH = 7 * WEEKS


@dataclass(frozen=True)
class Bins:
    """Stretches [edges[i], edges[i + 1]) of days after the origin, as many as needed to add up
    both weeks and the rest of the quarter.

    origin, start, end  days since 1970: first day of week 1, the quarter's first day, its end
    sums                (bins, 14 + 13 + 2): what adds bins up to weeks 1..13 and their total, to
                        everything up to the end of week 1..13, to the rest of the quarter, and
                        to what of the 13 weeks lies after it
    """

    origin: int
    start: int
    end: int
    edges: Ints
    sums: Floats

    @property
    def count(self) -> int:
        return len(self.edges) - 1

    @property
    def weeks_left(self) -> int:
        """Of the quarter; a week that has begun counts."""
        return ceil((self.end - self.origin) / 7)

    @property
    def inside(self) -> Floats:
        """1 for the bins inside the quarter."""
        inside: Floats = self.sums[:, -2]
        return inside

    @property
    def days(self) -> Ints:
        return np.diff(self.edges)

    @property
    def first_day(self) -> date:
        return from_days(self.origin)

    def place(self, days: Floats) -> Ints:
        """The bin of each distance in days; `count` for what lies outside or is not known."""
        found = np.searchsorted(self.edges, np.nan_to_num(days, nan=-1), side="right") - 1
        return np.where((found < 0) | (found >= self.count), self.count, found).astype(np.int64)

    def spread_weeks(self, weekly: Floats) -> Floats:
        """(..., weeks) -> (..., bins): what a week brings, by days; the last week goes on."""
        week = np.minimum(self.edges[:-1] // 7, weekly.shape[-1] - 1)
        found: Floats = weekly[..., week] * (self.days / 7)
        return found


def bins_of(origin: int, calendar: Calendar) -> Bins:
    """The bins of a forecast whose first day is `origin` (days since 1970)."""
    quarter = calendar.around("quarter", from_days(origin))
    assert quarter.start is not None
    assert quarter.end is not None
    start, end = to_days(quarter.start), to_days(quarter.end)
    edges = np.unique(np.append(np.arange(0, REACH + 1, 7), end - origin)).astype(np.int64)
    low, high = edges[:-1], edges[1:]
    sums = np.zeros((len(low), WEEKS + 1 + WEEKS + 2))
    within = low < REACH
    sums[np.flatnonzero(within), (low // 7)[within]] = 1
    sums[within, WEEKS] = 1
    for week in range(WEEKS):
        sums[high <= 7 * (week + 1), WEEKS + 1 + week] = 1
    sums[high <= end - origin, -2] = 1
    sums[within & (low >= end - origin), -1] = 1
    return Bins(origin, start, end, edges, sums)
