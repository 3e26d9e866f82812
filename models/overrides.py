"""Grades set by people: rows that are added and never changed, each with its reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from models.audit import append
from models.customers.known import Override
from models.documents.grade import GRADES
from models.errors import CockpitError
from models.instants import from_micros, to_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from models.cache import Cache


def overrides(cache: Cache) -> tuple[Override, ...]:
    """All there ever were, oldest first, withdrawals among them."""
    with cache.raw_read() as connection:
        rows = connection.execute("SELECT account, grade, reason, author, at, expires_at "
                                  "FROM grade_override ORDER BY at, id").fetchall()
    return tuple(Override(account, grade, reason, author, from_micros(at),
                          None if expires is None else from_micros(expires))
                 for account, grade, reason, author, at, expires in rows)


def add_override(cache: Cache, account: str, grade: str, *, reason: str, author: str,
                 now: datetime, expires_at: datetime | None = None) -> Override:
    """Set the grade of a customer until it is withdrawn or expires; the newest one counts.
    Errors: CockpitError("override.no_reason" | "override.unknown_grade" | "override.expired")."""
    if grade not in GRADES:
        raise CockpitError("override.unknown_grade", name=grade, known=", ".join(GRADES))
    if expires_at is not None and expires_at <= now:
        raise CockpitError("override.expired", value=expires_at.date().isoformat())
    return _added(cache, Override(account, grade, reason.strip(), author, now, expires_at))


def withdraw_override(cache: Cache, account: str, *, reason: str, author: str, now: datetime
                      ) -> Override:
    """Let the automatic grade count again before the override expires.
    Errors: CockpitError("override.no_reason" | "override.none")."""
    return _added(cache, Override(account, None, reason.strip(), author, now))


def _added(cache: Cache, one: Override) -> Override:
    if not one.reason:
        raise CockpitError("override.no_reason", record=one.account)
    with cache.write() as connection:
        if one.grade is None:
            _must_hold(connection, one.account, to_micros(one.at))
        connection.exec_driver_sql(
            "INSERT INTO grade_override (account, grade, reason, author, at, expires_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (one.account, one.grade, one.reason, one.author, to_micros(one.at),
             None if one.expires_at is None else to_micros(one.expires_at)))
        append(connection, "grade override", {"account": one.account, "grade": one.grade or ""},
               actor=one.author, now=one.at)
    cache.mark()
    return one


def _must_hold(connection: Connection, account: str, at: int) -> None:
    """Read where it is written: nobody withdraws it in between."""
    newest = connection.exec_driver_sql(
        "SELECT grade, expires_at FROM grade_override WHERE account = ? ORDER BY at DESC, id DESC "
        "LIMIT 1", (account,)).first()
    if newest is None or newest.grade is None or (
            newest.expires_at is not None and newest.expires_at <= at):
        raise CockpitError("override.none", record=account)
