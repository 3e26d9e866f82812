"""Records as rows of their mirror table, in column order, and back.

A row is what the database driver takes and gives: plain integers, floats, text and bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Float

from models.entities import KINDS, Record
from models.errors import CockpitError
from models.instants import EPOCH, from_days, from_micros, to_days
from models.money import to_major, to_minor
from models.tables import MIRROR, Amount, Day, UtcDateTime

Row = tuple[Any, ...]

LARGEST_RAW = 1 << 20  # bytes of one record as received

_to_json = msgspec.json.Encoder(decimal_format="number").encode
_from_json = msgspec.json.Decoder(float_hook=Decimal).decode
_MICROSECOND = EPOCH.resolution
_LARGEST_INTEGER = (1 << 63) - 1


@dataclass(frozen=True)
class Layout:
    """Where the columns of one mirror table stand in its rows.

    Tuples hold positions in a row; `exact` are decimals kept as text, not as money.
    """

    kind: str
    record: type[Record]
    columns: tuple[str, ...]
    position: dict[str, int]
    texts: tuple[int, ...]
    moments: tuple[int, ...]
    days: tuple[int, ...]
    amounts: tuple[int, ...]
    exact: tuple[int, ...]
    jsons: tuple[int, ...]
    flags: tuple[int, ...]
    floats: tuple[int, ...]
    integers: tuple[int, ...]
    required: tuple[int, ...]
    currency: int | None


def _layout(kind: str) -> Layout:
    table = MIRROR[kind]
    columns = tuple(column.name for column in table.columns)
    types = {column.name: column.type for column in table.columns}
    fields = columns[1:-2]  # between connection_id and fetched_at, generation
    numbers = {name: index for index, name in enumerate(columns)}
    hints = {field.name: field.type for field in msgspec.structs.fields(KINDS[kind])}

    def where(test: Callable[[str], bool]) -> tuple[int, ...]:
        return tuple(numbers[name] for name in fields if test(name))

    exact = where(lambda name: types[name].python_type is str and _is(hints[name], Decimal))
    return Layout(
        kind=kind,
        record=KINDS[kind],
        columns=columns,
        position=numbers,
        texts=tuple(
            i for i in where(lambda name: types[name].python_type is str) if i not in exact
        ),
        moments=where(lambda name: isinstance(types[name], UtcDateTime)),
        days=where(lambda name: isinstance(types[name], Day)),
        amounts=where(lambda name: isinstance(types[name], Amount)),
        exact=exact,
        jsons=(numbers["raw"], numbers["custom"]),
        flags=where(lambda name: hints[name] is bool),
        floats=where(lambda name: isinstance(types[name], Float)),
        integers=where(lambda name: _is(hints[name], int)),
        required=where(lambda name: not table.columns[name].nullable),
        currency=numbers.get("currency"),
    )


def _is(hint: Any, kind: type) -> bool:
    """Whether a field is of `kind`, or of `kind` or None."""
    return hint is kind or kind in getattr(hint, "__args__", ())


LAYOUTS: dict[str, Layout] = {kind: _layout(kind) for kind in KINDS}


class BadValue(CockpitError):
    """A record that cannot be kept: `code` says why, `facts` hold the column and the value."""


def encode(layout: Layout, connection_id: int, record: Record, fetched_at: int) -> Row:
    """The record as a row; the last column, `generation`, is 0.

    Errors: BadValue naming the column. NUL becomes the visible ␀. Currencies are three
    capital letters.
    """
    row: list[Any] = [connection_id, *msgspec.structs.astuple(record), fetched_at, 0]
    try:
        for i in layout.texts:
            text = row[i]
            if text is not None and (not text.isascii() or "\0" in text):
                row[i] = _clean(text)
        for i in layout.moments:
            if row[i] is not None:
                row[i] = (row[i] - EPOCH) // _MICROSECOND
        for i in layout.days:
            if row[i] is not None:
                row[i] = to_days(row[i])
        for i in layout.amounts:
            if row[i] is not None:
                row[i] = to_minor(row[i], _currency(row, layout))
        for i in layout.exact:
            row[i] = format(row[i], "f")
        for i in layout.floats:
            if row[i] is not None:
                row[i] = _share(row[i])
        for i in layout.integers:
            if row[i] is not None:
                row[i] = _integer(row[i])
        for i in layout.jsons:
            if row[i] is not None:
                row[i] = _json(row[i])
        if None in row:
            for i in layout.required:
                if row[i] is None:
                    raise ValueError(layout.columns[i])
    except (TypeError, AttributeError, ValueError, ArithmeticError, CockpitError):
        raise _diagnosis(layout, record) from None
    if layout.currency is not None:
        currency = row[layout.currency]
        if currency is not None and not (
            len(currency) == 3 and currency.isascii() and currency.isupper()
        ):
            row[layout.currency] = _currency(row, layout)
    return tuple(row)


def decode(layout: Layout, row: Row) -> Record:
    """The record a row stands for; the inverse of `encode`."""
    values = list(row)
    for i in layout.moments:
        if values[i] is not None:
            values[i] = from_micros(values[i])
    for i in layout.days:
        if values[i] is not None:
            values[i] = from_days(values[i])
    for i in layout.amounts:
        if values[i] is not None:
            currency = None if layout.currency is None else values[layout.currency]
            values[i] = to_major(values[i], currency)
    for i in layout.exact:
        values[i] = Decimal(values[i])
    for i in layout.jsons:
        if values[i] is not None:
            values[i] = _from_json(values[i])
    for i in layout.flags:
        values[i] = bool(values[i])
    return layout.record(**dict(zip(layout.columns[1:-2], values[1:-2], strict=True)))


def _clean(text: str) -> str:
    """Errors: UnicodeEncodeError (a ValueError) for half a surrogate pair."""
    text.encode()
    return text.replace("\0", "␀")


def _json(value: Any) -> bytes:
    body = _to_json(value)
    if len(body) > LARGEST_RAW:
        raise BadValue("record.too_large", size=len(body), limit=LARGEST_RAW)
    return body


def _currency(row: list[Any], layout: Layout) -> str | None:
    if layout.currency is None or row[layout.currency] is None:
        return None
    currency: str = row[layout.currency].upper()
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
        raise BadValue("record.bad_currency", column="currency", value=currency[:40])
    return currency


def _diagnosis(layout: Layout, record: Record) -> BadValue:
    """Find the column that could not be encoded; only called when one could not."""
    row = [0, *msgspec.structs.astuple(record), 0, 0]
    checks: tuple[tuple[tuple[int, ...], str, Callable[[Any], object]], ...] = (
        (layout.texts, "record.bad_text", _clean),
        (layout.moments, "record.bad_time", _moment),
        (layout.days, "record.bad_date", _day),
        (layout.amounts, "amount.out_of_range", lambda v: to_minor(v, _currency(row, layout))),
        (layout.exact, "record.bad_number", lambda v: format(v, "f")),
        (layout.floats, "record.bad_number", _share),
        (layout.integers, "record.bad_number", _integer),
        (layout.jsons, "record.bad_raw", _json),
        (layout.required, "record.missing_value", lambda v: v),
    )
    for positions, code, check in checks:
        for i in positions:
            try:
                if row[i] is None and i in layout.required:
                    raise ValueError("missing")
                if row[i] is not None:
                    check(row[i])
            except BadValue as error:
                return error
            except (TypeError, AttributeError, ValueError, ArithmeticError, CockpitError):
                shown = ascii(row[i])[:40]
                return BadValue(code, column=layout.columns[i], value=shown)
    return BadValue("record.bad_value", kind=layout.kind)


def _share(value: float) -> float:
    """Every float of a record is a probability, 0 to 1."""
    number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(number)
    return number


def _integer(value: int) -> int:
    if not isinstance(value, int) or not -_LARGEST_INTEGER <= value <= _LARGEST_INTEGER:
        raise ValueError(value)
    return value


def _moment(value: datetime) -> object:
    return (value - EPOCH) // _MICROSECOND


def _day(value: date) -> object:
    return to_days(value)
