"""The connections of a cache: adding, pausing, removing them, and how each one stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from models import audit
from models.discovery import discover
from models.errors import CockpitError
from models.instants import from_micros, to_micros
from models.tables import MIRROR
from models.task import Task
from sync import aside, streams
from sync.connector import Connector, Greeting, Profile
from sync.transport import Transport

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from models.cache import Cache
    from models.calendars import Calendar

_OURS = ("field_event", "alias", "stream_state", "quarantine", "notice")
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    """A notice: what a sync repaired, guessed or could not know, and how often."""

    stream: str
    code: str
    item: str
    count: int
    facts: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True)
class StreamStatus:
    """How one stream stands.

    `records`: live in the cache. `watermark`: everything modified before is in; None: never read
    to the end. `half_way`: a window is unfinished. `error`, `error_facts`, `error_at`: of the
    failure. `next_at`: when another try makes sense; None: with the next sync.
    """

    name: str
    records: int
    watermark: datetime | None
    synced_at: datetime | None
    swept_at: datetime | None
    half_way: bool
    error: str | None
    error_facts: Mapping[str, Any]
    error_at: datetime | None
    next_at: datetime | None
    quarantined: int


@dataclass(frozen=True)
class ConnectionStatus:
    id: int
    name: str
    kind: str
    url: str
    options: Mapping[str, str]
    paused: bool
    created_at: datetime
    synced_at: datetime | None  # the last time that every stream finished
    streams: tuple[StreamStatus, ...]
    notices: tuple[Told, ...]
    quarantined: int


def kinds() -> dict[str, type[Connector]]:
    """Every kind of CRM there is, by key."""
    from sync import connectors

    return discover(connectors, "CONNECTOR")


def add_connection(
    cache: Cache,
    kind: str,
    name: str,
    url: str,
    options: Mapping[str, str],
    secret: str | None,
    *,
    now: datetime,
) -> int:
    """Add a connection; returns its id. Nothing is read yet.

    Errors: CockpitError connection.unknown_kind, connection.bad_name, connection.exists,
    demo.only_demo, and those of the key store; there is no connection then.
    """
    if kind not in kinds():
        raise CockpitError("connection.unknown_kind", kind=kind, known=sorted(kinds()))
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise CockpitError("connection.bad_name", name=ascii(name)[1:41])
    if cache.demo and kind != "demo":  # its key lies beside it
        raise CockpitError("demo.only_demo", kind=kind, path=str(cache.paths.home))
    with cache.write() as connection:
        taken = connection.exec_driver_sql(
            "SELECT id FROM connection WHERE name = ?", (name,)
        ).first()
        if taken is not None:
            raise CockpitError("connection.exists", name=name)
        number = int(connection.exec_driver_sql(
            "INSERT INTO connection (name, kind, url, options, created_at, paused)"
            " VALUES (?, ?, ?, ?, ?, 0) RETURNING id",
            (name, kind, url, json.dumps(dict(options), sort_keys=True), to_micros(now)),
        ).scalar_one())
        facts = {"connection": number, "kind": kind, "name": name}
        audit.append(connection, "connection.added", facts, actor="user", now=now)
        if secret is not None:
            cache.secrets.put(connection, _secret_name(number), secret)
    cache.mark()
    return number


def change_secret(cache: Cache, name: str, secret: str) -> None:
    """Sign in anew with another secret."""
    cache.secrets.set(_secret_name(opened(cache, name).id), secret)


def remove_connection(cache: Cache, name: str, *, now: datetime, calendar: Calendar) -> None:
    """Remove a connection with everything that came from it, history too; erased, not hidden.

    `calendar` is the company's, for the pictures of what stays. A sync of the connection that
    runs meanwhile stores nothing more.
    """
    from models.refresh import refresh

    number = opened(cache, name).id
    cache.secrets.delete(_secret_name(number))
    with cache.write() as connection, _erasing(connection):
        for table in (*MIRROR, *_OURS):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE connection_id = ?", (number,))
        connection.exec_driver_sql("DELETE FROM connection WHERE id = ?", (number,))
        connection.exec_driver_sql("DELETE FROM meta WHERE key = ?", (stale_key(number),))
        facts = {"connection": number, "name": name}
        audit.append(connection, "connection.removed", facts, actor="user", now=now)
        refresh(connection, None, calendar)
        cache.bump(connection)
    cache.mark()


def test_connection(
    kind: str, name: str, url: str, options: Mapping[str, str], secret: str | None,
    task: Task | None = None,  # noqa: PT028 - no test
) -> Greeting:
    """Sign in at a source that is not a connection yet, changing nothing.

    Errors: those of the connector; CockpitError connection.unknown_kind.
    """
    return _greeting(kind, Profile(name, url, dict(options), secret), task or Task())


def test_known(
    cache: Cache, name: str, task: Task | None = None  # noqa: PT028 - no test
) -> Greeting:
    """Sign in at a connection of the cache, changing nothing."""
    found = opened(cache, name)
    return _greeting(found.kind, found.profile, task or Task())


def pause(cache: Cache, name: str, *, now: datetime) -> None:
    """Leave the connection alone until it is resumed; its data stays."""
    _set_paused(cache, name, True, now)


def resume(cache: Cache, name: str, *, now: datetime) -> None:
    _set_paused(cache, name, False, now)


def connections(cache: Cache) -> list[ConnectionStatus]:
    """How every connection stands, in the order of their names."""
    known = kinds()
    with cache.raw_read() as driver:
        rows = driver.execute(
            "SELECT id, name, kind, url, options, paused, created_at FROM connection ORDER BY name"
        ).fetchall()
        return [_status(driver, row, known) for row in rows]


@dataclass(frozen=True)
class Opened:
    """What a sync must know of a connection."""

    id: int
    kind: str
    paused: bool
    profile: Profile


def opened(cache: Cache, name: str) -> Opened:
    """Errors: CockpitError connection.unknown, with the names there are."""
    with cache.raw_read() as driver:
        row = driver.execute(
            "SELECT id, kind, url, options, paused FROM connection WHERE name = ?", (name,)
        ).fetchone()
        if row is None:
            names = [found[0] for found in driver.execute("SELECT name FROM connection")]
            raise CockpitError("connection.unknown", name=name, known=sorted(names))
    profile = Profile(name, row[2], json.loads(row[3]), cache.secrets.get(_secret_name(row[0])))
    return Opened(row[0], row[1], bool(row[4]), profile)


def told(driver: Any, connection_id: int) -> tuple[Told, ...]:
    """The notices of a connection."""
    return tuple(
        Told(stream, code, item, count, json.loads(facts), from_micros(at))
        for stream, code, item, count, facts, at in driver.execute(
            "SELECT stream, code, item, count, facts, at FROM notice WHERE connection_id = ?"
            " ORDER BY stream, code, item", (connection_id,),
        )
    )


def stale_key(connection_id: int) -> str:
    """Key in `meta`, there while stored pages are not in the mart yet."""
    return f"mart_stale.{connection_id}"


@contextmanager
def _erasing(connection: Connection) -> Iterator[None]:
    """What is deleted inside is overwritten in the file, pages that become free too."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        driver.execute("PRAGMA secure_delete = FAST")  # as `models.cipher` opens the file


def _secret_name(connection_id: int) -> str:
    return f"connection.{connection_id}"


def _greeting(kind: str, profile: Profile, task: Task) -> Greeting:
    known = kinds()
    if kind not in known:
        raise CockpitError("connection.unknown_kind", kind=kind, known=sorted(known))
    transport = Transport.to(profile, task)
    try:
        return known[kind](profile, transport).test()
    finally:
        transport.close()


def _set_paused(cache: Cache, name: str, paused: bool, now: datetime) -> None:
    number = opened(cache, name).id
    with cache.write() as connection:
        connection.exec_driver_sql(
            "UPDATE connection SET paused = ? WHERE id = ?", (int(paused), number)
        )
        action = "connection.paused" if paused else "connection.resumed"
        facts = {"connection": number, "name": name}
        audit.append(connection, action, facts, actor="user", now=now)
    cache.mark()


def _status(driver: Any, row: Any, known: Mapping[str, type[Connector]]) -> ConnectionStatus:
    number, name, kind, url, options, paused, created_at = row
    states = streams.load_all(driver, number)
    held = aside.count(driver, number)
    declared = (
        [stream.name for stream in known[kind].streams] if kind in known else list(states)
    )
    found = tuple(
        _stream_status(
            states.get(stream, streams.StreamState(number, stream)),
            _live(driver, stream, number),
            held.get(stream, 0),
        )
        for stream in declared
    )
    finished = [stream.synced_at for stream in found]
    return ConnectionStatus(
        number, name, kind, url, json.loads(options), bool(paused), from_micros(created_at),
        min((at for at in finished if at is not None), default=None)
        if all(at is not None for at in finished) else None,
        found, told(driver, number), sum(held.values()),
    )


def _live(driver: Any, stream: str, connection_id: int) -> int:
    return int(driver.execute(
        f"SELECT count(*) FROM {stream} WHERE connection_id = ? AND state = 'live'",
        (connection_id,),
    ).fetchone()[0])


def _stream_status(state: streams.StreamState, records: int, aside_now: int) -> StreamStatus:
    facts = state.error_facts or {}
    next_at = None
    if state.error is not None and state.error_at is not None and facts.get("seconds"):
        wait = timedelta(seconds=min(float(facts["seconds"]), 86_400 * 366))
        next_at = state.error_at + min(wait, _HOUR)  # after a long wait it is tried each hour
    return StreamStatus(
        state.stream, records, state.watermark, state.synced_at, state.swept_at,
        state.window_end is not None, state.error, facts, state.error_at, next_at, aside_now,
    )
