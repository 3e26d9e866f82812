"""The log of field events: its texts, its ids, and how it is folded into a state.

The fold is the reference: whatever else answers "as of" must give the same values.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from models.entities import TRACKED, FieldEvent
from models.errors import CockpitError
from models.instants import to_micros
from models.money import to_minor

Value = str | float | Decimal | date | datetime | None

_EMPTY = "\x00"  # no value may be this: NUL is written as ␀
_AMOUNTS = frozenset({"amount"})
_NUMBERS = frozenset({"probability"})
_DAYS = frozenset({"close_date"})
_MOMENTS = frozenset({"intent_evidence_at", "signed_at", "first_payment_at"})
PLAIN = frozenset(TRACKED) - _AMOUNTS - _NUMBERS - _DAYS - _MOMENTS
"""Tracked fields whose values are text already: ids, names, reasons."""


class Logged(NamedTuple):
    """A row of the table `field_event`, in its column order. Times: microseconds since 1970."""

    connection_id: int
    opportunity_id: str
    event_id: int
    field: str
    old: str | None
    new: str | None
    effective_at: int
    observed_at: int
    fetched_at: int
    sequence: int
    by_user_id: str | None
    origin: str
    retires: int | None


LoggedRow = Logged | tuple[
    int, str, int, str, str | None, str | None, int, int, int, int, str | None, str, int | None
]
Key = tuple[int, int, int, int]
"""Order inside one field: (effective_at, sequence, observed_at, event_id)."""


def text_of(field: str, value: Value) -> str | None:
    """The value of an opportunity field as the log writes it; equal values give equal texts.

    Amounts are whole units without trailing zeros ("1250.5"), probabilities the shortest decimal
    between 0 and 1, days and moments ISO 8601 (moments in UTC), everything else as it is.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return repr(float(value))


def decimal_text(value: Decimal) -> str:
    """Plain decimal without exponent and trailing zeros; minus zero is zero."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_of(field: str, text: str | None) -> Value:
    """The inverse of `text_of`. Errors: ValueError for a text that is no value of the field."""
    if text is None or field in PLAIN:
        return text
    if field in _AMOUNTS:
        try:
            return Decimal(text)
        except InvalidOperation:
            raise ValueError(f"not an amount: {text[:40]!r}") from None
    if field in _NUMBERS:
        return float(text)
    if field in _DAYS:
        return date.fromisoformat(text)
    if field in _MOMENTS:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(f"no time zone: {text[:40]!r}")
        return moment
    raise ValueError(f"not a tracked field: {field[:40]!r}")


@lru_cache(maxsize=8192)
def canonical(field: str, text: str | None) -> str | None:
    """The text as `text_of` writes it. Errors: ValueError for what cannot be a value of `field`."""
    if field in PLAIN:
        return text
    value = value_of(field, text)
    if isinstance(value, Decimal):
        try:
            to_minor(value, None)
        except CockpitError as error:
            raise ValueError(error.code) from None
    if isinstance(value, float) and not 0 <= value <= 1:
        raise ValueError(f"not a probability: {value}")
    return text_of(field, value)


def event_id(connection_id: int, event: FieldEvent) -> int:
    """63 bits that are the same whenever the same event is read again."""
    return event_hash(
        connection_id, event.opportunity_id, event.field, to_micros(event.effective_at),
        to_micros(event.observed_at), event.new, event.sequence, event.vendor_id,
    )


def event_hash(
    connection_id: int, opportunity_id: str, field: str, effective: int, observed: int,
    new: str | None, sequence: int, vendor_id: str,
) -> int:
    text = (
        f"{connection_id}\x1f{opportunity_id}\x1f{field}\x1f{effective}\x1f{observed}"
        f"\x1f{sequence}\x1f{vendor_id}\x1f{_EMPTY if new is None else new}"
    )
    return int.from_bytes(blake2b(text.encode()).digest()[:8], "big") >> 1


def fold(events: Iterable[LoggedRow]) -> dict[str, tuple[Key, str | None]]:
    """The last event of each field among `events` that no other of them retires."""
    rows = list(events)
    retired = {row[12] for row in rows if row[12] is not None}
    ends: dict[str, tuple[Key, str | None]] = {}
    for row in rows:
        if row[2] in retired:
            continue
        key = (row[6], row[9], row[7], row[2])
        end = ends.get(row[3])
        if end is None or key > end[0]:
            ends[row[3]] = (key, row[5])
    return ends


def state_at(events: Iterable[LoggedRow], at: datetime) -> dict[str, str | None]:
    """Field -> text of one opportunity as of `at`, from what happened and was known by then.

    Fields without an entry were empty. The opportunity existed when `state` is "live".
    """
    moment = to_micros(at)
    known = [row for row in events if row[7] <= moment]
    retired = {row[12] for row in known if row[12] is not None}
    standing = (row for row in known if row[6] <= moment and row[2] not in retired)
    return {field: text for field, (_key, text) in fold(standing).items()}
