"""How Tryton writes values into JSON: objects with `__class__`; times are UTC without saying so.

Source: trytond/protocols/jsonrpc.py (8.2).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from sync.errors import NotUnderstood

_CLOCK = ("hour", "minute", "second", "microsecond")


def encode(value: datetime | date) -> dict[str, Any]:
    """Aware datetime or date -> the server's words."""
    day = {"year": value.year, "month": value.month, "day": value.day}
    if not isinstance(value, datetime):
        return {"__class__": "date", **day}
    utc = value.astimezone(UTC)
    clock = {name: getattr(utc, name) for name in _CLOCK}
    return {"__class__": "datetime", "year": utc.year, "month": utc.month, "day": utc.day, **clock}


def decode(value: Any) -> Any:
    """The server's words -> aware datetime, date, Decimal; everything else stays as it is.

    Bytes and times of day stay objects: no field that is read has such a type.
    Errors: NotUnderstood for an object whose class we know but whose content is no such value.
    """
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    kind = value.get("__class__")
    try:
        if kind == "datetime":
            return datetime(
                value["year"], value["month"], value["day"], value["hour"], value["minute"],
                value["second"], value["microsecond"], UTC,
            )
        if kind == "date":
            return date(value["year"], value["month"], value["day"])
        if kind == "Decimal":
            return Decimal(value["decimal"])
        if kind == "timedelta":
            return timedelta(seconds=float(value["seconds"]))
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise NotUnderstood(detail=f"not a {kind}", value=str(value)[:120]) from error
    if kind is not None:
        return value
    return {name: decode(item) for name, item in value.items()}
