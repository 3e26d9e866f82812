"""Records set aside: each with its reason, until a later version of it can be kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.errors import CockpitError
from models.instants import from_micros
from models.task import Task
from sync.connector import Stream
from sync.engine import TransportFactory, run
from sync.rereading import reread
from sync.session import Session
from sync.transport import Transport

if TYPE_CHECKING:
    from models.cache import Cache
    from models.calendars import Calendar


@dataclass(frozen=True)
class Quarantined:
    """One record that could not be kept. `item`: its id, else its place."""

    connection: str
    stream: str
    item: str
    version: str
    code: str
    facts: dict[str, Any]
    raw: bytes | None
    at: datetime
    program_version: str


def listed(cache: Cache, connection: str | None = None) -> list[Quarantined]:
    """Everything set aside, of one connection or of all, oldest first."""
    with cache.read() as reader:
        rows = reader.connection.driver_connection.execute(  # type: ignore[union-attr]
            "SELECT connection.name, stream, item, version, code, facts, raw, at, program_version"
            " FROM quarantine JOIN connection ON connection.id = connection_id"
            " WHERE connection.name = coalesce(?, connection.name)"
            " ORDER BY at, connection.name, stream, item",
            (connection,),
        ).fetchall()
    return [
        Quarantined(name, stream, item, version, code, json.loads(facts), raw, from_micros(at), by)
        for name, stream, item, version, code, facts, raw, at, by in rows
    ]


def retry(
    cache: Cache,
    connection: str | None,
    items: Collection[str],
    task: Task,
    *,
    clock: Callable[[], datetime],
    calendar: Calendar,
    transport_factory: TransportFactory = Transport.to,
) -> tuple[int, int]:
    """Ask the source once more for what was set aside; no `items`: for everything.

    Returns how many left the quarantine, because they can be kept now or are gone at the source,
    and how many of those asked for stay. Errors: those of `engine.sync`, and the first of the
    source.
    """
    before = [one for one in listed(cache, connection) if not items or one.item in items]
    for name in sorted({one.connection for one in before}):
        wanted = {(one.stream, one.item) for one in before if one.connection == name}

        def work(session: Session, stream: Stream, wanted: set[tuple[str, str]] = wanted) -> None:
            reread(session, stream, {item for kind, item in wanted if kind == stream.name})

        report = run(
            cache, name, task, work, clock=clock, transport_factory=transport_factory,
            calendar=calendar,
        )
        for stream in report.streams:
            if stream.error is not None:
                raise CockpitError(stream.error, **{**stream.error_facts, "stream": stream.name})
    asked = {(one.connection, one.stream, one.item) for one in before}
    left = {(one.connection, one.stream, one.item) for one in listed(cache, connection)}
    return len(asked - left), len(asked & left)
