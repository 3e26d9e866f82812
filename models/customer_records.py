"""Reads what the file knows of customers beside the facts, for `models.customers`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

from models.customers.known import CustomerRecords, Signal
from models.documents.grade import BUILT_IN, PRESETS, GradeDocument, preset, read
from models.overrides import overrides

if TYPE_CHECKING:
    from models.cache import Cache

_ROLES = """SELECT connection_id || ':' || opportunity_id, role, COALESCE(modified_at, 0)
    FROM contact_roles WHERE state = 'live' ORDER BY connection_id, source_id"""
_FIELDS = """SELECT connection_id || ':' || source_id, custom FROM accounts
    WHERE state = 'live' AND custom IS NOT NULL"""
_READ_AT = """SELECT connection_id || ':' || source_id, fetched_at FROM {}
    WHERE state = 'live' AND custom IS NOT NULL"""
_SIGNALS = """SELECT connection_id || ':' || account_id, done_at, type, direction,
    COALESCE(subject, '') || ' ' || COALESCE(outcome, '') FROM activities
    WHERE state = 'live' AND done_at IS NOT NULL AND account_id IS NOT NULL
    ORDER BY done_at"""


def customer_records(cache: Cache, document: GradeDocument = BUILT_IN) -> CustomerRecords:
    """Parts in deals, own fields and when they were read, activities with words a trigger asks
    for, and overrides. The words are those of the document and of the presets, which may be tried
    on any moment."""
    words = sorted({word.lower() for one in (document, *map(read, map(preset, PRESETS)))
                    for trigger in one.triggers if trigger.kind != "stage"
                    for word in trigger.words})
    with cache.raw_read() as connection:
        roles: dict[str, tuple[tuple[str, int], ...]] = {}
        for deal, role, since in connection.execute(_ROLES):
            roles[deal] = (*roles.get(deal, ()), (role, since))
        fields = _fields(connection.execute(_FIELDS))
        read_at = {name: dict(connection.execute(_READ_AT.format(table)).fetchall())
                   for name, table in (("account", "accounts"), ("opportunity", "opportunities"))}
        signals = _signals(connection, words)
    return CustomerRecords(roles, fields, signals, overrides(cache), read_at)


class KeptRecords:
    """Reads them when they are first asked for, from whichever thread, and then keeps them."""

    def __init__(self, cache: Cache, document: Callable[[], GradeDocument]) -> None:
        self._cache, self._document = cache, document
        self._lock = Lock()
        self._found: CustomerRecords | None = None

    def __call__(self) -> CustomerRecords:
        with self._lock:
            if self._found is None:
                self._found = customer_records(self._cache, self._document())
            return self._found


def _fields(rows: Iterable[tuple[str, Any]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for account, text in rows:
        for name, value in json.loads(text).items():
            if isinstance(value, str | int | float) and value != "":
                found.setdefault(name, {})[account] = str(value)
    return found


def _signals(connection: Any, words: list[str]) -> tuple[Signal, ...]:
    """Judged here: the file's own LIKE takes ten times as long."""
    if not words:
        return ()
    bears = re.compile("|".join(map(re.escape, words))).search
    return tuple(Signal(account, at, kind, direction or "", text)
                 for account, at, kind, direction, text in connection.execute(_SIGNALS)
                 if bears(f"{kind} {text}".lower()))
