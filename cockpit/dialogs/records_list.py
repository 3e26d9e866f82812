"""Records as columns of a table, and what they add up to; made off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any

from cockpit.dimension_names import dimension_name, value_name
from cockpit.translation import tr
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from models.task import Task

Record = dict[str, Any]

TIMES = frozenset({"created", "closed", "expected", "entered", "left", "reached", "stage_since",
                   "submitted", "done", "assigned", "responded", "qualified"})

INTERNAL = frozenset({"furthest", "strict", "visited"})
"""What the funnel counts with; the stage says the same to a person."""


@dataclass(frozen=True, eq=False)
class RecordsList:
    """`columns` in their order, amounts as numbers; `amount` is their sum in major units, None
    without such a column, and `without` counts the records that have no amount."""

    records: list[Record]
    columns: dict[str, list[Any]]
    counted: int
    amount: Decimal | None
    without: int


def records_list(records: list[Record], task: Task) -> RecordsList:
    """A million records take about two seconds, so this runs in the background."""
    columns: dict[str, list[Any]] = {}
    for name in records[0] if records else ():
        task.check()
        if name not in INTERNAL:
            columns[name] = [record.get(name) for record in records]
    counted = sum(map(bool, columns.get("counts", ())))
    if "amount" not in columns:
        return RecordsList(records, columns, counted, None, 0)
    amounts = [_decimal(value) for value in columns["amount"]]
    known = [amount for amount in amounts if amount is not None]
    columns["amount"] = [float("nan") if amount is None else float(amount) for amount in amounts]
    return RecordsList(records, columns, counted, sum(known, Decimal(0)),
                       len(amounts) - len(known))


def rows(found: RecordsList, formats: Formats, currency: str | None) -> Rows:
    """The table; words are looked up for the lines in view only."""
    return Rows(tuple(_column(name, values, formats, currency)
                      for name, values in found.columns.items()))


def _column(name: str, values: list[Any], formats: Formats, currency: str | None) -> Column:
    header = heading(name)
    if name == "counts":
        return Column(header, values, width=70, show=lambda value: "✓" if value else "")
    if name == "amount":
        return Column(header, values, figures=True, width=140, show=lambda major: (
            f"{formats.locale.toString(major, 'f', 2)} {currency or ''}".strip()))
    if name in TIMES:
        return Column(header, values, width=150, show=partial(_day, formats),
                      searched=False)
    if any(isinstance(value, float) for value in values[:1000]):
        return Column(header, values, figures=True, width=80,
                      show=lambda value: formats.locale.toString(float(value), "f", 1))
    show: Callable[[Any], str] = lambda value: value_name(name, value, {})  # noqa: E731
    return Column(header, values, strong=name == "opportunity", show=show)


def _day(formats: Formats, value: Any) -> str:
    said = str(value)
    try:
        if len(said) > 10:
            return formats.moment(datetime.fromisoformat(said))
        return formats.day(date.fromisoformat(said))
    except ValueError:
        return said


def _decimal(value: Any) -> Decimal | None:
    try:
        found = None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def heading(name: str) -> str:
    """A column in words."""
    own = {
        "opportunity": tr("Deal"), "amount": tr("Amount"), "created": tr("Created"),
        "expected": tr("Expected close"), "closed": tr("Closed"), "counts": tr("Counts"),
        "entered": tr("Entered"), "left": tr("Left"), "hours": tr("Hours"),
        "outcome": tr("Outcome"), "to_stage": tr("To stage"), "level": tr("Level"),
        "submitted": tr("Submitted"), "category": tr("Category"), "lead": tr("Lead"),
        "submission": tr("Submission"), "period_start": tr("From"), "period_end": tr("Until"),
        "cycle_days": tr("Days to close"), "age_days": tr("Days old"), "score": tr("Score"),
        "grade": tr("Grade"), "state": tr("State"), "days": tr("Days"), "touches": tr("Touches"),
        "stage_days": tr("Days in stage"), "late_hours": tr("Hours unseen before"),
    }
    return own.get(name) or dimension_name(name)
