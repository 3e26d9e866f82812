"""What the bottlenecks page shows, computed without a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from models.calendars import shift
from models.cells import DISTINCT
from models.facts import OPPORTUNITIES
from models.filters import ALL_TIME, FilterState, Period
from models.metric import Key, Question, Row, answer

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.mart import Mart
    from models.metrics.blockers import Blockers
    from models.metrics.bottleneck_rows import Bottleneck, Bottlenecks
    from models.metrics.stay_curves import Exits, StayPicture
    from models.task import Task
    from models.working_days import WorkingDays

SORTS = ("worth", "days", "conversion")
UNRANKED = 40  # rows shown where nothing can be ranked, most stays first
HORIZONS = (14.0, 30.0, 90.0, 180.0, 365.0)  # days a curve is shown for
USUAL_HORIZON = 90.0


@dataclass(frozen=True)
class BottlenecksData:
    """The ranking. `names` are those of the stages, `labels` of the segments per dimension."""

    found: Bottlenecks
    names: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    currency: str
    dimension: str
    filters: FilterState
    question: Question
    in_view: tuple[int, int]

    def rows(self, sort: str) -> list[Bottleneck]:
        """What the table shows, in the order of `sort`: the ranked rows, or where there are none
        the steps with most stays."""
        ranked = list(self.found.ranked)
        if not ranked:
            seen = sorted(self.found.rows, key=lambda row: -row.n)
            return [row for row in seen if row.n][:UNRANKED]
        if sort == "days":
            return sorted(ranked, key=lambda row: (not row.holds, -_known(row.excess)))
        if sort == "conversion":
            return sorted(ranked, key=lambda row: (not row.holds, -_known(fallen(row))))
        return ranked


def fallen(row: Bottleneck) -> float:
    """Points the share that goes on lies below its past."""
    return row.conversion_before - row.conversion


def _known(value: float) -> float:
    return value if value == value else -1e300


def identity(row: Bottleneck) -> tuple[str, tuple[tuple[str, Key], ...]]:
    """What tells a step x segment from the others, whatever its figures."""
    return row.stage, tuple(sorted(row.cell.items()))


def load(inputs: Inputs, task: Task) -> BottlenecksData:
    """Options: dimension (a key, or "" for all that are looked at by themselves)."""
    from models.metrics.bottleneck import bottlenecks

    mart, question = inputs.mart, replace(inputs.question(), task=task)
    dimension = inputs.options["dimension"]
    found = bottlenecks(question, mart, (dimension,) if dimension else None)
    task.check()
    used = {name for row in found.rows for name in row.cell}
    return BottlenecksData(
        found, {stage.key: stage.name for stage in mart.stages()},
        {name: dict(mart.labels(name)) for name in used}, mart.reporting_currency, dimension,
        inputs.filters, question, _in_view(question, mart))


def _in_view(question: Question, mart: Mart) -> tuple[int, int]:
    def count(filters: FilterState) -> int:
        cells = mart.tally(OPPORTUNITIES, (), (DISTINCT,), filters)
        return int(cells.measures["opportunities"].sum())

    state = question.filters
    return count(state), count(FilterState(as_of=state.as_of, period=ALL_TIME, scope=state.scope))


@dataclass(frozen=True)
class Moves:
    """Customers that went from the stage to the next one in the week of the as-of day, and in
    the week before."""

    now: Row | None
    before: Row | None


@dataclass(frozen=True)
class RowPicture:
    """All about one selected row. `exits` and `was` are shares by the way of leaving within
    `horizon` days, `was` of the period compared with (None: none). `held` are the reasons given
    during the stays of the window, `waiting` those of the deals that are there now. `deals` are
    the open deals that stand in the step now, biggest first, as columns of equal length."""

    row: Bottleneck
    stays: StayPicture
    horizon: float
    exits: Exits
    was: Exits | None
    was_period: Period | None
    held: Blockers
    waiting: Blockers
    moves: Moves
    deals: dict[str, Any]
    working: bool


def load_row(data: BottlenecksData, row: Bottleneck, mart: Mart, working: WorkingDays | None,
             task: Task) -> RowPicture:
    """Everything about one row of the ranking; `working` counts working days in the curves."""
    from models.metrics.blockers import top_blockers
    from models.metrics.stay_curves import stay_picture

    question = replace(data.question, task=task)
    stays = stay_picture(question, mart, row.stage, row.cell, working=working)
    task.check()
    horizon = _horizon(stays)
    before = shift(data.found.window, data.filters.compare)
    was = None
    if before is not None and before.end is not None:
        earlier = replace(question, filters=replace(question.filters, period=before))
        past = stay_picture(earlier, mart, row.stage, row.cell, working=working)
        was = past.here.exits(horizon) if past.here.n else None
    task.check()
    held, waiting = (top_blockers(question, mart, row.stage, row.cell, cohort=cohort)
                     for cohort in ("entered", "open"))
    task.check()
    return RowPicture(
        row, stays, horizon, stays.here.exits(horizon), was, before if was else None, held,
        waiting, _moves(question, row, mart), open_deals(question, mart, row.keys),
        working is not None)


def _horizon(stays: StayPicture) -> float:
    """Three months, unless nearly all is over long before, or half still stays long after."""
    curves = [one for one in (stays.here, stays.others, stays.year_ago) if one is not None]
    late = [one.p75 for one in curves if one.p75 == one.p75]
    longest = max(late, default=USUAL_HORIZON)
    if longest <= 5:
        return HORIZONS[0]
    if longest <= 12:
        return HORIZONS[1]
    medians = [one.median for one in curves if one.median == one.median]
    slow = max(medians, default=0.0)
    return next((h for h in HORIZONS[2:] if slow <= h * 0.8), HORIZONS[-1])


def _moves(question: Question, row: Bottleneck, mart: Mart) -> Moves:
    """This week and the one before, of the segment."""
    from datetime import timedelta

    if row.to_stage is None:
        return Moves(None, None)
    calendar, found = question.days, []
    day = calendar.day_of(question.at)
    for back in (0, 7):
        week = calendar.around("week", day - timedelta(days=back))
        filters = within(replace(question.filters, period=week), row.cell)
        rows = answer("stage_moves", replace(question, filters=filters, by=(), options={}),
                      mart).rows
        found.append(next((one for one in rows if one.by.get("stage") == row.stage
                           and one.by.get("to_stage") == row.to_stage), None))
    return Moves(found[0], found[1])


def within(filters: FilterState, cell: Mapping[str, Key]) -> FilterState:
    """The filter narrowed to a segment; "" stands for no value."""
    for dimension, key in cell.items():
        filters = filters.narrowed(dimension, {"" if key is None else str(key)})
    return filters


def open_deals(question: Question, mart: Mart, cell: Mapping[str, Key]) -> dict[str, Any]:
    """The open deals of a cell, whenever they were created, biggest first."""
    names = ("opportunity", "account", "owner", "amount", "stage_days", "stage")
    filters = within(question.stock, cell).narrowed("status", {"open"})
    columns = mart.columns(OPPORTUNITIES, names, filters)
    amounts = columns["amount"].astype(float)
    order = np.argsort(-np.nan_to_num(amounts, nan=-1.0), kind="stable")
    return {name: column[order] for name, column in columns.items()}
