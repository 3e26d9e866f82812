"""The chained audit trail: who did what, each entry sealed by the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.instants import to_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

PROGRAM = "program"
"""The actor of what the program did by itself."""


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold. `reason`: gap | changed | reordered."""

    sequence: int
    reason: str


def append(
    connection: Connection, action: str, facts: Mapping[str, object], *, actor: str, now: datetime
) -> str:
    """Add an entry inside the caller's write transaction; returns its hash.

    `facts` must be plain JSON and must hold no secret: the trail is never shortened.
    """
    newest = connection.exec_driver_sql(
        "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1"
    ).first()
    sequence, previous = (newest[0] + 1, newest[1]) if newest else (1, "")
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    at = to_micros(now)
    link = _hash(previous, sequence, at, actor, action, text)
    connection.exec_driver_sql(
        "INSERT INTO audit (sequence, at, actor, action, facts, previous, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (sequence, at, actor, action, text, previous, link),
    )
    return link


def verify(connection: Any) -> list[Break]:
    """Every place where an entry was edited, removed, put in or moved; empty when all is well.

    A trail cut off at its end is whole in itself: the high-water mark notices that.
    `connection` is a driver connection.
    """
    breaks = []
    previous, expected = "", 1
    rows = connection.execute(
        "SELECT sequence, at, actor, action, facts, previous, hash FROM audit ORDER BY sequence"
    )
    for sequence, at, actor, action, facts, claimed, link in rows:
        if sequence != expected:
            breaks.append(Break(sequence, "gap"))
        elif claimed != previous:
            breaks.append(Break(sequence, "reordered"))
        if _hash(claimed, sequence, at, actor, action, facts) != link:
            breaks.append(Break(sequence, "changed"))
        previous, expected = link, sequence + 1
    return breaks


def _hash(previous: str, sequence: int, at: int, actor: str, action: str, facts: str) -> str:
    entry = json.dumps([previous, sequence, at, actor, action, facts], ensure_ascii=False)
    return hashlib.sha256(entry.encode()).hexdigest()
