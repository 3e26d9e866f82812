"""Stays in stages as columns, by the quarter in which they began (metrics.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar, add_months
from models.cells import CodedColumn
from models.facts import VISITS
from models.filters import ALL_TIME, FilterState, Period
from models.grouping import ladders
from models.members import Members, chosen
from models.metric import Cell, Key, Question, Source, StageInfo
from models.metrics.bottleneck_bins import bins_of

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Small = npt.NDArray[np.int16]
Flags = npt.NDArray[np.bool_]

QUARTERS = 8  # how far back a step's own history goes
LONGEST_WINDOW = 100  # days; a longer period is judged by its last quarter that is over
OPEN, ADVANCED, LOST, BACK, HANDED = range(5)
_WAYS: dict[str | None, int] = {
    None: OPEN, "open": OPEN, "advanced": ADVANCED, "won": ADVANCED, "lost": LOST, "back": BACK,
    "handed": HANDED}
STATUSES = ("won", "lost")


@dataclass(frozen=True)
class Step:
    """A stage in use and what follows it."""

    stage: StageInfo
    to_stage: str | None


@dataclass(frozen=True)
class Stays:
    """Aligned columns, one entry per stay.

    step      place in `steps`
    quarter   0 for the window, 1 for the quarter before it, ...
    way       OPEN, ADVANCED (a win too), LOST, BACK or HANDED
    hours, late   length so far, and how much of it nobody saw
    bins      the bin of the length, see `bottleneck_pace`
    amount    at entry, minor units; NaN where there is none
    status    0 won, 1 lost, -1 neither: what became of the deal
    """

    steps: tuple[Step, ...]
    step: Small
    quarter: Small
    way: Small
    hours: Floats
    late: Floats
    amount: Floats
    status: Small
    bins: Small
    segments: dict[str, CodedColumn]

    def __len__(self) -> int:
        return len(self.step)

    def where(self, kept: Flags | Codes) -> Stays:
        return Stays(
            self.steps, self.step[kept], self.quarter[kept], self.way[kept], self.hours[kept],
            self.late[kept], self.amount[kept], self.status[kept], self.bins[kept],
            {name: CodedColumn(column.codes[kept], column.keys)
             for name, column in self.segments.items()})

    def bare(self) -> Stays:
        """The same without segments, for who has the groups already."""
        return replace(self, segments={})

    def inside(self, stage: str, cell: dict[str, Key]) -> Flags:
        """Which stays are in the stage and the segment."""
        step = next((i for i, one in enumerate(self.steps) if one.stage.key == stage), -1)
        kept: Flags = self.step == step
        for dimension, key in cell.items():
            column = self.segments[dimension]
            kept &= np.array([one == key for one in column.keys], bool)[column.codes]
        return kept


def window_of(question: Question) -> Period:
    """The days whose stays are judged: the period of the filter when it is at most a quarter long,
    else the last quarter of it that is over by the moment looked from."""
    calendar, period = question.days, question.filters.period
    today = calendar.day_of(question.at)
    if period.start and period.end and (period.end - period.start).days <= LONGEST_WINDOW:
        return period
    end = min(period.end or today, today + timedelta(days=1))
    quarter = calendar.around("quarter", end - timedelta(days=1))
    if quarter.end and quarter.start and quarter.end > end:
        quarter = calendar.around("quarter", quarter.start - timedelta(days=1))
    if period.start and quarter.start and quarter.start < period.start:
        return Period(period.start, end if end > period.start else period.end)
    return quarter


def quarters_before(window: Period, count: int = QUARTERS) -> list[Period]:
    """Three months each, the nearest first."""
    assert window.start is not None
    starts = [add_months(window.start, -3 * back) for back in range(count + 1)]
    return [Period(start, end) for end, start in zip(starts, starts[1:], strict=False)]


def read_stays(question: Question, source: Source, dimensions: Iterable[str], window: Period,
               count: int = QUARTERS) -> Stays:
    """Every stay of the filter that began in the window or the quarters before it."""
    spans = [window, *quarters_before(window, count)]
    state = replace(question.pinned, period=Period(spans[-1].start, window.end))
    return _read(question, source, tuple(dimensions), state, spans)


def read_open(question: Question, source: Source, dimensions: Iterable[str]) -> Stays:
    """Every stay that lasts at the moment, whenever it began; all of them in quarter 0."""
    state = replace(question.pinned, period=ALL_TIME).narrowed("outcome", ("open",))
    wanted = question.filters.keys("outcome")
    if wanted and "open" not in wanted:
        state = state.narrowed("outcome", ("none of these",))
    found = _read(question, source, tuple(dimensions), state, [])
    return found.where(found.status < 0)


def stays_in(question: Question, source: Source, cell: Cell, names: tuple[str, ...] = ()
             ) -> Members:
    """The stays of the filter in a segment and, where the cell names one, a stage."""
    rest = {dimension: key for dimension, key in cell.items() if dimension != "stage"}
    found = chosen(source, VISITS, question.filters, rest, when="entered", names=names)
    if "stage" not in cell:
        return found
    same = {cell["stage"]} | {stage for run in ladders(source, question.filters)
                                for stage, used in run.same.items() if used == cell["stage"]}
    return found.where(np.fromiter((stage in same for stage in found.columns["stage"].tolist()),
                                   bool, len(found)))


def _read(question: Question, source: Source, dimensions: tuple[str, ...], state: FilterState,
          spans: list[Period]) -> Stays:
    steps, of_stage = _steps(source, question.filters)
    names = tuple(dict.fromkeys(("stage", "outcome", "status", *dimensions)))
    coded = source.coded(VISITS, names, state, "entered")
    rows = source.columns(VISITS, ("entered", "hours", "late_hours", "amount"), state, "entered")
    if question.task is not None:
        question.task.check()
    hours, late, amount = (rows[name].astype(float, copy=False)
                           for name in ("hours", "late_hours", "amount"))
    stays = Stays(
        steps, _translated(coded["stage"], of_stage),
        _quarters(rows["entered"].astype("datetime64[us]", copy=False).view(np.int64), spans,
                  question.days),
        _translated(coded["outcome"], _WAYS), hours, late, amount,
        _translated(coded["status"], {name: i for i, name in enumerate(STATUSES)}),
        bins_of(hours), {name: coded[name] for name in dimensions})
    known: Flags = (stays.step >= 0) & (stays.quarter >= 0)
    return stays if known.all() else stays.where(known)


def _steps(source: Source, filters: FilterState
           ) -> tuple[tuple[Step, ...], dict[str | None, int]]:
    steps: list[Step] = []
    of_stage: dict[str | None, int] = {}
    for run in ladders(source, filters):
        first = len(steps)
        steps += [Step(stage, run.next_key(rank)) for rank, stage in enumerate(run.stages, 1)]
        place = {stage.key: first + i for i, stage in enumerate(run.stages)}
        of_stage |= {stage: place[used] for stage, used in run.same.items()}
    return tuple(steps), of_stage


def _translated(column: CodedColumn, places: dict[str | None, int]) -> Small:
    """The place of each row's key; -1 for keys that have none."""
    table = np.fromiter((places.get(key, -1) for key in column.keys.tolist()), np.int16,
                        len(column.keys))
    found: Small = table[column.codes]
    return found


def _quarters(entered: Codes, spans: list[Period], calendar: Calendar) -> Small:
    if not spans:
        return np.zeros(len(entered), np.int16)
    starts = [calendar.midnight(span.start) for span in spans if span.start]
    found = np.zeros(len(entered), np.int16)
    for start in starts:  # few: quicker than a search in them
        found += entered < start
    found[found == len(spans)] = -1
    return found
