"""Brings a connection up to date: every stream, what is gone, then the pictures' columns.

One failing stream does not hold up the others, unless its error is about the whole connection.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.entities import KINDS
from models.errors import CockpitError
from models.task import Task
from sync import aside, merging, notices
from sync.calm import calm
from sync.connections import (
    ConnectionStatus,
    Told,
    add_connection,
    connections,
    kinds,
    opened,
    pause,
    remove_connection,
    resume,
    stale_key,
    told,
)
from sync.connector import Profile, Stream
from sync.planner import Counts
from sync.reading import load, read_stream, save
from sync.rereading import reread_outdated
from sync.session import Session
from sync.sweep import is_due, sweep
from sync.transport import Transport

if TYPE_CHECKING:
    from models.cache import Cache
    from models.calendars import Calendar

__all__ = [
    "ConnectionStatus", "StreamReport", "SyncReport", "add_connection", "allow_missing",
    "connections", "pause", "remove_connection", "resume", "run", "sync",
]

log = logging.getLogger(__name__)

TransportFactory = Callable[[Profile, Task], Transport]
Work = Callable[[Session, Stream], None]


@dataclass(frozen=True)
class StreamReport:
    """What one stream brought. `error`: a code, None when the stream is up to date.

    `stored`: records new or different; `unchanged`: read and found as they were; `older`:
    versions that came after a newer one; `events`: changes kept in the log; `quarantined`: set
    aside now, from this run and earlier ones.
    """

    name: str
    stored: int = 0
    new: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    older: int = 0
    events: int = 0
    quarantined: int = 0
    error: str | None = None
    error_facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SyncReport:
    """`version`: the cache's data version afterwards.

    `skipped`: streams not tried, because of an error about the whole connection.
    """

    connection: str
    streams: tuple[StreamReport, ...]
    skipped: tuple[str, ...]
    notices: tuple[Told, ...]
    version: int
    began_at: datetime
    ended_at: datetime


def sync(
    cache: Cache,
    name: str,
    task: Task,
    *,
    clock: Callable[[], datetime],
    full: bool = False,
    calendar: Calendar,
    transport_factory: TransportFactory = Transport.to,
) -> SyncReport:
    """Read what changed at the source; `full`: read everything again and look for what is gone.

    `calendar` is the company's, for the pictures. Errors: Cancelled; CockpitError
    connection.unknown, connection.unknown_kind, connection.paused, connection.gone (removed
    meanwhile), and the cache's. Errors of the source are in the report and in the status of its
    streams. What was stored before an error stays.
    """
    return run(
        cache, name, task, _sync_stream, clock=clock, full=full,
        transport_factory=transport_factory, calendar=calendar,
    )


def run(
    cache: Cache,
    name: str,
    task: Task,
    work: Work,
    *,
    clock: Callable[[], datetime],
    full: bool = False,
    calendar: Calendar,
    transport_factory: TransportFactory = Transport.to,
) -> SyncReport:
    """Do `work` on each stream of a connection, then bring the pictures' columns in line."""
    began_at = clock()
    reports: list[StreamReport] = []
    with calm(), _session(cache, name, task, clock, full, transport_factory) as session:
        pending = _in_order(session.connector.streams)
        while pending:
            report, error = _tried(session, pending.pop(0), work)
            reports.append(report)
            if getattr(error, "stops_connection", False):
                break
        version = _publish(session, calendar)
    cache.mark()
    with cache.raw_read() as driver:
        held = aside.count(driver, session.connection_id)
        found = told(driver, session.connection_id)
    return SyncReport(
        name,
        tuple(replace(report, quarantined=held.get(report.name, 0)) for report in reports),
        tuple(stream.name for stream in pending), found, version, began_at, clock(),
    )


def allow_missing(cache: Cache, name: str, stream: str, missing: int) -> None:
    """A person's answer: yes, the `missing` records that were asked about are gone.

    Holds for one sweep, and for so many: when more are missing by then, it asks again.
    """
    number = opened(cache, name).id
    with cache.write() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        notices.allow(driver, number, stream, missing)
        driver.execute(
            "UPDATE stream_state SET swept_at = 0 WHERE connection_id = ? AND stream = ?",
            (number, stream),
        )
    cache.mark()


@contextmanager
def _session(
    cache: Cache, name: str, task: Task, clock: Callable[[], datetime], full: bool,
    transport_factory: TransportFactory,
) -> Iterator[Session]:
    found = opened(cache, name)
    if found.paused:
        raise CockpitError("connection.paused", name=name)
    known = kinds()
    if found.kind not in known:
        raise CockpitError("connection.unknown_kind", kind=found.kind, known=sorted(known))
    with cache.raw_read() as driver:
        aliases = merging.load_aliases(driver, found.id)
        leftover = driver.execute(
            "SELECT 1 FROM meta WHERE key = ?", (stale_key(found.id),)
        ).fetchone() is not None
    transport = transport_factory(found.profile, task)
    try:
        connector = known[found.kind](found.profile, transport)
        yield Session(cache, found.id, connector, task, clock, full, aliases, leftover=leftover)
    finally:
        transport.close()


def _in_order(declared: tuple[Stream, ...]) -> list[Stream]:
    """References mostly point backwards in the order of the record kinds."""
    order = list(KINDS)
    return sorted(declared, key=lambda stream: order.index(stream.name))


def _sync_stream(session: Session, stream: Stream) -> None:
    reading = read_stream(session, stream)
    if is_due(session, stream):
        sweep(session, stream, reading)
    reread_outdated(session, stream)


def _tried(
    session: Session, stream: Stream, work: Work
) -> tuple[StreamReport, CockpitError | None]:
    """Do the work on one stream; an error of the source is noted in the stream's status."""
    session.counts = Counts()
    try:
        work(session, stream)
    except CockpitError as error:
        if error.code.startswith(("cache.", "connection.")):  # not of the source's
            raise
        facts = json.loads(json.dumps(error.facts, default=str))
        save(session, replace(
            load(session, stream), error=error.code, error_facts=facts, error_at=session.clock(),
        ))
        log.warning("connection %d, %s: %s", session.connection_id, stream.name, error.code)
        return replace(_report(session, stream), error=error.code, error_facts=facts), error
    return _report(session, stream), None


def _report(session: Session, stream: Stream) -> StreamReport:
    counts = session.counts
    return StreamReport(
        stream.name, counts.new + counts.updated + counts.deleted, counts.new, counts.updated,
        counts.deleted, counts.unchanged, counts.older, counts.events,
    )


def _publish(session: Session, calendar: Calendar) -> int:
    """Bring the pictures' columns in line with what was stored; returns the data version."""
    from models.refresh import Changed, refresh

    changed = Changed(
        {(session.connection_id, key) for key in session.changed.pop("opportunities", ())},
        frozenset(session.changed),
    )
    with session.write() as connection:
        if session.leftover or changed.opportunities or changed.everything_else:
            known = None if session.leftover else changed
            refresh(connection, known, calendar)
        connection.exec_driver_sql(
            "DELETE FROM meta WHERE key = ?", (stale_key(session.connection_id),)
        )
        return session.cache.bump(connection)
