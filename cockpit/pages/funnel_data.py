"""What the funnel page shows, computed without a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from models.cells import DISTINCT
from models.comparison import at_same_age
from models.facts import OPPORTUNITIES
from models.filters import ALL_TIME, FilterState
from models.metric import NAN, Key, Question, Result, Row, answer

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.mart import Mart
    from models.task import Task

MODES = ("conversion", "count", "amount", "dwell")
FAMILIES = ("imp", "any", "strict", "flow", "ledger", "resolved")
METRIC_OF = {
    "conversion": "stage_conversion", "count": "stage_count", "amount": "pipeline_value",
    "dwell": "dwell",
}
Floats = npt.NDArray[np.float64]

MOST_ROWS = 400  # of the heatmap, the biggest segments; nobody reads more, and they take seconds


@dataclass(frozen=True)
class FunnelData:
    """The heatmap's rows by segment and stage; a missing row is None.

    `benchmark` has the same shape: the segment's own past at the same age (models.comparison).
    `cycle` holds the median days from creation to winning per segment, `young` the
    share of its deals that are still open. `left_out` smaller segments have no row.
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
    result: Result
    young: tuple[float, ...]
    in_view: tuple[int, int]
    filters: FilterState
    left_out: int = 0

    @property
    def has_benchmark(self) -> bool:
        """Whether any row has a past of its own to be held against."""
        return any(row is not None for line in self.benchmark for row in line)

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
    question = Question(inputs.filters, (dimension,), options_of(mode, family), inputs.calendar,
                        inputs.now, task)
    asked = replace(question, by=(dimension, "stage")) if mode in ("count", "amount") else question
    key = METRIC_OF[mode]
    result = answer(key, asked, mart)
    before = benchmark_of(asked)
    benchmark = answer(key, before, mart).rows if before and mode != "count" else ()
    stages = stages_of(mart, inputs.filters)
    sizes = _sizes(question, mart)
    every = _segments(sizes, mart, dimension)
    segments = every[:MOST_ROWS]
    task.check()
    found = {(row.by.get(dimension), row.by.get("stage")): row for row in result.rows}
    then = {(row.by.get(dimension), row.by.get("stage")): row for row in benchmark}
    keys = [stage.key for stage in stages]
    cycle = {
        row.by.get(dimension): row
        for row in answer("sales_cycle", replace(question, options={"stat": "median"}), mart).rows
    }
    task.check()
    young = _young(question, mart)
    return FunnelData(
        mode, family, dimension, segments,
        tuple(_name(mart, dimension, segment) for segment in segments), tuple(keys),
        _headings(mart, stages, mode),
        tuple(tuple(found.get((segment, key)) for key in keys) for segment in segments),
        tuple(tuple(then.get((segment, key)) for key in keys) for segment in segments),
        tuple(sizes[segment] for segment in segments),
        tuple(cycle.get(segment) for segment in segments),
        result, tuple(young.get(segment, NAN) for segment in segments),
        _in_view(question, mart), inputs.filters, len(every) - len(segments),
    )


def _young(question: Question, mart: Mart) -> dict[Key, float]:
    """Share of the deals of each segment that are still open."""
    cells = mart.tally(OPPORTUNITIES, (question.by[0], "status"), (DISTINCT,), question.filters)
    deals: dict[Key, dict[Key, int]] = {}
    for key, status, n in zip(cells.keys[question.by[0]].tolist(), cells.keys["status"].tolist(),
                              cells.measures["opportunities"].tolist(), strict=True):
        deals.setdefault(key, {})[status] = n
    return {key: found.get("open", 0) / sum(found.values()) for key, found in deals.items()}


def benchmark_of(question: Question) -> Question | None:
    """The same question about its own past, at the same age; None without a period."""
    return at_same_age(question, "benchmark")


def options_of(mode: str, family: str) -> dict[str, str]:
    return {
        "conversion": {"family": family}, "count": {"status": "open"},
        "dwell": {"resolution": "bins"},
    }.get(mode, {})


def stages_of(mart: Mart, filters: FilterState) -> list[Stage]:
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


def _in_view(question: Question, mart: Mart) -> tuple[int, int]:
    def count(filters: FilterState) -> int:
        cells = mart.tally(OPPORTUNITIES, (), (DISTINCT,), filters)
        return int(cells.measures["opportunities"].sum())

    return count(question.filters), count(FilterState(as_of=question.filters.as_of,
                                                      period=ALL_TIME))
