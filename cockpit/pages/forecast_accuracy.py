"""The calls of people held against what came, in the order the heatmap shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from models.metric import Question
from models.money import to_major

if TYPE_CHECKING:
    from decimal import Decimal

    from cockpit.context import Inputs
    from models.metrics.forecast_accuracy_grid import AccuracyGrid, AccuracyRow
    from models.task import Task

SPANS = ("over", "13", "26", "ends")
JUDGED = 13  # columns of "over": the newest weeks whose quarter is over
LEAD = 4  # weeks before the end, where a column is a quarter


@dataclass(frozen=True)
class Accuracy:
    """The grid with its rows in the order they are shown: levels from the top, in each the whole
    first, then people by how far they lean."""

    grid: AccuracyGrid
    rows: tuple[AccuracyRow, ...]
    question: Question


def load(inputs: Inputs, task: Task) -> Accuracy:
    """Option: span, one of SPANS."""
    from models.metrics.forecast_accuracy_grid import accuracy_grid

    question, span = inputs.question(), inputs.options["span"]
    weeks = 3 * JUDGED if span == "over" else 0 if span == "ends" else int(span)
    grid = accuracy_grid(question, inputs.mart, weeks=weeks) if weeks else (
        accuracy_grid(question, inputs.mart, horizon=LEAD))
    if span == "over":
        grid = _judged(grid)
    order = ("headquarters", "manager", "seller")

    def rank(row: AccuracyRow) -> tuple[Any, ...]:
        lost = not np.isfinite(row.bias)
        return (order.index(row.level) if row.level in order else 9, row.person is not None, lost,
                0 if lost else -abs(row.bias), str(row.label))

    return Accuracy(grid, tuple(sorted(grid.rows, key=rank)), question)


def _judged(grid: AccuracyGrid) -> AccuracyGrid:
    """The newest weeks whose quarter is over; all weeks where none is."""
    places = [place for place, column in enumerate(grid.columns) if column.over][-JUDGED:]
    if not places:
        return grid
    return replace(grid, columns=tuple(grid.columns[place] for place in places), rows=tuple(
        replace(row, values=row.values[places], forecast=row.forecast[places],
                actual=row.actual[places],
                submissions=tuple(row.submissions[place] for place in places))
        for row in grid.rows))


def major(amount: float, currency: str) -> Decimal | None:
    """Minor units as whole ones; None for none."""
    return to_major(int(amount), currency) if np.isfinite(amount) else None
