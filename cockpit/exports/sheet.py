"""What every export is made from: a result with its filter, as-of date and definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """A table with what one must know to read it. Values are numbers, text or None.

    `about` are the lines below or beside the table: metric, definition, filter, as of, written at.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Export:
    """A file format. `write(sheet, path)` answers nothing; it raises OSError as it comes."""

    key: str
    label: str
    write: Callable[[Sheet, Path], None]


def of_result(described: dict[str, Any], definition: str, written: str) -> Sheet:
    """A metric's result, as the command describes it, as a sheet."""
    figures = ("value", "numerator", "denominator", "n", "low", "high")
    rows = described["rows"]
    dimensions = tuple(rows[0]["by"]) if rows else ()
    money = bool(rows) and "currency" in rows[0]
    columns = (*dimensions, *figures, *(("currency",) if money else ()))
    values = tuple(
        (*(row["by"][dim] for dim in dimensions), *(_number(row[name]) for name in figures),
         *((row["currency"],) if money else ()))
        for row in rows
    )
    filters = described["filters"]
    limits = [f"{dim} = {', '.join(names)}" for dim, names in filters["where"].items()]
    limits += [f"{dim} without {', '.join(names)}" for dim, names in filters["exclude"].items()]
    about = (
        ("metric", described["metric"]), ("unit", described["unit"]),
        ("definition", f"{described['definition']['id']} revision "
                       f"{described['definition']['revision']}: {definition}"),
        ("period", filters["period"]), ("filter", "; ".join(limits) or "none"),
        ("as of", described["as_of"] or "everything known"), ("written", written),
        *(("note", note) for note in described["notes"]),
    )
    return Sheet(described["metric"], columns, values, about)


def of_records(title: str, rows: list[dict[str, Any]], about: tuple[tuple[str, str], ...]) -> Sheet:
    """A list of records as a sheet."""
    columns = tuple(rows[0]) if rows else ()
    return Sheet(title, columns, tuple(tuple(row.values()) for row in rows), about)


def _number(value: Any) -> Any:
    """Money travels as decimal text; in a sheet it is a number."""
    if isinstance(value, str):
        from decimal import Decimal

        return Decimal(value)
    return value
