"""What every export is made from: a result with its filter, as-of date and definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.answers import FIGURES

if TYPE_CHECKING:
    from models.metric import Metric


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


def of_result(described: dict[str, Any], found: Metric, written: str) -> Sheet:
    """The result of the metric `found`, as the command describes it, as a sheet. It names every
    option, also those nobody chose: a conversion says nothing without its family."""
    rows = described["rows"]
    dimensions = tuple(rows[0]["by"]) if rows else ()
    money = ("currency",) if rows and "currency" in rows[0] else ()
    before = tuple(f"compared_{name}" for name in FIGURES) if "compared_with" in described else ()
    values = tuple(
        (*(row["by"][dim] for dim in dimensions), *(_number(row[name]) for name in FIGURES),
         *(row[name] for name in money),
         *(_number((row["compared"] or {}).get(name)) for name in FIGURES if before))
        for row in rows
    )
    columns = (*dimensions, *FIGURES, *money, *before)
    filters = described["filters"]
    chosen = {name: choices[0] for name, choices in found.options.items() if choices}
    chosen |= described["options"]
    options = ", ".join(f"{name} = {value}" for name, value in chosen.items())
    about = (
        ("metric", described["metric"]), ("unit", described["unit"]),
        ("definition", f"{described['definition']['id']} revision "
                       f"{described['definition']['revision']}: {found.definition}"),
        ("period", filters["period"]), ("filter", limits_text(filters)),
        *((("options", options),) if options else ()),
        *((("compared with", _span(described["compared_with"])),) if before else ()),
        ("as of", described["as_of"]), ("written", written),
        *(("note", note) for note in described["notes"]),
    )
    return Sheet(described["metric"], columns, values, about)


def of_records(title: str, rows: list[dict[str, Any]], about: tuple[tuple[str, str], ...]) -> Sheet:
    """A list of records as a sheet."""
    columns = tuple(rows[0]) if rows else ()
    return Sheet(title, columns, tuple(tuple(row.values()) for row in rows), about)


def limits_text(filters: dict[str, Any]) -> str:
    """The limits of a described filter as one line."""
    limits = [f"{dim} = {', '.join(names)}" for dim, names in filters["where"].items()]
    limits += [f"{dim} without {', '.join(names)}" for dim, names in filters["exclude"].items()]
    return "; ".join(limits) or "none"


def _span(filters: dict[str, Any]) -> str:
    """The days compared with, both included."""
    last = date.fromisoformat(filters["end"]) - timedelta(days=1) if filters["end"] else ""
    return f"{filters['start'] or ''}..{last}"


def _number(value: Any) -> Any:
    """Money travels as decimal text; in a sheet it is a number."""
    return Decimal(value) if isinstance(value, str) else value
