"""The records behind the figures of the funnel page: cells, margins, quarters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cockpit.pages.funnel_data import METRIC_OF, FunnelData
from models.filters import ALL_TIME
from models.metric import Key, Question, metric

if TYPE_CHECKING:
    from models.mart import Mart

Cell = dict[str, Key]
IDENTITY = ("opportunity", "stage", "entered")  # keys, not names: two deals may share a name


def behind_cells(data: FunnelData, places: list[tuple[int, int]], question: Question, mart: Mart
                 ) -> list[dict[str, Any]]:
    """The records behind the selected places of the heatmap, each once."""
    found: dict[Any, dict[str, Any]] = {}
    for row, column in places:
        if column < len(data.stages):
            records = _cell(data, row, column, question, mart)
        else:
            records = _margin(data, row, column - len(data.stages), question, mart)
        for identity, record in records:
            found.setdefault(identity, record)
    return list(found.values())


def behind_quarter(data: FunnelData, quarter: str, stage: str, question: Question, mart: Mart
                   ) -> list[dict[str, Any]]:
    """The records behind one cell of the quarters."""
    always = replace(question, by=("quarter",),
                     filters=replace(question.filters, period=ALL_TIME))
    key = METRIC_OF[data.mode]
    return [record for _, record in _listed(key, always, {"quarter": quarter, "stage": stage},
                                            mart)]


def _cell(data: FunnelData, row: int, column: int, question: Question, mart: Mart
          ) -> list[tuple[Any, dict[str, Any]]]:
    asked = question if data.mode not in ("count", "amount") else replace(
        question, by=(data.dimension, "stage"))
    cell: Cell = {data.dimension: data.segments[row], "stage": data.stages[column]}
    return _listed(METRIC_OF[data.mode], asked, cell, mart)


def _margin(data: FunnelData, row: int, position: int, question: Question, mart: Mart
            ) -> list[tuple[Any, dict[str, Any]]]:
    """End to end: the deals of the first stage, won ones counting; median days: the won deals;
    open: all open deals of the row."""
    segment: Cell = {data.dimension: data.segments[row]}
    if data.mode in ("count", "amount"):
        return _listed(METRIC_OF[data.mode], question, segment, mart)
    if data.mode == "conversion" and position == 0:
        records = _listed("stage_conversion", question, {**segment, "stage": data.stages[0]}, mart)
        for _, record in records:
            record["counts"] = record.get("status") == "won"
        return records
    return _listed("sales_cycle", replace(question, options={"stat": "median"}), segment, mart)


def _listed(key: str, question: Question, cell: Cell, mart: Mart
            ) -> list[tuple[Any, dict[str, Any]]]:
    """Records with what tells them apart."""
    behind = metric(key).records(question, mart, cell)
    identities = [behind.columns[name].tolist() for name in IDENTITY if name in behind.columns]
    return list(zip(zip(*identities, strict=True), behind.rows(mart), strict=True))
