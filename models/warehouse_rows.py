"""What a counted relation offers, and the pieces all relations are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Float,
    FromClause,
    Text,
    case,
    cast,
    column,
    func,
    literal,
    type_coerce,
    values,
)
from sqlalchemy.sql.elements import ColumnElement

from models.calendars import Calendar
from models.instants import from_micros
from models.money import exponent

Column = ColumnElement[Any]
NUMBERS = ("furthest", "strict", "visited", "rank")
"""Dimensions whose keys are integers."""


@dataclass(frozen=True)
class Relation:
    """Rows of a fact inside a statement. `dates`: instants in microseconds, or (True) days as ISO
    text; `measures`: integers and how many of them make one unit."""

    source: FromClause
    dimensions: Mapping[str, Column]
    dates: Mapping[str, tuple[Column, bool]]
    measures: Mapping[str, tuple[Column, float]]
    opportunity: Column

    @property
    def carried(self) -> list[Column]:
        """What aggregates need, by the names they use."""
        return [self.opportunity.label("opportunity_key"),
                *(measure.label(f"m_{name}") for name, (measure, _) in self.measures.items())]

    @staticmethod
    def bound(day: date, is_day: bool, calendar: Calendar) -> int | str:
        """Where a day begins, to compare a date with."""
        return day.isoformat() if is_day else calendar.midnight(day)

    @staticmethod
    def day_of(value: Any, is_day: bool, calendar: Calendar) -> date:
        return date.fromisoformat(value) if is_day else calendar.day_of(from_micros(int(value)))


def micros(instant: Column) -> Column:
    """A UtcDateTime column as the integer it is."""
    return type_coerce(instant, BigInteger)


def key_of(connection: Column, source_id: Column) -> Column:
    """"connection:id"; NULL where there is no id."""
    return cast(connection, Text) + literal(":") + func.nullif(source_id, "")


def table_of(name: str, columns: Sequence[tuple[str, Any]], rows: Sequence[Sequence[Any]]) -> CTE:
    """A small table that travels inside the statement; a row of NULLs keeps it from being empty."""
    nothing = tuple(None for _ in columns)
    heads = [column(head, kind) for head, kind in columns]
    return values(*heads, name=f"{name}_values").data([nothing, *map(tuple, rows)]).cte(name)


def whole(number: Column) -> Column:
    """The nearest integer, halves up. The CASE is for SQLite, where `floor` does not take NULL."""
    return case((number.is_not(None), cast(func.floor(number + 0.5), BigInteger)), else_=None)


def rounded(amount: Column, factor: Column) -> Column:
    """amount * factor, halves up; untouched where the factor is 1."""
    return case((factor == 1.0, amount), else_=whole(amount * factor))


def minor_of(text: Column, currency: Column) -> Column:
    """Plain decimal text -> minor units of the currency; exact up to 2**50 of them."""
    by_decimals: dict[int, list[str]] = {}
    for code in _UNUSUAL:
        by_decimals.setdefault(exponent(code), []).append(code)
    branches = [(currency.in_(codes), 10.0 ** decimals) for decimals, codes in by_decimals.items()]
    units = case(*branches, else_=100.0)
    return whole(cast(text, Float(53)) * units)


_UNUSUAL = (
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF", "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", "CLF", "UYW",
)
"""Currencies that do not have two decimals."""
