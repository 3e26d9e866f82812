"""What people decided about suggestions: accepted, or declined with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.audit import append
from models.errors import CockpitError
from models.instants import from_micros, to_micros

if TYPE_CHECKING:
    from models.cache import Cache

SHORTEST = 2
"""Characters a reason has at least."""


@dataclass(frozen=True)
class Decision:
    """`suggestion` is the key of what was suggested, `facts` what was shown with it."""

    suggestion: str
    accepted: bool
    reason: str
    facts: Mapping[str, Any]
    author: str
    at: datetime
    expires_at: datetime | None


def decide(cache: Cache, suggestion: str, *, accepted: bool, reason: str = "",
           facts: Mapping[str, Any], author: str, now: datetime,
           expires_at: datetime | None = None) -> None:
    """Add a decision; the newest one of a suggestion holds.

    Errors: CockpitError("decision.reason") for declining without a reason of two characters.
    """
    if not accepted and len(reason.strip()) < SHORTEST:
        raise CockpitError("decision.reason", least=SHORTEST)
    with cache.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO decision (suggestion, accepted, reason, facts, author, at, expires_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (suggestion, accepted, reason.strip(), json.dumps(facts, ensure_ascii=False), author,
             to_micros(now), None if expires_at is None else to_micros(expires_at)))
        append(connection, "suggestion accepted" if accepted else "suggestion declined",
               {"suggestion": suggestion}, actor=author, now=now)
    cache.mark()


def decisions(cache: Cache) -> tuple[Decision, ...]:
    """All of them, oldest first."""
    with cache.raw_read() as connection:
        rows = connection.execute(
            "SELECT suggestion, accepted, reason, facts, author, at, expires_at FROM decision"
            " ORDER BY id").fetchall()
    return tuple(Decision(name, bool(accepted), reason, json.loads(facts), author, from_micros(at),
                          None if until is None else from_micros(until))
                 for name, accepted, reason, facts, author, at, until in rows)


def standing(made: Iterable[Decision], at: datetime) -> dict[str, Decision]:
    """By suggestion, the newest decision that still holds at `at`."""
    found: dict[str, Decision] = {}
    for one in made:
        if one.at <= at:
            found[one.suggestion] = one
    return {name: one for name, one in found.items()
            if one.expires_at is None or one.expires_at > at}
