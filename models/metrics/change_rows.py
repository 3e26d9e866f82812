"""The deals or stays behind a rate, before and after, by segment (metrics.md, section 13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, shift
from models.cells import CodedColumn
from models.facts import OPPORTUNITIES, VISITS
from models.filters import FilterState, Period
from models.grouping import ladders
from models.instants import to_micros
from models.metric import Key, Question, Source
from models.metrics.bottleneck_visits import window_of

Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Target:
    """Which rate: "conversion" of the stage with the key `stage` (of the stays that have ended,
    the share that went on), or "win_rate"."""

    of: Literal["conversion", "win_rate"] = "win_rate"
    stage: str = ""


@dataclass(frozen=True)
class Rows:
    """One entry per deal or stay that counts: `after` or before, yes or no, and its segments."""

    after: Flags
    yes: Flags
    segments: dict[str, CodedColumn]
    window: Period
    earlier: Period

    def where(self, kept: Flags) -> Rows:
        return Rows(self.after[kept], self.yes[kept],
                    {name: CodedColumn(column.codes[kept], column.keys)
                     for name, column in self.segments.items()}, self.window, self.earlier)

    def inside(self, dimension: str, key: Key) -> Flags:
        column = self.segments[dimension]
        found: Flags = np.isin(
            column.codes, [i for i, one in enumerate(column.keys.tolist()) if one == key])
        return found


def read_rows(question: Question, source: Source, target: Target, dimensions: Sequence[str]
              ) -> Rows | None:
    """Both sides of the change; None without an earlier period.

    Of a conversion the stays that began in `window_of(question)` count, and those of the period
    compared with as they stood when they were as old as the window's are now, so that the young
    are not held against the old. Of a win rate the deals closed in the period.
    """
    period = window_of(question)
    chosen = question.filters.period
    if target.of == "win_rate" and chosen.start and chosen.end:
        period = chosen
    compare = question.filters.compare
    earlier = shift(period, "previous" if compare == "none" else compare)
    if earlier is None:
        return None
    parts = [_side(question, source, target, tuple(dimensions), one, seen)
             for one, seen in ((earlier, _seen(question, period, earlier)), (period, question.at))]
    if question.task is not None:
        question.task.check()
    after = np.repeat([False, True], [len(yes) for yes, _ in parts])
    segments = {name: CodedColumn(np.concatenate([part[name].codes for _, part in parts]),
                                  parts[0][1][name].keys) for name in dimensions}
    return Rows(after, np.concatenate([yes for yes, _ in parts]), segments, period, earlier)


def _seen(question: Question, period: Period, earlier: Period) -> datetime:
    """When the earlier period was as old as the period is now; now, where they differ in length."""
    if not (period.start and period.end and earlier.start and earlier.end):
        return question.at
    lengths = (period.end - period.start).days, (earlier.end - earlier.start).days
    if abs(lengths[0] - lengths[1]) > 4:
        return question.at
    return question.at - timedelta(days=(period.end - earlier.end).days)


def _side(question: Question, source: Source, target: Target, dimensions: tuple[str, ...],
          period: Period, seen: datetime) -> tuple[Flags, dict[str, CodedColumn]]:
    state = replace(question.pinned, period=period)
    if target.of == "win_rate":
        coded = source.coded(OPPORTUNITIES, ("status", *dimensions), state, "closed")
        status = coded["status"]
        won, lost = _is(status, ("won",)), _is(status, ("lost",))
        return _kept(won | lost, won, coded, dimensions)
    state = _in_stage(state, source, target.stage)
    coded = source.coded(VISITS, ("outcome", *dimensions), state, "entered")
    left = source.columns(VISITS, ("left",), state, "entered")["left"].astype(np.int64)
    ended = (left != MISSING) & (left <= to_micros(seen))
    return _kept(ended, _is(coded["outcome"], ("advanced", "won")), coded, dimensions)


def _in_stage(state: FilterState, source: Source, stage: str) -> FilterState:
    same = {key for run in ladders(source, state) for key, used in run.same.items()
            if used == stage}
    return state.narrowed("stage", same or {stage or "no stage"})


def _is(column: CodedColumn, keys: tuple[str, ...]) -> Flags:
    table = np.array([key in keys for key in column.keys.tolist()], bool)
    found: Flags = table[column.codes] if len(table) else np.zeros(len(column.codes), bool)
    return found


def _kept(counts: Flags, yes: Flags, coded: dict[str, CodedColumn], dimensions: tuple[str, ...]
          ) -> tuple[Flags, dict[str, CodedColumn]]:
    return yes[counts], {name: CodedColumn(coded[name].codes[counts], coded[name].keys)
                         for name in dimensions}
