"""Documents and drafts in the cache: read, keep a draft, publish, roll back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.audit import append
from models.documents.document import (
    Body,
    Revision,
    Shelf,
    built_in,
    canonical,
    hash_of,
    kinds,
)
from models.errors import CockpitError
from models.instants import from_micros, to_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from models.cache import Cache

_COLUMNS = ("kind, revision, format, parent_hash, hash, author, at, effective_from, reason,"
            " customer_value, body")


@dataclass(frozen=True)
class Draft:
    """An edit that is not published; `base` is the revision it began from."""

    kind: str
    body: Body
    base: int
    at: datetime


def shelf(cache: Cache) -> Shelf:
    """All revisions, in one read."""
    found: dict[str, list[Revision]] = {}
    with cache.raw_read() as connection:
        for row in connection.execute(
                f"SELECT {_COLUMNS} FROM document ORDER BY kind, revision"):
            one = _revision(row)
            found.setdefault(one.kind, []).append(one)
    return Shelf({kind: tuple(revisions) for kind, revisions in found.items()})


def draft(cache: Cache, kind: str) -> Draft | None:
    with cache.raw_read() as connection:
        row = connection.execute(
            "SELECT body, base, at FROM draft WHERE kind = ?", (kind,)).fetchone()
    return None if row is None else Draft(kind, json.loads(row[0]), row[1], from_micros(row[2]))


def keep_draft(cache: Cache, kind: str, body: Body, *, base: int, now: datetime) -> None:
    """Keep an edit, instead of the one before; it need not be free of problems."""
    with cache.write() as connection:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO draft (kind, body, base, at) VALUES (?, ?, ?, ?)",
            (kind, canonical(body), base, to_micros(now)))


def drop_draft(cache: Cache, kind: str) -> None:
    with cache.write() as connection:
        _drop(connection, kind)


def publish(cache: Cache, kind: str, body: Body, *, reason: str, customer_value: str, author: str,
            now: datetime, effective_from: datetime | None = None, base: int | None = None
            ) -> Revision:
    """Add a revision and let go of the draft. The same body as the newest revision adds none.

    `base` is the revision the edit began from; None where it replaces whatever there is.
    Errors: CockpitError("document.problems", problems=[...]) for a body that is not good,
    "document.reason" without a reason or a value for customers, "document.outdated" where others
    published after `base`.
    """
    found = kinds()[kind]
    problems = found.problems(body)
    if problems:
        raise CockpitError("document.problems", kind=kind, count=len(problems),
                           place=problems[0].place, problem=problems[0].code)
    if not reason.strip() or not customer_value.strip():
        raise CockpitError("document.reason", kind=kind)
    with cache.write() as connection:
        row = connection.exec_driver_sql(
            f"SELECT {_COLUMNS} FROM document WHERE kind = ? ORDER BY revision DESC LIMIT 1",
            (kind,)).fetchone()
        newest = built_in(kind) if row is None else _revision(row)
        mark = hash_of(kind, found.format, body)
        if mark == newest.hash:
            _drop(connection, kind)
            return newest
        if base is not None and base != newest.revision:
            raise CockpitError("document.outdated", kind=kind, base=base, newest=newest.revision)
        made = Revision(kind, newest.revision + 1, found.format, newest.hash, mark, author, now,
                        effective_from or now, reason.strip(), customer_value.strip(), body)
        connection.exec_driver_sql(
            f"INSERT INTO document ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)", _row(made))
        _drop(connection, kind)
        append(connection, "document published",
               {"kind": kind, "revision": made.revision, "hash": mark}, actor=author, now=now)
    cache.mark()
    return made


def _drop(connection: Connection, kind: str) -> None:
    connection.exec_driver_sql("DELETE FROM draft WHERE kind = ?", (kind,))


def _row(one: Revision) -> tuple[Any, ...]:
    assert one.at is not None
    assert one.effective_from is not None
    return (one.kind, one.revision, one.format, one.parent_hash, one.hash, one.author,
            to_micros(one.at), to_micros(one.effective_from), one.reason, one.customer_value,
            canonical(one.body))


def _revision(row: Any) -> Revision:
    kind, revision, format_, parent, mark, author, at, effective, reason, value, body = row
    return Revision(kind, revision, format_, parent, mark, author, from_micros(at),
                    from_micros(effective), reason, value, json.loads(body))
