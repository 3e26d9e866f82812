"""How long deals stay in one stage: here, elsewhere and a year before (metrics.md, section 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, add_months
from models.facts import VISITS
from models.filters import Period
from models.grouping import ladders
from models.instants import to_micros
from models.metric import NAN, Cell, Question, Source
from models.metrics.bottleneck_visits import (
    ADVANCED,
    BACK,
    HANDED,
    LOST,
    OPEN,
    Stays,
    window_of,
)
from models.quantiles import Sample
from models.survival import Survival, kaplan_meier

if TYPE_CHECKING:
    from models.working_days import WorkingDays

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
HORIZON = 90.0
WAYS = {"advanced": ADVANCED, "lost": LOST, "back": BACK, "handed": HANDED}
_OUTCOMES = {"open": OPEN, "advanced": ADVANCED, "won": ADVANCED, "lost": LOST, "back": BACK,
             "handed": HANDED}


@dataclass(frozen=True)
class Exits:
    """Shares of deals by how they left within so many days, and of those still there; they sum
    to 1. NaN of nothing."""

    advanced: float
    lost: float
    back: float
    handed: float
    still: float


@dataclass(frozen=True)
class StayCurve:
    """Length of stay in days. `finished_mean` is the mean of ended stays alone: what most tools
    show, too short because it hides the `running` ones."""

    survival: Survival
    finished_mean: float

    @property
    def n(self) -> int:
        return self.survival.n

    @property
    def finished(self) -> int:
        return self.survival.finished

    @property
    def running(self) -> int:
        return self.survival.running

    @property
    def median(self) -> float:
        """NaN: beyond the longest stay seen, `survival.longest`."""
        return self.survival.quantile(0.5)

    @property
    def median_low(self) -> float:
        return self.survival.quantile_band(0.5)[0]

    @property
    def median_high(self) -> float:
        return self.survival.quantile_band(0.5)[1]

    @property
    def p75(self) -> float:
        return self.survival.quantile(0.75)

    @property
    def restricted_mean(self) -> float:
        return self.survival.restricted_mean()

    def exits(self, horizon: float = HORIZON) -> Exits:
        """Aalen-Johansen shares by the horizon. Beyond the longest stay seen they are those of
        the longest stay."""
        found = self.survival
        return Exits(found.ended("advanced", horizon), found.ended("lost", horizon),
                     found.ended("back", horizon), found.ended("handed", horizon),
                     found.at(horizon))

    def steps(self, until: float) -> tuple[Floats, Floats, Floats, Floats]:
        """Times, share still there and its band at 95 %, for a line of steps from day 0 to
        `until` or the longest stay, whichever comes first. Where a band is not defined it is
        that of the step before; once nobody is left it is the curve itself."""
        found = self.survival
        if not found.n:
            return (np.zeros(0),) * 4
        inside = found.times <= until
        end = min(until, found.longest)
        share = np.concatenate([[1.0], found.survival[inside]])
        low = np.concatenate([[1.0], found.low[inside]])
        high = np.concatenate([[1.0], found.high[inside]])
        for band in (low, high):
            missing = np.isnan(band)
            last = np.maximum.accumulate(np.where(missing, 0, np.arange(len(band))))
            band[:] = np.where(share <= 0, share, band[last])
        times = np.concatenate([[0.0], found.times[inside]])
        if times[-1] < end:
            times = np.append(times, end)
            share, low, high = (np.append(one, one[-1]) for one in (share, low, high))
        return times, share, low, high


@dataclass(frozen=True)
class StayPicture:
    """One stage in one segment beside everyone else in that stage and itself a year before.

    others: None without a segment. year_ago: None where nobody was there. working: whether days
    are working days.
    """

    stage: str
    window: Period
    horizon: float
    here: StayCurve
    others: StayCurve | None
    year_ago: StayCurve | None
    working: bool


def stay_picture(
    question: Question, source: Source, stage: str, cell: Cell | None = None, *,
    working: WorkingDays | None = None, horizon: float = HORIZON,
) -> StayPicture:
    """The curves of the stays that began in `window_of(question)`, exact.

    Unit:    calendar days, or working days of `working`.
    Counts:  each stay by itself, those that still last included; those whose beginning nobody saw
             from the age at which they were seen (left truncation).
    Error:   Greenwood's band on the log-log scale, 95 %.
    Source:  metrics.md, section 3.
    """
    window = window_of(question)
    cell = dict(cell or {})
    cell.pop("stage", None)
    rows, inside = _rows(question, source, stage, cell, window, working)
    here = _curve(rows, inside)
    others = _curve(rows, ~inside) if cell else None
    year_ago = None
    if window.start and window.end:
        before = Period(add_months(window.start, -12), add_months(window.end, -12))
        rows, inside = _rows(question, source, stage, cell, before, working)
        year_ago = _curve(rows, inside) if inside.any() else None
    return StayPicture(stage, window, horizon, here, others, year_ago, working is not None)


@dataclass(frozen=True)
class _Rows:
    days: Floats
    late: Floats
    way: Codes


def _rows(question: Question, source: Source, stage: str, cell: Cell, period: Period,
          working: WorkingDays | None) -> tuple[_Rows, npt.NDArray[np.bool_]]:
    same = {key for run in ladders(source, question.filters)
            for key, used in run.same.items() if used == stage}
    state = replace(question.pinned, period=period).narrowed("stage", same or {stage})
    chosen = question.filters.keys("stage")
    if chosen and not set(chosen) & (same or {stage}):
        state = replace(state, period=Period(period.start, period.start))
    names = ("outcome", *cell)
    coded = source.coded(VISITS, names, state, "entered")
    columns = source.columns(VISITS, ("hours", "late_hours", "entered", "left"), state, "entered")
    outcome = coded["outcome"]
    table = np.array([_OUTCOMES.get(str(key), OPEN) for key in outcome.keys], np.int64)
    way = table[outcome.codes]
    inside = np.ones(len(way), bool)
    for dimension, wanted in cell.items():
        column = coded[dimension]
        inside &= np.array([key == wanted for key in column.keys], bool)[column.codes]
    if working is None:
        days, late = columns["hours"].astype(float) / 24, columns["late_hours"].astype(float) / 24
    else:
        days, late = _working(columns, working, to_micros(question.at))
    return _Rows(days, late, way), inside


def _working(columns: dict[str, npt.NDArray[np.generic]], working: WorkingDays, now: int
             ) -> tuple[Floats, Floats]:
    entered = columns["entered"].astype(np.int64)
    left = columns["left"].astype(np.int64)
    end = np.maximum(np.where(left == MISSING, now, left), entered)
    seen = entered + np.rint(columns["late_hours"].astype(float) * 3.6e9).astype(np.int64)
    return working.between(entered, end), working.between(entered, np.minimum(seen, end))


def _curve(rows: _Rows, chosen: npt.NDArray[np.bool_]) -> StayCurve:
    return curve_of(rows.days[chosen], rows.late[chosen], rows.way[chosen])


def curve_of(days: Floats, late: Floats, way: Codes) -> StayCurve:
    """The curve of stays: days so far, the days nobody saw, and how they ended (OPEN: not yet)."""
    ended = {name: Sample.of(days[way == code]) for name, code in WAYS.items()}
    finished = days[way != OPEN]
    found = kaplan_meier(ended, Sample.of(days[way == OPEN]), Sample.of(late[late > 0]))
    return StayCurve(found, float(finished.mean()) if len(finished) else NAN)


def exact_median(stays: Stays) -> tuple[float, float, float]:
    """Median of the stays in days and its 95 % interval."""
    found = curve_of(stays.hours / 24, stays.late / 24, stays.way.astype(np.int64))
    return found.median, found.median_low, found.median_high
