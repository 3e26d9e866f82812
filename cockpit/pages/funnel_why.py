"""Why a cell of the funnel is as it is: benchmark, cost, what changed, blockers, deals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from cockpit.pages.funnel_data import FunnelData, benchmark_of, figure
from models.facts import OPPORTUNITIES
from models.metric import NAN, TOO_FEW, Key, Question, Row, answer

if TYPE_CHECKING:
    from models.mart import Mart
    from models.task import Task

EXPLAINED_BY = ("product_line", "team", "lead_source", "size", "industry", "region")
MOST_SEGMENTS = 12
SMALLEST_GAP = 0.005  # half a point; less is not worth a sentence about money


@dataclass(frozen=True)
class Effect:
    """A part of the change against the benchmark, in points: of mix or of rate."""

    kind: str  # "mix" or "rate"
    dimension: str
    key: Key
    points: float


@dataclass(frozen=True)
class Why:
    """All that is known about one cell. `cost` is won value a quarter, in minor units, that the
    gap to the own benchmark costs; NaN where there is no gap. `deals` are the open deals that
    stand in the stage now, biggest first, as columns of equal length."""

    segment: Key
    segment_name: str
    stage: str
    heading: str
    row: Row | None
    then: Row | None
    cost: float
    effects: tuple[Effect, ...]
    simpson: bool
    blockers: tuple[tuple[Key, int], ...]
    deals: dict[str, Any]
    currency: str
    n_open: int
    worth_open: float


def explain(data: FunnelData, place: tuple[int, int], question: Question, mart: Mart, task: Task
            ) -> Why:
    """Everything about the cell at `place` of `data`; `question` is the one `data` answers."""
    i, j = place
    segment, stage = data.segments[i], data.stages[j]
    row, then = data.rows[i][j], data.benchmark[i][j]
    cell = {data.dimension: segment, "stage": stage}
    here = _here(mart, question, cell)
    task.check()
    effects, simpson = _effects(mart, question, cell, data) if then is not None else ((), False)
    return Why(
        segment, data.names[i], stage, data.headings[j].replace("\n", " "), row, then,
        _cost(data, i, j, question, mart), effects, simpson, _blockers(here), here,
        mart.reporting_currency, len(here["opportunity"]),
        float(np.nansum(here["amount"].astype(float))) if len(here["opportunity"]) else 0.0,
    )


def _here(mart: Mart, question: Question, cell: dict[str, Key]) -> dict[str, Any]:
    """The open deals that stand in the stage now, whenever they were created."""
    names = ("opportunity", "account", "owner", "amount", "stage_days", "blocker", "stage",
             next(iter(cell)))
    filters = question.stock.narrowed("status", {"open"})
    columns = mart.columns(OPPORTUNITIES, tuple(dict.fromkeys(names)), filters)
    kept = np.ones(len(columns["opportunity"]), bool)
    for dimension, key in cell.items():
        kept &= np.fromiter((value == key for value in columns[dimension].tolist()), bool,
                            len(kept))
    amounts = columns["amount"][kept].astype(float)
    order = np.argsort(-np.nan_to_num(amounts, nan=-1.0), kind="stable")
    return {name: column[kept][order] for name, column in columns.items()}


def _blockers(here: dict[str, Any]) -> tuple[tuple[Key, int], ...]:
    """Reasons recorded on the open deals, most frequent first; None (not recorded) last."""
    counts: dict[Key, int] = {}
    for key in here["blocker"].tolist():
        counts[key] = counts.get(key, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (item[0] is None, -item[1])))


def _cost(data: FunnelData, i: int, j: int, question: Question, mart: Mart) -> float:
    """Won value a quarter the gap costs: deals at the step x missing share x the chance to win
    from the next stage on x mean won amount. An estimate, said so where it is shown."""
    row, then = data.rows[i][j], data.benchmark[i][j]
    period = question.filters.period
    if (data.mode != "conversion" or row is None or then is None or period.start is None
            or period.end is None or min(row.n, then.n) < TOO_FEW):
        return NAN
    missing = then.value - row.value
    onward = float(np.prod([figure(data.benchmark[i][k], "value")
                            for k in range(j + 1, len(data.stages))
                            if _same_run(data, i, j, k)]))
    worth = _mean_won(mart, question, data.dimension, data.segments[i])
    days = (period.end - period.start).days
    if not (missing >= SMALLEST_GAP and np.isfinite(onward) and np.isfinite(worth) and days):
        return NAN
    return float(row.denominator * missing * onward * worth * 91.3 / days)


def _mean_won(mart: Mart, question: Question, dimension: str, segment: Key) -> float:
    """Mean amount of the segment's deals won in the past it is held against."""
    before = benchmark_of(replace(question, by=(dimension,), options={}))
    rows = answer("won_value", before, mart).rows if before else ()
    return next((figure(row, "mean") for row in rows if row.by[dimension] == segment), NAN)


def _same_run(data: FunnelData, i: int, j: int, k: int) -> bool:
    one, two = data.rows[i][j], data.rows[i][k]
    return one is not None and two is not None and (
        one.detail.get("pipeline") == two.detail.get("pipeline"))


def _effects(mart: Mart, question: Question, cell: dict[str, Key], data: FunnelData
             ) -> tuple[tuple[Effect, ...], bool]:
    """The change against the benchmark split into mix and rate, along the dimension in which one
    segment stands out most; dimensions of many small segments are left to the drill-down."""
    from models.metrics.mix_rate import mix_and_rate

    before = benchmark_of(question)
    if before is None or data.mode != "conversion":
        return (), False
    stage = str(cell["stage"])
    segment = cell[data.dimension]
    best: tuple[Effect, ...] = ()
    simpson = False
    for dimension in EXPLAINED_BY:
        if dimension == data.dimension or dimension not in mart.dimensions(OPPORTUNITIES):
            continue
        counts = [_counts(mart, one, data.dimension, segment, stage, dimension)
                  for one in (before, question)]
        split = mix_and_rate(counts[0], counts[1])
        if not 2 <= len(split.parts) <= MOST_SEGMENTS:
            continue
        found = [Effect(kind, dimension, key, getattr(split.parts[key], kind))
                 for key in {**counts[0], **counts[1]} if key in split.parts
                 for kind in ("rate", "mix")]
        found.sort(key=lambda effect: -abs(effect.points))
        simpson = simpson or split.simpson
        if not best or abs(found[0].points) > abs(best[0].points):
            best = tuple(found)
    return best, simpson


def _counts(mart: Mart, question: Question, own: str, segment: Key, stage: str, dimension: str
            ) -> dict[Key, tuple[float, float]]:
    """Those who went on and deals at the step, per key of `dimension`, in one segment."""
    asked = replace(question, by=(own, dimension))
    return {
        row.by[dimension]: (row.numerator, row.denominator)
        for row in answer("stage_conversion", asked, mart).rows
        if row.by.get(own) == segment and row.by["stage"] == stage
    }
