"""JSON as strict as it was meant: UTF-8, no NaN, no key twice, fractions exact, no deep nests."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import msgspec

DEEPEST = 64

_fast = msgspec.json.Decoder(float_hook=Decimal)


def parse(body: bytes) -> Any:
    """The decoded answer; fractions are `Decimal`.

    Errors: ValueError (also UnicodeDecodeError) with a reason that holds nothing of the answer.

    The fast decoder keeps the last of equal keys silently. That none was equal is proved by
    counting: where no colon has a space before it, every pair of the text contains one `":`, so
    as many of them as decoded pairs means that none was dropped. Otherwise the slow decoder looks.
    """
    try:
        value = _fast.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _slowly(body)  # strings with half a surrogate pair are a matter of their record
    pairs = _pairs(value, 1)
    spaced = b" :" in body or b"\n:" in body or b"\t:" in body or b"\r:" in body
    if spaced or pairs != body.count(b'":'):
        return _slowly(body)
    return value


def _pairs(value: Any, depth: int) -> int:
    """The number of key-value pairs inside. Errors: ValueError where it is too deep."""
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if type(value) is dict:
        count = len(value)
        for inner in value.values():
            kind = type(inner)
            if kind is dict or kind is list:
                count += _pairs(inner, depth + 1)
        return count
    count = 0
    if type(value) is list:
        for inner in value:
            kind = type(inner)
            if kind is dict or kind is list:
                count += _pairs(inner, depth + 1)
    return count


def _slowly(body: bytes) -> Any:
    try:
        value = json.loads(
            body.decode("utf-8"), parse_float=Decimal, parse_constant=_no_number,
            object_pairs_hook=_unique,
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON at {error.pos}") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"no UTF-8 at {error.start}") from None
    _pairs(value, 1)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")
