"""One of our fields from one row: columns, value map, conversion, reference, default."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from models.entities import KINDS
from sync.files.mapping import Field
from sync.files.told import Told
from sync.files.values import (
    BadValueError,
    has_short_year,
    read_amount,
    read_day,
    read_decimal,
    read_flag,
    read_instant,
    read_ratio,
    read_whole,
)

Cells = Mapping[str, str]
Joined = Callable[[Field, Cells], Cells | None]
Convert = Callable[[str], Any]


class BadCellError(ValueError):
    """A cell that cannot be used: the reason, the column and the text."""

    def __init__(self, code: str, column: str, value: str) -> None:
        self.code, self.column, self.value = code, column, value
        super().__init__(code)


def type_of(kind: str, name: str) -> type:
    """The plain type of a field: str, int, bool, float, Decimal, date or datetime."""
    hint: Any = get_type_hints(KINDS[kind])[name]
    if get_origin(hint) in (Union, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    return str if get_origin(hint) is Literal else hint


def converter(field: Field, wanted: type, zone: tzinfo, currency: str | None) -> Convert:
    """Text -> value of `wanted`. Errors of the result: BadValueError."""
    writing = field.writing
    marks = (writing.decimal, writing.thousands)
    table: dict[type, Convert] = {
        datetime: lambda text: read_instant(text, writing.dates, zone),
        date: lambda text: read_day(text, writing.dates, zone),
        Decimal: lambda text: read_amount(text, *marks, currency),
        float: lambda text: read_ratio(text, *marks, percent=writing.percent),
        int: lambda text: read_whole(text, *marks),
        bool: read_flag,
    }
    if wanted is Decimal and field.name == "rate":
        return lambda text: read_decimal(text, *marks)
    return table.get(wanted, str)


class Reader:
    """Reads one field of one block; remembers what each text was read as."""

    def __init__(
        self, kind: str, field: Field, *, zone: tzinfo, currency: str | None,
        known: Mapping[str, str | None] | None, joined: Joined, told: Told,
    ) -> None:
        self.field, self._known, self._joined, self._told = field, known, joined, told
        self.wanted = type_of(kind, field.name)
        self._convert = converter(field, self.wanted, zone, currency)
        self._seen: dict[str, Any] = {}
        self._short = self.wanted in (date, datetime) and any(
            map(has_short_year, field.writing.dates))

    def value(self, cells: Cells) -> Any:
        """The field's own value, without default; None where the cells are blank.

        Errors: BadCellError.
        """
        field = self.field
        if field.constant is not None and not field.columns:
            return self._typed(field.constant)
        source = cells if field.join is None else self._joined(field, cells)
        if source is None:
            return None
        if len(field.columns) == 1:
            text = source[field.columns[0]].strip()
        else:
            parts = (source[column].strip() for column in field.columns)
            text = field.between.join(part for part in parts if part)
        if not text or text in field.blank:
            return None
        return self._typed(text)

    def default(self) -> Any:
        """The declared constant default, converted; None without one."""
        return None if self.field.default is None else self._typed(self.field.default)

    def _typed(self, text: str) -> Any:
        field = self.field
        mapped = field.values.get(text)
        if mapped is not None:
            if mapped != text:
                self._told.tell("value.mapped", f"{field.name}: {text} → {mapped}")
            text = mapped
        elif field.values and field.others != "keep":
            if field.others == "reject":
                raise BadCellError("record.unknown_value", self.column, text)
            self._told.tell("value.left_out", f"{field.name}: {text}")
            return None
        if field.find is not None:
            return self._reference(text)
        if text in self._seen:
            value = self._seen[text]
        else:
            try:
                value = self._convert(text)
            except BadValueError as error:
                raise BadCellError(error.code, self.column, text) from error
            if field.bands:
                value = self._band(text)
            if len(self._seen) < 100_000:
                self._seen[text] = value
        if self._short:
            self._told.tell("date.two_digit_year", field.name, facts={"from": 1969, "to": 2068})
        return value

    @property
    def column(self) -> str:
        return " + ".join(self.field.columns) or self.field.name

    def _reference(self, text: str) -> str | None:
        field, known = self.field, self._known or {}
        if text in known:
            found = known[text]
            if found is not None:
                return found
            self._told.tell("reference.ambiguous", f"{field.name}: {text}")
            return None
        self._told.tell("reference.unknown", f"{field.name}: {text}", facts={"kind": field.find})
        if field.missing == "reject":
            raise BadCellError("record.unknown_reference", self.column, text)
        return text if field.missing == "keep" else None

    def _band(self, text: str) -> str:
        writing, bounds = self.field.writing, self.field.bands
        try:
            number = read_decimal(text, writing.decimal, writing.thousands)
        except BadValueError as error:
            raise BadCellError(error.code, self.column, text) from error
        place = bisect_right(bounds, number)
        if place == 0:
            return f"< {bounds[0]}"
        if place == len(bounds):
            return f"{bounds[-1]}+"
        return f"{bounds[place - 1]}-{bounds[place] - 1}"
