"""What the funnel page shows, computed without a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from models.calendars import shift
from models.cells import DISTINCT
from models.facts import OPPORTUNITIES
from models.filters import ALL_TIME, FilterState
from models.metric import NAN, Key, Question, Result, Row, answer, metric

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.mart import Mart
    from models.task import Task

MODES = ("conversion", "count", "amount", "dwell")
FAMILIES = ("imp", "any", "strict", "flow", "ledger", "resolved")
KPIS: tuple[tuple[str, dict[str, str]], ...] = (
    ("pipeline_value", {}), ("win_rate", {}), ("sales_cycle", {"stat": "median"}),
    ("velocity", {}), ("funnel_health", {}),
)
QUARTERS = 8
STOCKS = frozenset({"pipeline_value", "funnel_health"})
"""Figures of what stands at the moment; the period does not limit them."""
METRIC_OF = {
    "conversion": "stage_conversion", "count": "stage_count", "amount": "pipeline_value",
    "dwell": "dwell",
}
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Kpi:
    """A figure of the strip and the same figure of the period compared with (None: none)."""

    key: str
    now: Row
    then: Row | None
    unit: str
    currency: str | None
    definition: str


@dataclass(frozen=True)
class Trend:
    """The same figures by quarter of creation, newest first; rows as in `FunnelData`."""

    quarters: tuple[str, ...]
    rows: tuple[tuple[Row | None, ...], ...]
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class FunnelData:
    """The heatmap's rows by segment and stage; a missing row is None.

    `benchmark` has the same shape: the 12 months before the period, of the same segment. `cycle`
    holds the median days from creation to winning per segment.
    """

    mode: str
    family: str
    dimension: str
    segments: tuple[Key, ...]
    names: tuple[str, ...]
    stages: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Row | None, ...], ...]
    benchmark: tuple[tuple[Row | None, ...], ...]
    sizes: tuple[int, ...]
    cycle: tuple[Row | None, ...]
    kpis: tuple[Kpi, ...]
    result: Result
    trend: Trend
    in_view: tuple[int, int]
    filters: FilterState

    def array(self, what: str = "value", *, benchmark: bool = False) -> Floats:
        """`value`, `n` or a name of `detail` as an array (segments, stages)."""
        rows = self.benchmark if benchmark else self.rows
        return np.array([[figure(row, what) for row in line] for line in rows], float).reshape(
            len(self.segments), len(self.stages))


def figure(row: Row | None, what: str) -> float:
    if row is None:
        return 0.0 if what == "n" else NAN
    if what in ("value", "n", "low", "high", "numerator", "denominator"):
        return float(getattr(row, what))
    return float(row.detail.get(what, NAN))


def load(inputs: Inputs, task: Task) -> FunnelData:
    """Options: mode (one of MODES), family (one of FAMILIES), dimension."""
    mode, family = inputs.options["mode"], inputs.options["family"]
    dimension, mart = inputs.options["dimension"], inputs.mart
    question = Question(inputs.filters, (dimension,), _options(mode, family), inputs.calendar,
                        inputs.now, task)
    asked = replace(question, by=(dimension, "stage")) if mode in ("count", "amount") else question
    key = METRIC_OF[mode]
    result = answer(key, asked, mart)
    before = benchmark_of(asked)
    benchmark = answer(key, before, mart).rows if before and mode != "count" else ()
    stages = _stages(mart, inputs.filters)
    sizes = _sizes(question, mart)
    segments = _segments(sizes, mart, dimension)
    task.check()
    found = {(row.by.get(dimension), row.by.get("stage")): row for row in result.rows}
    then = {(row.by.get(dimension), row.by.get("stage")): row for row in benchmark}
    keys = [stage.key for stage in stages]
    cycle = {
        row.by.get(dimension): row
        for row in answer("sales_cycle", replace(question, options={"stat": "median"}), mart).rows
    }
    task.check()
    return FunnelData(
        mode, family, dimension, segments,
        tuple(_name(mart, dimension, segment) for segment in segments), tuple(keys),
        _headings(mart, stages, mode),
        tuple(tuple(found.get((segment, key)) for key in keys) for segment in segments),
        tuple(tuple(then.get((segment, key)) for key in keys) for segment in segments),
        tuple(sizes[segment] for segment in segments),
        tuple(cycle.get(segment) for segment in segments),
        tuple(_kpis(question, mart)), result, _trend(asked, key, keys, mart),
        _in_view(question, mart), inputs.filters,
    )


def _trend(question: Question, key: str, stages: list[str], mart: Mart) -> Trend:
    """The last quarters of deals created, whatever the period; stocks have no such trend."""
    if key != "stage_conversion" and key != "dwell":
        return Trend((), (), ())
    always = replace(question, by=("quarter",),
                     filters=replace(question.filters, period=ALL_TIME))
    found = {(row.by["quarter"], row.by.get("stage")): row
             for row in answer(key, always, mart).rows}
    quarters = sorted({str(quarter) for quarter, _ in found if quarter is not None},
                      reverse=True)[:QUARTERS]
    cells = mart.tally(OPPORTUNITIES, ("quarter",), (DISTINCT,), always.filters)
    sizes = dict(zip(cells.keys["quarter"].tolist(), cells.measures["opportunities"].tolist(),
                     strict=True))
    return Trend(
        tuple(quarters),
        tuple(tuple(found.get((quarter, stage)) for stage in stages) for quarter in quarters),
        tuple(int(sizes.get(quarter, 0)) for quarter in quarters))


def benchmark_of(question: Question) -> Question | None:
    """The same question about the 12 months before its period, seen when they were as old as the
    period is now: young deals are held against deals that were as young. None without a period."""
    period = question.filters.period
    if period.start is None or period.end is None:
        return None
    before = shift(period, "benchmark")
    if before is None or question.calendar is None:
        return None
    at, calendar = question.at, question.calendar
    ended = calendar.end_of_day(period.end - timedelta(days=1))
    began = calendar.end_of_day(period.start - timedelta(days=1))
    seen = min(began + max(at - ended, timedelta()), at)
    return replace(question, filters=replace(question.filters, period=before, as_of=seen))


def _options(mode: str, family: str) -> dict[str, str]:
    return {"conversion": {"family": family}, "count": {"status": "open"}}.get(mode, {})


def _stages(mart: Mart, filters: FilterState) -> list[Stage]:
    """The open stages of the pipelines in the filter, in order; a limit on stages narrows them."""
    pipelines, wanted = filters.keys("pipeline"), filters.keys("stage")
    return [
        stage for stage in mart.stages()
        if stage.rank and (not pipelines or stage.pipeline in pipelines)
        and (not wanted or stage.key in wanted)
    ]


if TYPE_CHECKING:
    from models.metric import StageInfo as Stage


def _headings(mart: Mart, stages: list[Stage], mode: str) -> tuple[str, ...]:
    if mode != "conversion":
        return tuple(stage.name for stage in stages)
    won = {stage.pipeline: stage.name for stage in mart.stages() if stage.is_won}
    ranked = {(stage.pipeline, stage.rank): stage.name for stage in mart.stages() if stage.rank}
    return tuple(
        f"{stage.name} →\n"
        f"{ranked.get((stage.pipeline, (stage.rank or 0) + 1)) or won.get(stage.pipeline, '✓')}"
        for stage in stages)


def _sizes(question: Question, mart: Mart) -> dict[Key, int]:
    cells = mart.tally(OPPORTUNITIES, question.by, (DISTINCT,), question.filters)
    keys = cells.keys[question.by[0]].tolist()
    return dict(zip(keys, cells.measures["opportunities"].tolist(), strict=True))


def _segments(sizes: dict[Key, int], mart: Mart, dimension: str) -> tuple[Key, ...]:
    """Biggest first; those without a value last."""
    return tuple(sorted(sizes, key=lambda key: (key is None, -sizes[key], str(key))))


def _name(mart: Mart, dimension: str, key: Key) -> str:
    if key is None:
        return "—"
    try:
        return str(mart.labels(dimension).get(str(key), key))
    except KeyError:
        return str(key)


def _kpis(question: Question, mart: Mart) -> list[Kpi]:
    total = replace(question, by=())
    then = earlier(total)
    found = []
    for key, _ in KPIS:
        asked, was = kpi_question(total, key), then and kpi_question(then, key)
        result = answer(key, asked, mart)
        before = answer(key, was, mart).rows if was else ()
        found.append(Kpi(key, result.rows[0] if result.rows else Row({}, NAN),
                         before[0] if before else None, result.unit,
                         mart.reporting_currency if "money" in result.unit else None,
                         metric(key).definition))
    return found


def kpi_question(total: Question, key: str) -> Question:
    """The question a tile of the strip answers."""
    asked = replace(total, options=dict(KPIS)[key])
    return replace(asked, filters=asked.stock) if key in STOCKS else asked


def earlier(question: Question) -> Question | None:
    """The question the strip compares with: the period compared with, seen at the same point of
    it, so that half a quarter is held against half a quarter."""
    filters = question.filters
    period, compare = filters.period, filters.compare
    if compare == "none" or period.start is None or period.end is None:
        return None
    before = shift(period, compare)
    if before is None or before.start is None:
        return None
    as_of = question.at - (period.start - before.start) if compare != "benchmark" else None
    return replace(question, filters=replace(filters, period=before, as_of=as_of))


def _in_view(question: Question, mart: Mart) -> tuple[int, int]:
    def count(filters: FilterState) -> int:
        cells = mart.tally(OPPORTUNITIES, (), (DISTINCT,), filters)
        return int(cells.measures["opportunities"].sum())

    return count(question.filters), count(FilterState(as_of=question.filters.as_of,
                                                      period=ALL_TIME))
