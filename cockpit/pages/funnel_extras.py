"""The strip of figures and the quarters below the funnel's heatmap: asked after the picture, so
that nobody waits for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cockpit.pages.funnel_data import METRIC_OF, options_of, stages_of
from models.cells import DISTINCT
from models.comparison import at_same_age
from models.facts import OPPORTUNITIES
from models.filters import ALL_TIME
from models.metric import NAN, Question, Row, answer, metric

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.mart import Mart
    from models.task import Task

KPIS: tuple[tuple[str, dict[str, str]], ...] = (
    ("pipeline_value", {}), ("win_rate", {}), ("sales_cycle", {"stat": "median"}),
    ("velocity", {}), ("funnel_health", {}),
)
QUARTERS = 8
STOCKS = frozenset({"pipeline_value", "funnel_health"})
"""Figures of what stands at the moment; the period does not limit them."""

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
class FunnelExtras:
    kpis: tuple[Kpi, ...]
    trend: Trend


def load(inputs: Inputs, task: Task) -> FunnelExtras:
    """Takes the options of `funnel_data.load`."""
    mode, mart = inputs.options["mode"], inputs.mart
    question = Question(inputs.filters, (), options_of(mode, inputs.options["family"]),
                        inputs.calendar, inputs.now, task)
    stages = [stage.key for stage in stages_of(mart, inputs.filters)]
    trend = _trend(question, METRIC_OF[mode], stages, mart)
    task.check()
    return FunnelExtras(tuple(_kpis(replace(question, options={}), mart)), trend)


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


def _kpis(question: Question, mart: Mart) -> list[Kpi]:
    total = replace(question, by=())
    then = at_same_age(total, total.filters.compare)
    found = []
    for key, _ in KPIS:
        asked, was = kpi_question(total, key), then and kpi_question(then, key)
        result = answer(key, asked, mart)
        before = answer(key, was, mart).rows if was else ()
        found.append(Kpi(key, _one(key, result.rows) or Row({}, NAN), _one(key, before),
                         result.unit,
                         mart.reporting_currency if "money" in result.unit else None,
                         metric(key).definition))
    return found


def _one(key: str, rows: tuple[Row, ...]) -> Row | None:
    """The one figure of a tile. Funnel health answers by stage and carries the pipeline's score
    beside; of several pipelines the mean by open deals is shown."""
    if not rows or key != "funnel_health":
        return rows[0] if rows else None
    n = sum(row.n for row in rows)
    known = [row for row in rows if row.n and row.detail["pipeline"] == row.detail["pipeline"]]
    weight = sum(row.n for row in known)
    value = sum(row.detail["pipeline"] * row.n for row in known) / weight if weight else NAN
    return Row({}, value, n=n)


def kpi_question(total: Question, key: str) -> Question:
    """The question a tile of the strip answers."""
    asked = replace(total, options=dict(KPIS)[key])
    return replace(asked, filters=asked.stock) if key in STOCKS else asked
